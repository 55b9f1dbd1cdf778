import type { AdminOrderQueryJson, StatusCountsJson } from '../../../../api/schema/admin';
import type { OrderListJson } from '../../../../api/schema/order';
import { request } from '../../http/request';

/** Tells of every change of any order. */
export const ADMIN_EVENTS_URL = '/api/admin/events';

/** The filters of the back office's list, as they stand in the page's address too. */
export type AdminOrderFilter = Omit<AdminOrderQueryJson, 'cursor' | 'limit'>;

export function listAdminOrders(
  filter: AdminOrderFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  signal: AbortSignal,
): Promise<OrderListJson> {
  const { minTotal, maxTotal, ...texts } = filter;
  return request('/api/admin/orders', {
    query: {
      ...texts,
      minTotal: Number(minTotal) || undefined,
      maxTotal: Number(maxTotal) || undefined,
      ...page,
    },
    signal,
  });
}

export function countOrders(signal: AbortSignal): Promise<StatusCountsJson> {
  return request('/api/admin/orders/counts', { signal });
}
