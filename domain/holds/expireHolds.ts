import type { OrderFact } from '../facts';
import type { Hold, OrderState } from '../order/order';
import type { HoldDefault } from './reasons';
import { isOut } from '../parcel/parcel';
import { capturedOf, sumOf } from '../payment/amounts';
import { linkPolicyOf } from '../links/link';
import { isUnderWay } from '../payment/payment';
import { retryTimeAfter } from '../payment/retryTime';

/** A hold that ends by itself: when, and how. */
export interface ExpiringHold extends Hold {
  readonly until: string;
  readonly default: HoldDefault;
}

/*
 * When a hold ends by itself and what comes of it is workflow code: running orders are replayed by it, so that a change needs
 * another story. It asks none of the rules for people, which are free to change.
 */

/** The hold that ends by itself next; undefined when none can, as the order is now. */
export function nextToExpire(order: OrderState): ExpiringHold | undefined {
  const [next] = expiring(order).toSorted((a, b) => Date.parse(a.until) - Date.parse(b.until));
  return next;
}

/**
 * What the holds come to whose end has come at that instant (RFC 3339): those are released, or the order is cancelled. Nothing
 * of one that was released before, nor of one that would cancel an order which can't be called back: that stays, overdue.
 */
export function expireHolds(order: OrderState, at: string): readonly OrderFact[] {
  const due = expiring(order).filter(({ until }) => Date.parse(until) <= Date.parse(at));
  const cancelling = due.find((hold) => hold.default === 'cancel');
  return [
    ...due.filter((hold) => hold.default === 'release').map((hold) => released(order, hold, at)),
    ...(cancelling ? [cancelled(cancelling)] : []),
  ];
}

/**
 * Whether the hold should have ended by that instant (RFC 3339) and stands: a person has to see to it. The end of one that
 * has the order cancelled is the end of the cancellation.
 */
export function isOverdue({ cancellation }: OrderState, hold: Hold, at: string): boolean {
  if (hold.until === undefined || Date.parse(hold.until) > Date.parse(at)) return false;
  const isBeingCancelled = cancellation !== undefined && cancellation.completedAt === undefined;
  return !(hold.default === 'cancel' && isBeingCancelled);
}

const expiring = (order: OrderState): readonly ExpiringHold[] =>
  order.holds
    .filter(isExpiring)
    .filter((hold) => hold.default === 'release' || canBeCalledBack(order))
    .map((hold) => (hold.reason === 'DEPOSIT' ? { ...hold, until: endOfDeposit(order, hold) } : hold));

/** A deposit whose payment was begun in time is waited for as long as the gateway lets its customer confirm it. */
function endOfDeposit(order: OrderState, { until }: ExpiringHold): string {
  const { sessionMs } = linkPolicyOf(order.policy);
  const ends = order.payments
    .filter((payment) => isUnderWay(payment) && Date.parse(payment.requestedAt) < Date.parse(until))
    .map(({ requestedAt }) => Date.parse(requestedAt) + sessionMs);
  return new Date(Math.max(Date.parse(until), ...ends)).toISOString();
}

const isExpiring = (hold: Hold): hold is ExpiringHold =>
  hold.until !== undefined && hold.default !== undefined;

/** Whether nothing has left the house or was rendered, no money was taken, and nobody is ending the order yet. */
const canBeCalledBack = (order: OrderState): boolean =>
  order.cancellation === undefined &&
  order.deliveredAt === undefined &&
  !order.parcels.some(isOut) &&
  sumOf(order, capturedOf) === 0;

const released = (order: OrderState, { reason, key }: ExpiringHold, at: string): OrderFact => ({
  type: 'HoldReleased',
  reason,
  ...(key !== reason && { key }),
  notes: 'The hold ended by itself.',
  ...retryTimeAfter(order, at),
});

const cancelled = ({ key }: ExpiringHold): OrderFact => ({
  type: 'CancellationRequested',
  reason: `The hold ${key} was not released in time.`,
  hold: key,
});
