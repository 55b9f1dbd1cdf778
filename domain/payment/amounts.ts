import { deliveryCost } from '../money/totals';
import type { OrderState } from '../order/order';
import type { Payment } from './payment';

/**
 * How much money an order's payments stand for, in minor units of its currency. A payment keeps an amount where that is
 * another than was asked for. Without one its state says which it is: the whole, or nothing. Payments from before they kept
 * amounts read the same way.
 */

/** What the gateway has reserved, whether or not it has been taken since. Nothing, once it is given free. */
export const authorizedOf = ({ state, amount, authorized }: Payment): number =>
  authorized ?? (state === 'AUTHORIZED' || state === 'CAPTURED' ? amount : 0);

/** What has been taken, whether or not some of it was given back since. */
export const capturedOf = ({ state, amount, captured }: Payment): number =>
  captured ?? (state === 'CAPTURED' ? amount : 0);

/** What has been given back of what was taken. */
export const refundedOf = ({ refunded }: Payment): number => refunded ?? 0;

/** What is reserved and can still be taken. A capture ends the reservation: gateways give the rest free. */
export const openToCapture = (payment: Payment): number =>
  payment.state === 'AUTHORIZED' ? authorizedOf(payment) - capturedOf(payment) : 0;

/** What is still to be paid of it at the door. */
export const dueAtDoor = (payment: Payment): number =>
  payment.state === 'DUE' ? Math.max(0, payment.amount - capturedOf(payment)) : 0;

/** What rounding settles of the price: nobody is asked for it, and nobody has it. */
export const roundedOf = ({ rounded }: Payment): number => rounded ?? 0;

/** The sum of an amount over all payments of an order. */
export const sumOf = (
  { payments }: Pick<OrderState, 'payments'>,
  amountOf: (payment: Payment) => number,
): number => payments.reduce((sum, payment) => sum + amountOf(payment), 0);

/** What the order has of its price: reserved, taken, to be paid at the door, or settled by rounding. What was given back since is no debt: whoever gave it back knew why. */
export const paidOf = (order: Pick<OrderState, 'payments'>): number =>
  sumOf(
    order,
    (payment) => openToCapture(payment) + capturedOf(payment) + dueAtDoor(payment) + roundedOf(payment),
  );

/** Whether the order's whole price is reserved, taken or to be paid at the door, or there is none to pay. */
export const isPaid = (order: Pick<OrderState, 'payments' | 'totals'>): boolean =>
  paidOf(order) >= order.totals.grand;

/** Whether the order's whole price was taken, but for what rounding settles, whatever was given back since; or there is none to pay. */
export const isTaken = (order: Pick<OrderState, 'payments' | 'totals'>): boolean =>
  sumOf(order, (payment) => capturedOf(payment) + roundedOf(payment)) >= order.totals.grand;

/** What is still to be paid: neither reserved nor taken. Nothing of an order that is cancelled. */
export const openToPay = (order: OrderState): number =>
  order.cancellation ? 0 : Math.max(0, order.totals.grand - paidOf(order));

/** What the customer's bank took back by a dispute: what it told, and all that was left of the payment where it told nothing. */
export const lostBy = (
  payment: Payment,
  {
    state,
    amount = Math.max(0, capturedOf(payment) - refundedOf(payment)),
  }: NonNullable<Payment['disputes']>[number],
): number => (state === 'LOST' ? amount : 0);

const lostOf = (payment: Payment): number =>
  (payment.disputes ?? []).reduce((sum, dispute) => sum + lostBy(payment, dispute), 0);

/** What the shop has of what was taken: neither given back, nor lost to the customer's bank. */
export const keptOf = (order: Pick<OrderState, 'payments'>): number =>
  sumOf(order, (payment) => Math.max(0, capturedOf(payment) - refundedOf(payment) - lostOf(payment)));

/** Whether nothing is left of what was taken; not of an order of which nothing was. */
export const isGivenBack = (order: Pick<OrderState, 'payments'>): boolean =>
  sumOf(order, capturedOf) > 0 && keptOf(order) === 0;

/** Whether no more is left of what was taken than the delivery cost; not of an order of which nothing was taken. */
export const isGivenBackButDelivery = (order: Pick<OrderState, 'payments' | 'totals'>): boolean =>
  sumOf(order, capturedOf) > 0 && keptOf(order) <= deliveryCost(order.totals);

/**
 * What was taken and not given back though nothing stands for it: more than the order costs, or of one that is cancelled more than was
 * kept on purpose.
 */
export const toGiveBack = ({
  cancellation,
  ...order
}: Pick<OrderState, 'payments' | 'totals' | 'cancellation'>): number =>
  Math.max(0, keptOf(order) - (cancellation ? (cancellation.kept ?? 0) : order.totals.grand));
