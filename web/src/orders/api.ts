import type { OrderJson, OrderListJson, TimelineJson, TrackingJson } from '../../../api/schema/order';
import type { RefundPreviewJson } from '../../../api/schema/money/refunds';
import { request } from '../http/request';

const path = (orderId: string): string => `/api/orders/${encodeURIComponent(orderId)}`;

export function listOrders(cursor: string | undefined, signal: AbortSignal): Promise<OrderListJson> {
  return request('/api/orders', { query: { cursor, limit: 20 }, signal });
}

export function readOrder(orderId: string, signal: AbortSignal): Promise<OrderJson> {
  return request(path(orderId), { signal });
}

export function readTimeline(orderId: string, signal: AbortSignal): Promise<TimelineJson> {
  return request(`${path(orderId)}/timeline`, { signal });
}

export function readTracking(orderId: string, signal: AbortSignal): Promise<TrackingJson> {
  return request(`${path(orderId)}/tracking`, { signal });
}

export const orderEventsUrl = (orderId: string): string => `${path(orderId)}/events`;

export function cancelOrder(orderId: string, reason: string): Promise<unknown> {
  return request(`${path(orderId)}/cancel`, {
    method: 'POST',
    body: { reason },
    idempotencyKey: crypto.randomUUID(),
  });
}

/** What a customer asks to be given back, and why. */
export interface RefundRequest {
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly reason: string;
  readonly comment?: string;
  /** Absent: the way it was paid. */
  readonly method?: 'credit';
}

/** What it would come to; the reason plays no part in that, and nothing is asked for yet. */
export const previewRefundRequest = (
  orderId: string,
  lines: RefundRequest['lines'],
  signal: AbortSignal,
): Promise<RefundPreviewJson> =>
  request(`${path(orderId)}/refunds/preview`, { method: 'POST', body: { lines, reason: '-' }, signal });

export function requestRefund(orderId: string, body: RefundRequest): Promise<unknown> {
  return request(`${path(orderId)}/refunds`, {
    method: 'POST',
    body,
    idempotencyKey: crypto.randomUUID(),
  });
}

/** Pays by card in place of cash at the door, all of it or an amount, or at the door. */
export type PaymentSwitch =
  { readonly method: 'card'; readonly token: string; readonly amount?: number } | { readonly method: 'cod' };

export const switchPayment = (orderId: string, body: PaymentSwitch): Promise<unknown> =>
  request(`${path(orderId)}/payment-method`, { method: 'PUT', body, idempotencyKey: crypto.randomUUID() });

export function payOrder(orderId: string, token: string): Promise<unknown> {
  return request(`${path(orderId)}/payments`, {
    method: 'POST',
    body: { method: 'card', token },
    idempotencyKey: crypto.randomUUID(),
  });
}
