import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import type { CourierWord } from '../parcel/courierWord';
import { isOfAnotherConsignment } from '../parcel/hearCourier';
import { cashPaymentOf } from './cash';

/**
 * What a courier's word tells of cash: how much it got at the door. Another amount than was due holds the order for finance. It is
 * believed until the courier's statement says otherwise: couriers tell the amount before they count it.
 */
export function hearCash(order: OrderState, word: CourierWord): readonly OrderFact[] {
  const { collected: amount } = word;
  const parcel = order.parcels.find(({ id }) => id === word.parcelId);
  if (amount === undefined || !parcel || isOfAnotherConsignment(parcel, word)) return [];
  const payment = cashPaymentOf(order);
  if (!payment || !parcel.cash) return amount > 0 ? holdUnlessDue(order, amount, 0) : [];
  if (amount === parcel.cash.collected) return [];
  return [
    { type: 'CashCollected', paymentId: payment.id, parcelId: parcel.id, amount },
    ...holdUnlessDue(order, amount, parcel.cash.toCollect),
  ];
}

/** Another amount than was due is for finance to look at. */
export function holdUnlessDue(order: OrderState, amount: number, due: number): readonly OrderFact[] {
  if (amount === due || isHeld(order, 'PAYMENT')) return [];
  const [told, asked] = [amount, due].map((one) => `${formatDecimal(one, order.currency)} ${order.currency}`);
  const notes = `The courier tells of ${told} collected at the door; ${asked} was due.`;
  return [{ type: 'OrderHeld', reason: 'PAYMENT', stays: true, notes }];
}
