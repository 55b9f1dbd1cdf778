import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import { capturedOf, refundedOf } from '../payment/amounts';
import type { Payment } from '../payment/payment';
import { promisedBy } from './refund';

/** What refunds are still to give back of a payment. */
function promisedOf({ refunds = [] }: Pick<OrderState, 'refunds'>, { id }: Payment): number {
  return refunds
    .flatMap(promisedBy)
    .filter(({ paymentId }) => paymentId === id)
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** Whether the customer's bank asks the money of this payment back, or has got it: a refund would give it back twice. */
export const isAskedBack = ({ disputes = [] }: Payment): boolean =>
  disputes.some(({ state }) => state !== 'WON');

/** Whether what a move would give back is asked back by the customer's bank, too. */
export const isDisputedMove = (
  { payments }: Pick<OrderState, 'payments'>,
  { paymentId }: { readonly paymentId: string },
): boolean => payments.some((payment) => payment.id === paymentId && isAskedBack(payment));

/** How much of a payment can still be given back, in minor units. */
export const refundableOf = (order: Pick<OrderState, 'refunds'>, payment: Payment): number =>
  isAskedBack(payment)
    ? 0
    : Math.max(0, capturedOf(payment) - refundedOf(payment) - promisedOf(order, payment));

/** @throws {DomainError} `not-allowed`, with the amount that is left, when less was collected than was thought as it was asked for. */
export function requireThere(
  order: OrderState,
  moves: readonly { readonly paymentId: string; readonly amount: number }[],
): void {
  const asked = moves.reduce((sum, { amount }) => sum + amount, 0);
  const paid = order.payments.filter(({ id }) => moves.some(({ paymentId }) => paymentId === id));
  const left = paid.reduce((sum, payment) => sum + capturedOf(payment) - refundedOf(payment), 0);
  if (asked <= left) return;
  throw new DomainError('not-allowed', 'Less was collected than is to be paid out.', {
    amountLeft: { amount: Math.max(0, left), currency: order.currency },
  });
}
