import type { OrderFact } from '../../facts';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import type { CourierWord } from '../../parcel/courierWord';
import { isOfAnotherConsignment } from '../../parcel/hearCourier';
import { isOut, isTrackingStatus, type Parcel } from '../../parcel/parcel';
import { cashPaymentOf, isPrepaid } from '../cash';
import { noNeedToTell } from '../change/courierTold';
import { collect, holdForCash } from './collect';
import type { ParcelCash } from '../parcelCash';

/**
 * What a courier's word tells of cash: how much it got at the door. Another amount than was due holds the order for finance. It is
 * believed until a person or the courier's statement says otherwise: couriers tell the amount before they count it.
 */
export function hearCash(order: OrderState, word: CourierWord): readonly OrderFact[] {
  const { collected: amount, occurredAt: toldAt } = word;
  const parcel = order.parcels.find(({ id }) => id === word.parcelId);
  if (amount === undefined || !parcel || isNoNews(parcel, word)) return [];
  const told = (due: number): string | undefined => differsFromDue(order, amount, due);
  const { cash } = parcel;
  const payment = cashPaymentOf(order);
  if (!payment || !cash || !hasBeenAtDoor(parcel, word)) return amount > 0 ? holdForCash(order, told(0)) : [];
  if (amount === cash.collected) return [];
  // Nothing was to be collected any more, and nothing was.
  if (amount === 0 && isPrepaid(cash)) return noNeedToTell(order, parcel.id);
  if (cash.byHand)
    return holdForCash(order, tellsOf(order, 'collected', amount, cash.collected ?? 0, 'is recorded'));
  const fact: OrderFact = {
    ...{ type: 'CashCollected', paymentId: payment.id, parcelId: parcel.id, amount, toldAt },
  };
  return collect(order, fact, told(cash.toCollect));
}

/** About another consignment, heard before, or said before what is known. */
const isNoNews = (parcel: Parcel, word: CourierWord): boolean =>
  isOfAnotherConsignment(parcel, word) ||
  parcel.seen.includes(word.trackingId) ||
  Date.parse(word.occurredAt) < Date.parse(parcel.cash?.toldAt ?? '');

/** Nobody pays for a parcel that is in the house. */
const hasBeenAtDoor = (parcel: Parcel, { status }: CourierWord): boolean =>
  isOut(parcel) || isTrackingStatus(status) || status === 'UNSETTLED';

const tellsOf = (
  { currency }: OrderState,
  what: string,
  amount: number,
  other: NonNullable<ParcelCash['collected']>,
  is: string,
): string => {
  const [told, known] = [amount, other].map((one) => `${formatDecimal(one, currency)} ${currency}`);
  return `The courier tells of ${told} ${what}; ${known} ${is}.`;
};

/** What is said where another amount than was due is heard of; undefined where it was due. */
export const differsFromDue = (order: OrderState, amount: number, due: number): string | undefined =>
  amount === due ? undefined : tellsOf(order, 'collected at the door', amount, due, 'was due');
