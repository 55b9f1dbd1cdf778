import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { isOut } from '../../parcel/parcel';
import { dueAtDoor, paidOf } from '../../payment/amounts';
import { cashNotPacked, openCashParcels } from '../../payment/switching/payable';
import { cashPaymentOf } from '../cash';
import { leftToCollect, toCollectFor } from '../cashFor';
import { tellCouriers, type CashParcel } from './tellCouriers';

type Changed = Extract<OrderFact, { readonly type: 'CashDueChanged' }>;

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
  const changed: Changed = {
    ...{ type: 'CashDueChanged', paymentId: payment.id, amount: payment.amount - excess },
    ...toEach(parcels),
  };
  const rounded = withoutRest(order, changed);
  return [rounded ?? changed, ...tellCouriers(order, parcels, 'less')];
}

/** The parcels whose cash is another, as a fact names them. */
export const toEach = (parcels: readonly CashParcel[]): Pick<Changed, 'parcels'> =>
  parcels.length === 0
    ? {}
    : {
        parcels: parcels.map(({ id, cash }) => ({
          parcelId: id,
          due: cash.due,
          toCollect: cash.toCollect,
        })),
      };

/**
 * The same where so little is left that nobody is asked for it at the door: nothing is due there any more, and rounding settles the rest.
 * Undefined where something is asked for.
 */
function withoutRest(order: OrderState, changed: Changed): Changed | undefined {
  const then = asIf(order, changed);
  const payment = cashPaymentOf(then);
  const rest = payment ? dueAtDoor(payment) : 0;
  if (rest === 0 || leftToCollect(then) > 0) return undefined;
  const settled = openCashParcels(order)
    .filter(({ cash }) => cash.due > 0)
    .map((parcel) => ({ ...parcel, cash: { ...parcel.cash, due: 0, toCollect: 0 } }));
  return { ...changed, amount: changed.amount - rest, rounded: rest, ...toEach(settled) };
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
      return [{ ...parcel, cash: { ...cash, due, toCollect: toCollectFor(order, parcel.id, due) } }];
    });
}
