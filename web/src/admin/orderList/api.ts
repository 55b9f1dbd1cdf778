import type { AdminOrderListJson, AdminOrderQueryJson, StatusCountsJson } from '../../../../api/schema/admin';
import { request } from '../../http/request';

/** Tells of every change of any order. */
export const ADMIN_EVENTS_URL = '/api/admin/events';

/** How many orders of the list are read at once. */
export const PAGE_SIZE = 50;

/** The filters of the back office's list, as they stand in the page's address too. */
export type AdminOrderFilter = Omit<AdminOrderQueryJson, 'cursor' | 'limit'>;

export function listAdminOrders(
  filter: AdminOrderFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  signal: AbortSignal,
): Promise<AdminOrderListJson> {
  return request('/api/admin/orders', { query: { ...queryOf(filter), ...page }, signal });
}

/** Of the orders that match all other filters: what they are counted by is no filter here. */
export function countOrders(
  { status: _status, hold: _hold, sort: _sort, ...filter }: AdminOrderFilter,
  signal: AbortSignal,
): Promise<StatusCountsJson> {
  return request('/api/admin/orders/counts', { query: queryOf(filter), signal });
}

function queryOf({ minTotal, maxTotal, ...texts }: AdminOrderFilter) {
  return {
    ...texts,
    minTotal: Number(minTotal) || undefined,
    maxTotal: Number(maxTotal) || undefined,
  };
}
