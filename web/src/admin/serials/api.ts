import type { RegisterResult } from '../../../../domain/serials/register';
import type { CheckedSerialJson, ScansJson, SerialJson } from '../../../../api/schema/stock/serials';
import { request } from '../../http/request';
import { adminOrderPath, post, type OrderCall } from '../order/orderCall';

/** @param warehouse the one that packs; undefined: all that have pieces of the order. */
export const packScanned = (serials: ScansJson, warehouse: string | undefined): OrderCall =>
  post('shipments/new/pack', { serials, ...(warehouse !== undefined && { warehouse }) });

export function checkSerial(orderId: string, lineId: string, value: string): Promise<CheckedSerialJson> {
  return request(`${adminOrderPath(orderId)}/serials/check`, { query: { lineId, value } });
}

const serialPath = (value: string): string => `/api/admin/serials/${encodeURIComponent(value)}`;

export function readSerial(value: string, signal: AbortSignal): Promise<SerialJson> {
  return request(serialPath(value), { signal });
}

/** @param answer in the register's own words; empty: nobody noted them. */
export const noteRegisterCheck = (
  { value }: SerialJson,
  result: RegisterResult,
  answer: string,
): Promise<SerialJson> =>
  request(`${serialPath(value)}/register-checks`, {
    method: 'POST',
    body: { result, ...(answer !== '' && { answer }) },
  });

/** Has a piece sold again as an opened one, as the product of that SKU. */
export function markOpenBox({ kind, value }: SerialJson, sku: string): Promise<SerialJson> {
  return request(`${serialPath(value)}/open-box`, { method: 'POST', body: { sku, kind } });
}
