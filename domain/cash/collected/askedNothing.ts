import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { cashParcels, cashPaymentOf } from '../cash';
import type { ParcelCash } from '../parcelCash';

/**
 * What follows for cash as a parcel arrives of which less than half a taka is due: nobody asked for it at the door, so that no courier
 * would tell of it, and rounding settles it.
 * @param arriving the facts of its arrival.
 */
export function askedNothing(order: OrderState, arriving: readonly OrderFact[]): readonly OrderFact[] {
  const payment = cashPaymentOf(order);
  if (!payment) return [];
  const then = asIf(order, ...arriving);
  const arrived = arriving.flatMap((fact) =>
    fact.type === 'ParcelTracked' && fact.status === 'DELIVERED' ? [fact.parcelId] : [],
  );
  return cashParcels(then)
    .filter(({ id, cash }) => arrived.includes(id) && isTooLittle(cash))
    .map(({ id: parcelId }) => ({
      type: 'CashCollected',
      ...{ paymentId: payment.id, parcelId, amount: 0 },
    }));
}

const isTooLittle = ({ collected, due, toCollect }: ParcelCash): boolean =>
  collected === undefined && due > 0 && toCollect === 0;
