import type { ErpStatusJson, OrderErpJson } from '../../../../api/schema/erp';
import { request } from '../../api/request';

export function readErpStatus(signal: AbortSignal): Promise<ErpStatusJson> {
  return request('/api/admin/erp/status', { signal });
}

export function readOrderErp(orderId: string, signal: AbortSignal): Promise<OrderErpJson> {
  return request(`/api/admin/orders/${encodeURIComponent(orderId)}/erp`, { signal });
}
