import type {
  AdminOrderJson,
  AdminOrderQueryJson,
  HistoryJson,
  InventoryJson,
  NoteJson,
  NotificationListJson,
  PendingCreditListJson,
  StatusCountsJson,
  TransactionListJson,
} from '../../../api/schema/admin';
import type { OrderListJson, TimelineJson, TrackingJson } from '../../../api/schema/order';
import type { HoldReason } from '../../../domain/order/order';
import type { OrderStatus } from '../../../domain/order/status';
import { request } from './request';

const path = (orderId: string): string => `/api/admin/orders/${encodeURIComponent(orderId)}`;

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

export function readAdminOrder(orderId: string, signal: AbortSignal): Promise<AdminOrderJson> {
  return request(path(orderId), { signal });
}

/** The parts of an order that have a path of their own, by that path. */
export interface AdminOrderParts {
  readonly history: HistoryJson;
  readonly transactions: TransactionListJson;
  readonly notifications: NotificationListJson;
  readonly notes: { readonly items: readonly NoteJson[] };
  readonly timeline: TimelineJson;
  readonly tracking: TrackingJson;
}

export function readAdminOrderPart<Part extends keyof AdminOrderParts>(
  orderId: string,
  part: Part,
  signal: AbortSignal,
): Promise<AdminOrderParts[Part]> {
  return request(`${path(orderId)}/${part}`, { signal });
}

/** Holds that a person lifts by hand; a fraud review ends by its decision. */
export type ReleasableHold = Exclude<HoldReason, 'FRAUD_REVIEW'>;

/** What staff can tell an order to do, with what each needs. */
export type AdminCommand =
  | { readonly name: 'setStatus'; readonly status: OrderStatus; readonly notes: string }
  | { readonly name: 'note'; readonly body: string; readonly visibility: 'staff' | 'customer' }
  | { readonly name: 'review'; readonly decision: 'approve' | 'reject'; readonly notes: string }
  | { readonly name: 'cancel' | 'reopen'; readonly reason: string }
  | { readonly name: 'release'; readonly hold: ReleasableHold; readonly notes: string }
  | { readonly name: 'pick' | 'pack' | 'erp/push' }
  | { readonly name: 'hand-over'; readonly shipmentId: string }
  | { readonly name: 'deliver'; readonly shipmentId: string; readonly proof: string }
  | { readonly name: 'fail'; readonly shipmentId: string; readonly reason: string };

interface Call {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: unknown;
}

function callOf(command: AdminCommand): Call {
  switch (command.name) {
    case 'setStatus':
      return { method: 'PUT', path: 'status', body: { status: command.status, ...notes(command.notes) } };
    case 'note':
      return post('notes', { body: command.body, visibility: command.visibility });
    case 'review':
      return post('review', { decision: command.decision, ...notes(command.notes) });
    case 'cancel':
    case 'reopen':
      return post(command.name, { reason: command.reason });
    case 'release':
      return post('release', { reason: command.hold, ...notes(command.notes) });
    case 'pick':
    case 'erp/push':
      return post(command.name, {});
    case 'pack':
      return post('shipments/new/pack', {});
    case 'hand-over':
      return post(`shipments/${encodeURIComponent(command.shipmentId)}/hand-over`, {});
    case 'deliver':
      return post(`shipments/${encodeURIComponent(command.shipmentId)}/deliver`, { proof: command.proof });
    case 'fail':
      return post(`shipments/${encodeURIComponent(command.shipmentId)}/fail`, { reason: command.reason });
  }
}

const post = (route: string, body: unknown): Call => ({ method: 'POST', path: route, body });

/** Empty notes are no notes. */
const notes = (text: string): { notes?: string } => (text.trim() ? { notes: text } : {});

export function sendAdminCommand(orderId: string, command: AdminCommand): Promise<unknown> {
  const call = callOf(command);
  return request(`${path(orderId)}/${call.path}`, {
    method: call.method,
    body: call.body,
    idempotencyKey: crypto.randomUUID(),
  });
}

export function listCredits(cursor: string | undefined, signal: AbortSignal): Promise<PendingCreditListJson> {
  return request('/api/admin/credits', { query: { cursor }, signal });
}

export function readInventory(sku: string, signal: AbortSignal): Promise<InventoryJson> {
  return request(`/api/admin/inventory/${encodeURIComponent(sku)}`, { signal });
}

export const ADMIN_EVENTS_URL = '/api/admin/events';
