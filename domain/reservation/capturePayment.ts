import { action } from '../command';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { hasLeft } from '../parcel/parcel';
import { amountToCapture, toCapture } from '../payment/capture';
import { isKeptBack } from '../payment/late/goodsBack';
import type { Payment } from '../payment/payment';

/** Takes the money that is reserved before the goods leave, such as where the reservation ends before they can. */
export const capturePayment = action<Record<never, never>>({
  description: 'Takes the money that is reserved now, before the goods leave.',
  shape: {},
  roles: ['finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? blocked(order, 'payment', actor) ?? nothingToTake(order),
  decide: (order) => {
    const payment = reservedFor(order);
    return payment ? [{ type: 'CaptureRequested', paymentId: payment.id }] : [];
  },
});

/** What could be taken: also what waits for somebody to decide, since it was reserved after the goods had come back. */
const reservedFor = (order: OrderState): Payment | undefined =>
  toCapture(order) ??
  order.payments.find((payment) => isKeptBack(order, payment) && amountToCapture(order, payment) > 0);

function nothingToTake(order: OrderState): string | undefined {
  const payment = reservedFor(order);
  if (!payment) return 'No money is reserved.';
  if (payment.toTake || (hasLeft(order) && !isKeptBack(order, payment))) return 'The money is being taken.';
  if (payment.toVoid) return 'The money is being given free.';
  return isHeld(order, 'FRAUD_REVIEW') ? 'Nothing is taken for an order under review.' : undefined;
}
