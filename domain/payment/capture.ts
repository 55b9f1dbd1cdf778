import { isBlocked, isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { capturedOf, openToCapture, roundedOf, sumOf } from './amounts';
import { isKeptBack } from './late/goodsBack';
import type { Payment } from './payment';

/*
 * Whether money is due is workflow code: the account waits for it, and running orders are replayed by it.
 */

/** The payment whose money is due now, unless a person has to look first or a hold blocks it. An order is paid once. */
export function toCapture(order: OrderState): Payment | undefined {
  if (isBlocked(order, 'payment')) return undefined;
  return inTurn(order).find(
    (payment) =>
      payment.captureError === undefined &&
      amountToCapture(order, payment) > 0 &&
      !isKeptBack(order, payment),
  );
}

/** What moved late is taken last, and not before a person has looked. */
function inTurn(order: OrderState): readonly Payment[] {
  const inTime = order.payments.filter(({ late }) => !late);
  return isHeld(order, 'PAYMENT') ? inTime : [...inTime, ...order.payments.filter(({ late }) => late)];
}

/** How much of a payment is due, in minor units: what is reserved, but never more than the order still costs. */
export const amountToCapture = (order: OrderState, payment: Payment): number =>
  Math.max(0, Math.min(openToCapture(payment), order.totals.grand - sumOf(order, settledBy)));

const settledBy = (payment: Payment): number => capturedOf(payment) + roundedOf(payment);

/** The amount to ask a gateway for when less is due than is reserved; undefined: all that is reserved. */
export function partToCapture(order: OrderState, payment: Payment): number | undefined {
  const due = amountToCapture(order, payment);
  return due < openToCapture(payment) ? due : undefined;
}
