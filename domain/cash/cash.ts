import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';
import { isOnDelivery } from '../payment/methods/methods';
import type { Payment } from '../payment/payment';
import type { ParcelCash } from './parcelCash';

/** The payment at the door; undefined in an order that is paid otherwise. */
export const cashPaymentOf = ({ payments }: Pick<OrderState, 'payments'>): Payment | undefined =>
  payments.findLast(isOnDelivery);

/** The parcels for which cash is collected: those that were taken back before they left are none. */
export const cashParcels = ({
  parcels,
}: Pick<OrderState, 'parcels'>): readonly (Parcel & { readonly cash: ParcelCash })[] =>
  parcels.flatMap(({ cash, ...parcel }) =>
    cash !== undefined && parcel.state !== 'PULLED' ? [{ ...parcel, cash }] : [],
  );

/** Whether nothing is due for a parcel any more, since all of it was paid in advance. */
export const isPrepaid = ({ lowered, due }: ParcelCash): boolean => lowered === true && due === 0;

/** Whether somebody is still to pay at the door: a parcel whose cash nobody has told of, or goods that are in none yet. */
export const isCashAwaited = (order: Pick<OrderState, 'parcels' | 'lines'>): boolean =>
  cashParcels(order).some(({ cash }) => cash.collected === undefined && !isPrepaid(cash)) ||
  order.lines.some(({ quantities }) => quantities.reserved + quantities.backordered > 0);
