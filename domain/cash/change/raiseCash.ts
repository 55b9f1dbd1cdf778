import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { hasArrived, isOut } from '../../parcel/parcel';
import { paidOf, roundedOf } from '../../payment/amounts';
import { cashPaymentOf } from '../cash';
import { priceOfParcels, toCollectFor } from '../cashFor';
import { toEach } from './lowerCash';
import { tellCouriers, type CashParcel } from './tellCouriers';

/**
 * What follows for the cash at the door where an order lacks some of its price, since what was paid in advance is free again: as much is
 * due there. Goods in no parcel yet take all of it, with the last of their parcels; else parcels in the house take their share before
 * those on their way. What no door is left for stays unpaid.
 */
export function raiseCash(order: OrderState): readonly OrderFact[] {
  const payment = cashPaymentOf(order);
  if (!payment || order.cancellation || order.closedAt) return [];
  const missing = order.totals.grand - (paidOf(order) - roundedOf(payment));
  if (missing <= 0) return [];
  const hasGoodsToPack = order.lines.some(({ quantities: q }) => q.reserved + q.backordered > 0);
  const { parcels, left } = hasGoodsToPack ? { parcels: [], left: 0 } : raised(order, missing);
  if (left === missing) return [];
  const amount = payment.amount + missing - left;
  return [
    { type: 'CashDueChanged', paymentId: payment.id, amount, more: true, ...toEach(parcels) },
    ...tellCouriers(order, parcels, 'more'),
  ];
}

const NOTHING = { due: 0, toCollect: 0 } as const;

/** The parcels that an amount is collected for, as they are then, and what is left of it because none takes it. */
function raised(
  order: OrderState,
  amount: number,
): { readonly parcels: readonly CashParcel[]; readonly left: number } {
  const prices = priceOfParcels(order);
  const open = order.parcels
    .filter(
      (parcel) =>
        !['PULLED', 'RETURNING'].includes(parcel.state) &&
        !hasArrived(parcel) &&
        parcel.cash?.collected === undefined,
    )
    .toSorted((one, other) => Number(isOut(one)) - Number(isOut(other)));
  let then = order;
  let left = amount;
  const parcels = open.flatMap(({ id, cash = NOTHING, ...parcel }) => {
    const more = Math.min(left, Math.max(0, (prices.get(id) ?? 0) - cash.due));
    if (more === 0) return [];
    left -= more;
    const due = cash.due + more;
    const taking = { ...parcel, id, cash: { ...cash, due, toCollect: toCollectFor(then, id, due) } };
    then = { ...then, parcels: then.parcels.map((one) => (one.id === id ? taking : one)) };
    return [taking];
  });
  return { parcels, left };
}
