import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { BoxListJson } from '../../../../api/schema/stock/boxes';
import type { PackingListJson } from '../../../../api/schema/stock/packing';
import type { ScansJson } from '../../../../api/schema/stock/serials';
import { request } from '../../http/request';
import { post, sendOrderCall } from '../order/orderCall';

const PATH = '/api/admin/packing';

export const listToPack = (
  warehouse: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<PackingListJson> => request(PATH, { query: { warehouse, cursor }, signal });

/** What a scan may be about that isn't on the page: an order's number, a SKU or a barcode. */
export const findToPack = (warehouse: string, scan: string): Promise<PackingListJson> =>
  request(PATH, { query: { warehouse, scan, limit: 1 } });

export const listBoxes = (signal: AbortSignal): Promise<BoxListJson> =>
  request('/api/admin/boxes', { signal });
export const setBoxes = (body: BoxListJson): Promise<BoxListJson> =>
  request('/api/admin/boxes', { method: 'PUT', body });

/** What is said with a parcel as it is packed. */
export interface SaidOfParcel {
  readonly serials?: ScansJson;
  readonly weightGrams?: number;
  readonly box?: string;
}

export const packHere = (orderId: string, warehouse: string, said: SaidOfParcel): Promise<unknown> =>
  sendOrderCall(orderId, post('shipments/new/pack', { warehouse, ...said }));

export const startPicking = (orderId: string): Promise<unknown> => sendOrderCall(orderId, post('pick'));

export const readPacked = (orderId: string): Promise<AdminOrderJson> =>
  request(`/api/admin/orders/${encodeURIComponent(orderId)}`);
