import { isBlocked, isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { isPaid } from './amounts';
import { isUnderWay, type Payment } from './payment';
import { speakingAttempt } from './tenders/standing';

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
  const payment = speakingAttempt(order);
  if (!payment || order.cancellation || order.closedAt || hasLeft(order)) return undefined;
  if (!latestAlone && isPaid(order)) return undefined;
  if (payment.state === 'DECLINED' || (payment.retryUntil !== undefined && !isPaid(order))) {
    // Who may not pay has no time that could run out: the hold's end gives them a new one.
    if (isBlocked(order, 'payment')) return undefined;
    const at = notBeforeLink(order, lastRetryOf(order) ?? payment.requestedAt);
    return { at, of: 'payment retry', reason: 'The payment failed and was not repeated in time.' };
  }
  if (isPaidInPart(order, payment)) {
    const ends = Date.parse(payment.requestedAt) + order.policy.payment.retryWindowMs;
    const at = notBeforeLink(order, later(new Date(ends).toISOString(), lastRetryOf(order)));
    return { at, of: 'payment retry', reason: 'The rest of the price was not paid in time.' };
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

/** Orders placed before late money had rules wait for their latest attempt alone. */
const isOfToday = ({ policy, payments }: OrderState): boolean =>
  policy.payment.late !== undefined || payments.some(({ tender }) => tender);

/** Until when any attempt may be followed by another: one that was given free has a time of its own. */
const lastRetryOf = (order: OrderState): string | undefined =>
  isOfToday(order)
    ? order.payments.reduce<string | undefined>(
        (last, { retryUntil }) => (retryUntil === undefined ? last : later(retryUntil, last)),
        undefined,
      )
    : order.payments.at(-1)?.retryUntil;

/**
 * A part is there as it was asked for, nothing is under way and nobody was called: the customer has time for the rest, and the order does
 * not wait for ever. Less than was asked for is a person's, also once they have released it.
 */
const isPaidInPart = (order: OrderState, latest: Payment): boolean =>
  isOfToday(order) &&
  (latest.state === 'AUTHORIZED' || latest.state === 'CAPTURED') &&
  latest.authorized === undefined &&
  latest.captured === undefined &&
  !isPaid(order) &&
  !isHeld(order, 'PAYMENT') &&
  !isBlocked(order, 'payment') &&
  !order.payments.some(isUnderWay);

const later = (one: string, other = one): string => (Date.parse(other) > Date.parse(one) ? other : one);
