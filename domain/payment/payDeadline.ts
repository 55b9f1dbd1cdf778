import { isBlocked } from '../holds/holds';
import type { OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { isPaid } from './amounts';

/** Until when the customer may see to an attempt to pay. */
export interface PayDeadline {
  /** RFC 3339. */
  readonly at: string;
  readonly of: 'payment retry' | 'confirmation by the customer';
  /** Why the order is cancelled then. */
  readonly reason: string;
}

/**
 * Until when the customer may pay, or confirm with the bank, before the order is cancelled; undefined where no time runs, as
 * in an order that another attempt than the latest has paid. The order's account waits for it, and customers are told the same.
 * @param latestAlone whether only the latest attempt is looked at: runs that began before that was mended wait so.
 */
export function payDeadline(order: OrderState, latestAlone = false): PayDeadline | undefined {
  const payment = order.payments.at(-1);
  if (!payment || order.cancellation || order.closedAt || hasLeft(order)) return undefined;
  if (!latestAlone && isPaid(order)) return undefined;
  if (payment.state === 'DECLINED' || (payment.retryUntil !== undefined && !isPaid(order))) {
    // Who may not pay has no time that could run out: the hold's end gives them a new one.
    if (isBlocked(order, 'payment')) return undefined;
    const at = notBeforeLink(order, payment.retryUntil ?? payment.requestedAt);
    return { at, of: 'payment retry', reason: 'The payment failed and was not repeated in time.' };
  }
  if (payment.state !== 'ACTION_REQUIRED') return undefined;
  const ends = Date.parse(payment.requestedAt) + order.policy.payment.retryWindowMs;
  const at = notBeforeLink(order, new Date(ends).toISOString());
  return { at, of: 'confirmation by the customer', reason: 'The payment was not confirmed in time.' };
}

/** Whoever was sent a link has until its end. Orders from before there were links have none. */
const notBeforeLink = ({ paymentLinks = [] }: OrderState, at: string): string =>
  paymentLinks
    .filter(({ state }) => state === 'OPEN')
    .reduce((last, { expiresAt }) => (Date.parse(expiresAt) > Date.parse(last) ? expiresAt : last), at);
