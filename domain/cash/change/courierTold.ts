import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { Parcel } from '../../parcel/parcel';
import { cashParcels } from '../cash';
import type { ParcelCash } from '../parcelCash';

/**
 * The parcels of which a courier believes that another amount is to be collected, while somebody is to tell it. Workflow code: whoever
 * tells couriers waits for it; orders from before had none.
 */
export const untoldParcels = (order: OrderState): readonly (Parcel & { readonly cash: ParcelCash })[] =>
  isHeld(order, 'CASH_CHANGE')
    ? cashParcels(order).filter(
        ({ cash, consignmentId }) => cash.told !== undefined && consignmentId !== undefined,
      )
    : [];

/**
 * Nobody has to tell a courier of another amount any more, once it has told what it collected: what that is decides, whatever it had
 * been told. The hold stays for other parcels of which a courier is still to be told.
 */
export function noNeedToTell(order: OrderState, parcelId: string): readonly OrderFact[] {
  const isLast = untoldParcels(order).every(({ id }) => id === parcelId);
  const notes = 'The courier has told what it collected.';
  return isHeld(order, 'CASH_CHANGE') && isLast
    ? [{ type: 'HoldReleased', reason: 'CASH_CHANGE', notes }]
    : [];
}
