import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { hasLeft } from '../parcel/parcel';
import { isKeptBack } from '../payment/late/goodsBack';
import type { Payment } from '../payment/payment';
import { isReserved } from './reservation';

/** Gives the money free that is reserved, and asks the customer for another payment, for which they have the time of one that failed. */
export const voidPayment = action<Record<never, never>>({
  description: 'Gives reserved money free and asks the customer for another payment.',
  shape: {},
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? blocked(order, 'payment', actor) ?? nothingToVoid(order),
  decide: (order) => {
    const payment = reservedOf(order);
    return payment ? [{ type: 'VoidRequested', paymentId: payment.id }] : [];
  },
});

/** What was reserved after the goods had come back comes first: while they are here nothing else is given free. */
const reservedOf = (order: OrderState): Payment | undefined =>
  order.payments.find((payment) => isReserved(payment) && isKeptBack(order, payment)) ??
  order.payments.find(isReserved);

function nothingToVoid(order: OrderState): string | undefined {
  const payment = reservedOf(order);
  if (!payment) return 'No money is reserved.';
  if (hasLeft(order) && !isKeptBack(order, payment)) return 'The goods are out: their money is taken.';
  return payment.toVoid || payment.toTake ? 'The gateway is being asked already.' : undefined;
}
