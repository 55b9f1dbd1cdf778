import type { ErpStatusJson, OrderErpJson } from '../../../../api/schema/erp';
import { request } from '../../http/request';
import { orderPart, post, type OrderCall } from '../order/orderCall';

export function readErpStatus(signal: AbortSignal): Promise<ErpStatusJson> {
  return request('/api/admin/erp/status', { signal });
}

export const orderErp = orderPart<OrderErpJson>('erp');

export const pushToErp = (): OrderCall => post('erp/push');
