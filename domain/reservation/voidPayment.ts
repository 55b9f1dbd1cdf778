import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { hasLeft } from '../parcel/parcel';
import { isReserved } from './reservation';

/** Gives the money free that is reserved, and asks the customer for another payment, for which they have the time of one that failed. */
export const voidPayment = action<Record<never, never>>({
  description: 'Gives reserved money free and asks the customer for another payment.',
  shape: {},
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? blocked(order, 'payment', actor) ?? nothingToVoid(order),
  decide: (order) => {
    const payment = order.payments.find(isReserved);
    return payment ? [{ type: 'VoidRequested', paymentId: payment.id }] : [];
  },
});

function nothingToVoid(order: OrderState): string | undefined {
  const payment = order.payments.find(isReserved);
  if (!payment) return 'No money is reserved.';
  if (hasLeft(order)) return 'The goods are out: their money is taken.';
  return payment.toVoid || payment.toTake ? 'The gateway is being asked already.' : undefined;
}
