import { action } from '../command';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { hasArrived, isOut, type Parcel } from './parcel';
import { nothingToPack, notReadyToPick } from './refusals';

/** Begins to take an order's goods off the shelf. */
export const pick = action<Record<string, never>>({
  description: 'Begins to take the goods off the shelf.',
  shape: {},
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) =>
    ended(order) ?? notReadyToPick(order, actor) ?? alreadyPicked(order) ?? nothingToPack(order),
  decide: () => [{ type: 'PickingStarted' }],
});

/** Says the furthest that the goods have come: who asks for what is long past is told where the order is. */
function alreadyPicked({ pickingAt, deliveredAt, parcels }: OrderState): string | undefined {
  if (!pickingAt) return undefined;
  if (deliveredAt) return 'The order has been delivered.';
  if (parcels.some((parcel) => isOut(parcel) && !hasArrived(parcel))) return 'A parcel is with the courier.';
  if (parcels.some(({ state }) => state === 'RETURNED')) return 'A parcel has come back.';
  return parcels.some(isInHouse) ? 'The goods are packed.' : 'Picking has begun.';
}

const isInHouse = ({ state }: Parcel): boolean => state === 'PACKED' || state === 'BOOKED';
