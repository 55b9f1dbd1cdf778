import type {
  IncomingChangeJson,
  IncomingJson,
  IncomingListJson,
  IncomingRequestJson,
} from '../../../../../api/schema/stock/incoming';
import { request } from '../../../http/request';

const PATH = '/api/admin/inventory/incoming';

/** What is still to come, by day. */
export function listIncoming(
  q: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IncomingListJson> {
  return request(PATH, { query: { q, cursor }, signal });
}

/** @param key it is noted once by it, however often it is sent. */
export function expectStock(body: IncomingRequestJson, key: string): Promise<IncomingJson> {
  return request(PATH, { method: 'POST', body, idempotencyKey: key });
}

export function changeIncoming(id: string, body: IncomingChangeJson): Promise<IncomingJson> {
  return request(`${PATH}/${encodeURIComponent(id)}`, { method: 'PATCH', body });
}

/** @param key the receipt counts once by it, however often it is sent. */
export function receiveIncoming(id: string, quantity: number, key: string): Promise<IncomingJson> {
  return request(`${PATH}/${encodeURIComponent(id)}/receive`, {
    method: 'POST',
    body: { quantity },
    idempotencyKey: key,
  });
}
