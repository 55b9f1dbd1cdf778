import type { OrderFact } from '../../facts';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import { isOut, type Parcel } from '../../parcel/parcel';
import { present } from '../../present';
import { cashParcels, cashPaymentOf } from '../cash';
import type { ParcelCash } from '../parcelCash';

export type CashParcel = Parcel & { readonly cash: ParcelCash };

/** Why a courier is to collect another amount than it was told. */
const WHY = {
  less: 'the rest is paid in advance',
  more: 'what was paid in advance is free again',
} as const;

/** Whoever has to tell the couriers is told so: a parcel that was booked with another amount would be paid for twice, or not at all. */
export function tellCouriers(
  order: OrderState,
  parcels: readonly CashParcel[],
  why: keyof typeof WHY,
): readonly OrderFact[] {
  const told = parcels.filter(({ consignmentId }) => consignmentId !== undefined);
  return told.length === 0 ? [] : [holdUntilTold(order, told, why)];
}

const holdUntilTold = (
  order: OrderState,
  parcels: readonly CashParcel[],
  why: keyof typeof WHY,
): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'CASH_CHANGE' },
  // What has left can’t be kept back any more.
  blocks: parcels.every(isOut) ? [] : ['hand-over'],
  notes: parcels.map((parcel) => toTell(order, parcel, why)).join(' '),
});

function toTell(
  { currency }: OrderState,
  { id, courier, consignmentId, cash }: CashParcel,
  why: keyof typeof WHY,
): string {
  const amount = `${formatDecimal(cash.toCollect, currency)} ${currency}`;
  return `Tell ${courier} to collect ${amount} for ${consignmentId ?? `the parcel ${id}`}: ${WHY[why]}.`;
}

/**
 * What follows where a courier was told another amount as it was booked than is to be collected by now: what is due at the door has
 * changed while it was asked.
 * @param asked what it was told, in minor units.
 */
export function noticeOtherCash(order: OrderState, parcelId: string, asked: number): readonly OrderFact[] {
  const parcel = cashParcels(order).find(({ id }) => id === parcelId);
  const payment = cashPaymentOf(order);
  if (!parcel || !payment || parcel.cash.toCollect === asked) return [];
  const { due, toCollect: now } = parcel.cash;
  const { rounded } = payment;
  return [
    {
      ...{ type: 'CashDueChanged', paymentId: payment.id, amount: payment.amount, ...present({ rounded }) },
      parcels: [{ parcelId, due, toCollect: now, told: asked }],
    },
    holdUntilTold(order, [parcel], now < asked ? 'less' : 'more'),
  ];
}
