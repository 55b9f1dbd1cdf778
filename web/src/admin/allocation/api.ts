import type { RefusalReason, ShortReason } from '../../../../domain/allocation/elsewhere/leftOut';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { orderPart, post, withNotes, type OrderCall } from '../order/orderCall';

export const allocation = orderPart<AllocationJson>('allocation');

export const shortPick = (
  warehouse: string,
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  reason: ShortReason,
): OrderCall => post('allocation/short-picks', { warehouse, lines, reason });

export const refuseAllocation = (warehouse: string, reason: RefusalReason, note: string): OrderCall =>
  post('allocation/refusals', { warehouse, reason, ...(note.trim() !== '' && { note }) });

export const reallocate = (notes: string): OrderCall => post('allocation/reallocate', withNotes(notes));
