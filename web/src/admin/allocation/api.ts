import type { RefusalReason, ShortReason } from '../../../../domain/allocation/elsewhere/leftOut';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { request } from '../../http/request';
import { adminOrderPath, orderPart, post, withNotes, type OrderCall } from '../order/orderCall';

export const allocation = orderPart<AllocationJson>('allocation');

export const shortPick = (
  warehouse: string,
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  reason: ShortReason,
): OrderCall => post('allocation/short-picks', { warehouse, lines, reason });

export const refuseAllocation = (warehouse: string, reason: RefusalReason, note: string): OrderCall =>
  post('allocation/refusals', { warehouse, reason, ...(note.trim() !== '' && { note }) });

export const reallocate = (notes: string): OrderCall => post('allocation/reallocate', withNotes(notes));

/** Cancels what no warehouse has, and gives back what was paid for it. */
export const cancelMissing = (notes: string): OrderCall =>
  post('allocation/reallocate', { ...withNotes(notes), missing: 'cancel' });

/** What would be chosen now; it changes nothing. `without`: the warehouses that are left out. */
export const askWhatIf = (
  orderId: string,
  without: readonly string[],
  signal: AbortSignal,
): Promise<AllocationJson> =>
  request(`${adminOrderPath(orderId)}/allocation`, {
    query: { whatIf: without.length > 0 ? without.join(',') : 'all' },
    signal,
  });
