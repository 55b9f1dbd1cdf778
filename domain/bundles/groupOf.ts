import type { OrderBundle } from './bundle';

/** The bundle whose pieces have to come from one warehouse, by its id, where a line is of such a one. */
export const groupOf = (lineId: string, bundles: readonly OrderBundle[] | undefined): string | undefined =>
  bundles?.find(({ together, lineIds }) => together === true && lineIds.includes(lineId))?.id;
