import { cashParcels, cashPaymentOf } from '../../cash/cash';
import type { OrderState } from '../../order/order';
import { hasArrived, type Parcel } from '../../parcel/parcel';
import type { ParcelCash } from '../../cash/parcelCash';
import { dueAtDoor, openToPay, sumOf } from '../amounts';

/** Whether something is still to be paid at the door. */
export const isDueAtDoor = (order: OrderState): boolean => !order.cancellation && sumOf(order, dueAtDoor) > 0;

/** The parcels whose cash nobody was asked for yet: they are in the house, or on their way to the door. */
export const openCashParcels = (order: OrderState): readonly (Parcel & { readonly cash: ParcelCash })[] =>
  cashParcels(order).filter(
    (parcel) => parcel.cash.collected === undefined && !hasArrived(parcel) && parcel.state !== 'RETURNING',
  );

/** What is to be paid at the door for goods that are in no parcel yet, in minor units. */
export function cashNotPacked(order: OrderState): number {
  const payment = cashPaymentOf(order);
  if (payment?.state !== 'DUE') return 0;
  return Math.max(0, payment.amount - cashParcels(order).reduce((sum, { cash }) => sum + cash.due, 0));
}

/**
 * What a card can pay of an order now, in minor units: what it lacks, and what would be paid at the door otherwise. Not what was due
 * for a parcel that has arrived: its customer may have paid for it, and the courier has yet to tell.
 */
export function payable(order: OrderState): number {
  if (order.cancellation) return 0;
  const open = openCashParcels(order).reduce((sum, { cash }) => sum + cash.due, cashNotPacked(order));
  return openToPay(order) + Math.min(sumOf(order, dueAtDoor), open);
}
