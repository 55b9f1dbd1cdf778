import type { RecipientRequestJson } from '../../../../api/schema/money/payouts';
import { request } from '../../http/request';
import type { SentCode } from '../codes/CodeForm';

/** Where a refund's recipient is named and proven: the customers' path, or that of staff who speak with them. */
export const recipientPath = (
  base: '/api/orders' | '/api/admin/orders',
  orderId: string,
  refundId: string,
): string => `${base}/${encodeURIComponent(orderId)}/refunds/${encodeURIComponent(refundId)}/recipient`;

export const nameRecipient = (path: string, body: RecipientRequestJson): Promise<unknown> =>
  request(path, { method: 'PUT', body, idempotencyKey: crypto.randomUUID() });

export const sendCode = (path: string): Promise<SentCode> => request(`${path}/code`, { method: 'POST' });

export const proveRecipient = (path: string, code: string): Promise<unknown> =>
  request(`${path}/proof`, { method: 'POST', body: { code } });
