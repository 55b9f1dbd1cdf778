import type { AdminOrderJson, HistoryJson } from '../../../../api/schema/admin';
import type { TimelineJson } from '../../../../api/schema/order';
import type { SettableStatus } from '../../../../domain/order/status';
import { request } from '../../http/request';
import { adminOrderPath, orderPart, post, put, withNotes, type OrderCall } from './orderCall';

export function readAdminOrder(orderId: string, signal: AbortSignal): Promise<AdminOrderJson> {
  return request(adminOrderPath(orderId), { signal });
}

export const history = orderPart<HistoryJson>('history');
export const timeline = orderPart<TimelineJson>('timeline');

export const setStatus = (status: SettableStatus, notes: string): OrderCall =>
  put('status', { status, ...withNotes(notes) });
export const cancel = (reason: string): OrderCall => post('cancel', { reason });
export const reopen = (reason: string): OrderCall => post('reopen', { reason });
