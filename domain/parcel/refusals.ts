import type { OrderState } from '../order/order';
import { blocked } from '../order/refusals';
import type { Actor } from '../people/actor';
import { isPaid } from '../payment/amounts';

/** Said of an order whose goods nobody may take off the shelf yet. */
export function notReadyToPick(order: OrderState, actor: Actor): string | undefined {
  const waits = blocked(order, 'release', actor);
  if (waits) return waits;
  return order.confirmedAt && isPaid(order) ? undefined : 'The order is not paid and confirmed yet.';
}

/** Said of an order whose goods are all in parcels, or gone. */
export const nothingToPack = ({ lines }: OrderState): string | undefined =>
  lines.some(({ quantities }) => quantities.reserved > 0) ? undefined : 'There is nothing left to pack.';
