import type { OrderState } from '../order/order';
import { isOut } from '../parcel/parcel';
import { isPaid } from './amounts';
import { isUnderWay } from './payment';
import { speakingAttempt } from './tenders/standing';

/** Until when the customer may pay again, where a fact gives them time. */
export interface RetryTime {
  readonly retryUntil?: string;
}

/**
 * The time that a customer gets to pay for an order of which a hold is lifted at that instant (RFC 3339): without it nobody
 * would wait for the money, or the time would have run out while the order was held. None where nothing is to be paid, a
 * gateway is still at it, or the goods are out.
 */
export function retryTimeAfter(order: OrderState, at: string): RetryTime {
  const latest = speakingAttempt(order);
  if (!latest || isUnderWay(latest) || isPaid(order)) return {};
  if (order.cancellation || order.closedAt || order.deliveredAt || order.parcels.some(isOut)) return {};
  return { retryUntil: new Date(Date.parse(at) + order.policy.payment.retryWindowMs).toISOString() };
}

/** The order, whose customer may pay again until then. */
export function withRetryTime(order: OrderState, { retryUntil }: RetryTime): OrderState {
  if (retryUntil === undefined) return order;
  const newest = order.payments.length - 1;
  const payments = order.payments.map((payment, index) =>
    index === newest ? { ...payment, retryUntil } : payment,
  );
  return { ...order, payments };
}
