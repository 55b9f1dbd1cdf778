import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import { cashParcels } from '../cash';

/** Whether a courier believes that another amount is to be collected for it. */
const believesOther = ({ cash }: ReturnType<typeof cashParcels>[number]): boolean => cash.told !== undefined;

/**
 * Nobody has to tell a courier of another amount any more, once it has told what it collected: what that is decides, whatever it had
 * been told. The hold stays for other parcels of which a courier is still to be told.
 */
export function noNeedToTell(order: OrderState, parcelId: string): readonly OrderFact[] {
  const untold = cashParcels(order).filter(believesOther);
  if (!isHeld(order, 'CASH_CHANGE') || untold.some(({ id }) => id !== parcelId)) return [];
  const notes = 'The courier has told what it collected.';
  return [{ type: 'HoldReleased', reason: 'CASH_CHANGE', notes }];
}
