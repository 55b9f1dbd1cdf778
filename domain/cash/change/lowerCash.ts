import type { OrderFact } from '../../facts';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import { isOut, type Parcel } from '../../parcel/parcel';
import { dueAtDoor, paidOf } from '../../payment/amounts';
import { cashNotPacked, openCashParcels } from '../../payment/switching/payable';
import { cashParcels, cashPaymentOf } from '../cash';
import { roundedCash } from '../cashFor';
import type { ParcelCash } from '../parcelCash';

type CashParcel = Parcel & { readonly cash: ParcelCash };

/**
 * What follows for the cash at the door where an order has more than its price: as much less is to be paid there. What is in no parcel
 * yet goes first, then parcels in the house, those on their way last: a courier that was told another amount has to be told of it.
 */
export function lowerCash(order: OrderState): readonly OrderFact[] {
  const payment = cashPaymentOf(order);
  if (payment?.state !== 'DUE') return [];
  const excess = Math.min(dueAtDoor(payment), paidOf(order) - order.totals.grand);
  if (excess <= 0) return [];
  const parcels = lowered(order, excess - Math.min(excess, cashNotPacked(order)));
  const changed: OrderFact = {
    ...{ type: 'CashDueChanged', paymentId: payment.id, amount: payment.amount - excess },
    ...(parcels.length > 0 && {
      parcels: parcels.map(({ id, cash }) => ({ parcelId: id, due: cash.due, toCollect: cash.toCollect })),
    }),
  };
  return [changed, ...tellCouriers(order, parcels)];
}

/** The parcels whose cash is less by an amount, as they are then. */
function lowered(order: OrderState, amount: number): readonly CashParcel[] {
  let left = amount;
  return openCashParcels(order)
    .toSorted((one, other) => Number(isOut(one)) - Number(isOut(other)))
    .flatMap((parcel) => {
      const { cash } = parcel;
      const less = Math.min(left, cash.due);
      left -= less;
      if (less === 0) return [];
      const due = cash.due - less;
      return [{ ...parcel, cash: { ...cash, due, toCollect: toCollect(order, parcel, due) } }];
    });
}

/** In whole taka, rounded with what is asked for the parcels before it; nothing where nothing is due. */
function toCollect(order: OrderState, { id }: CashParcel, due: number): number {
  if (due === 0) return 0;
  const parcels = cashParcels(order);
  const before = parcels.slice(
    0,
    parcels.findIndex((one) => one.id === id),
  );
  const sum = (of: (cash: ParcelCash) => number): number =>
    before.reduce((total, { cash }) => total + of(cash), 0);
  return Math.max(0, roundedCash(sum((cash) => cash.due) + due) - sum((cash) => cash.toCollect));
}

/** Whoever has to tell the couriers is told so: a parcel that was booked with another amount would be paid for twice. */
function tellCouriers(order: OrderState, parcels: readonly CashParcel[]): readonly OrderFact[] {
  const told = parcels.filter(({ consignmentId }) => consignmentId !== undefined);
  return told.length === 0 ? [] : [holdUntilTold(order, told)];
}

const holdUntilTold = (order: OrderState, parcels: readonly CashParcel[]): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'CASH_CHANGE' },
  // What has left can’t be kept back any more.
  blocks: parcels.every(isOut) ? [] : ['hand-over'],
  notes: parcels.map((parcel) => toTell(order, parcel)).join(' '),
});

function toTell({ currency }: OrderState, { id, courier, consignmentId, cash }: CashParcel): string {
  const amount = `${formatDecimal(cash.toCollect, currency)} ${currency}`;
  return `Tell ${courier} to collect ${amount} for ${consignmentId ?? `the parcel ${id}`}: the rest is paid in advance.`;
}

/**
 * What follows where a courier was told another amount as it was booked than is to be collected by now: the payment in advance came
 * while it was asked.
 * @param asked what it was told, in minor units.
 */
export function noticeOtherCash(order: OrderState, parcelId: string, asked: number): readonly OrderFact[] {
  const parcel = cashParcels(order).find(({ id }) => id === parcelId);
  const payment = cashPaymentOf(order);
  if (!parcel || !payment || parcel.cash.toCollect === asked) return [];
  const { due, toCollect: now } = parcel.cash;
  return [
    {
      ...{ type: 'CashDueChanged', paymentId: payment.id, amount: payment.amount },
      parcels: [{ parcelId, due, toCollect: now, told: asked }],
    },
    holdUntilTold(order, [parcel]),
  ];
}
