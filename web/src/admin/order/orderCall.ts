import { request } from '../../http/request';

/** What staff tell an order to do, as its API wants to hear it. */
export interface OrderCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Below the order's own path. */
  readonly path: string;
  /** None with `DELETE`. */
  readonly body?: unknown;
}

/** A call that adds something or tells the order to do something. */
export const post = (path: string, body: unknown = {}): OrderCall => ({ method: 'POST', path, body });
/** A call that sets something. */
export const put = (path: string, body: unknown): OrderCall => ({ method: 'PUT', path, body });

/** A call that takes something away. */
export const remove = (path: string): OrderCall => ({ method: 'DELETE', path });

/** Empty notes are no notes. */
export const withNotes = (text: string): { notes?: string } => (text.trim() ? { notes: text } : {});

/** A part of an order that has a path of its own. */
export interface OrderPart<Answer> {
  readonly name: string;
  readonly read: (orderId: string, signal: AbortSignal) => Promise<Answer>;
}

/**
 * Makes a part of an order readable, for `useAdminOrderPart`.
 * @param name the end of its path, below the order's own: "transactions".
 */
export function orderPart<Answer>(name: string): OrderPart<Answer> {
  return { name, read: (orderId, signal) => request(`${adminOrderPath(orderId)}/${name}`, { signal }) };
}

/** The path of an order as staff see it. */
export const adminOrderPath = (orderId: string): string => `/api/admin/orders/${encodeURIComponent(orderId)}`;

/** Sends the call with a key of its own: the API carries it out once, however often it arrives. */
export function sendOrderCall(orderId: string, { method, path, body }: OrderCall): Promise<unknown> {
  return request(`${adminOrderPath(orderId)}/${path}`, {
    method,
    body,
    idempotencyKey: crypto.randomUUID(),
  });
}
