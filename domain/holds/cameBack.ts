import { DomainError } from '../errors';
import { isHeld } from './holds';
import type { OrderFact } from '../facts';
import type { Hold, OrderState } from '../order/order';
import { isPaid } from '../payment/amounts';
import { hasArrived, isOut, type Parcel } from '../parcel/parcel';

/**
 * Said of the hold of an order of which a parcel came back, once nothing else of it is to go: neither a command nor the story can
 * take it up, so that without its hold it would stand in no list of orders that wait for somebody.
 */
export const keptInSight = (order: OrderState, { reason }: Pick<Hold, 'reason'>): string | undefined =>
  reason === 'COURIER' && waitsForRefund(order, order.parcels)
    ? 'The parcel came back: once its money is given back, with or without what the delivery cost, the order can be cancelled, which ends the hold. Until then it keeps the order in sight.'
    : undefined;

/** Why none of these holds can be released by anybody, in a sentence; undefined when one can. */
export function allKept(order: OrderState, holds: readonly Hold[]): string | undefined {
  const refusals = holds.map((hold) => keptInSight(order, hold));
  return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
}

/** @throws {DomainError} `not-allowed` when nobody can release that hold now. */
export function requireLetGo(order: OrderState, hold: Hold): void {
  const refusal = keptInSight(order, hold);
  if (refusal !== undefined) throw new DomainError('not-allowed', refusal);
}

/** A hold that was released while other parcels went on is put again as the last of them arrives. */
export const holdCameBack = (order: OrderState, arrived: string): readonly OrderFact[] =>
  !isHeld(order, 'COURIER') &&
  waitsForRefund(
    order,
    order.parcels.filter(({ id }) => id !== arrived),
  )
    ? [{ type: 'OrderHeld', reason: 'COURIER', notes: 'Another parcel of the order came back.' }]
    : [];

/** Whether one of these parcels came back, none of them travels, and what is left in the house can't be sent. */
function waitsForRefund(order: OrderState, parcels: OrderState['parcels']): boolean {
  if (order.cancellation || order.closedAt || order.deliveredAt) return false;
  const isInHouse = ({ state }: Parcel): boolean => state === 'PACKED' || state === 'BOOKED';
  const isLeft = parcels.some(isInHouse) || order.lines.some(({ quantities }) => quantities.reserved > 0);
  return (
    parcels.some(({ state }) => state === 'RETURNED') &&
    parcels.every((parcel) => hasArrived(parcel) || !isOut(parcel)) &&
    !(isLeft && isPaid(order))
  );
}
