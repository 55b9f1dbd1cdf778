import type { OrderJson } from '../../../../api/schema/order';

/** What a line is called where it is named in one line, its variant included. */
export const lineName = ({ name, variant }: Pick<OrderJson['lines'][number], 'name' | 'variant'>): string =>
  [name, variant].filter(Boolean).join(' · ');
