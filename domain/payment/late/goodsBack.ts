import type { OrderState } from '../../order/order';
import { isOut } from '../../parcel/parcel';
import type { Payment } from '../payment';

/**
 * Whether all goods that have left are in the house again, or on their way there, and none is to be sent: there is nothing to take money
 * for. It is workflow code: the account waits for it, of payments that were reserved since alone.
 */
export const areGoodsBack = ({ parcels, lines }: Pick<OrderState, 'parcels' | 'lines'>): boolean =>
  parcels.some(isOut) &&
  parcels.every((parcel) => !isOut(parcel) || parcel.state === 'RETURNING' || parcel.state === 'RETURNED') &&
  lines.every(({ quantities: q }) => q.reserved + q.backordered + q.packed + q.delivered === 0);

/** Whether it was reserved though the goods had come back, and nobody has decided to take it. It stays reserved. */
export const isKeptBack = (order: OrderState, { afterReturn, toTake }: Payment): boolean =>
  afterReturn === true && toTake !== true && areGoodsBack(order);
