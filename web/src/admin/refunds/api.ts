import type {
  OrderRefundsJson,
  RefundListJson,
  RefundPreviewJson,
  TransactionPageJson,
} from '../../../../api/schema/money/refunds';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { request, requestFile } from '../../http/request';
import { adminOrderPath, orderPart, post, withNotes, type OrderCall } from '../order/orderCall';
import { queryOf, type RefundFilter } from './refundFilter';

/** What is to be given back: an amount, or what pieces and the delivery cost. */
export type RefundWish =
  | { readonly amount: MoneyJson }
  | {
      readonly lines?: readonly { readonly id: string; readonly quantity: number }[];
      readonly shipping?: true;
    };

export const refunds = orderPart<OrderRefundsJson>('refunds');

/** What it would come to; the reason plays no part in that. */
export const previewRefund = (
  orderId: string,
  wish: RefundWish,
  signal: AbortSignal,
): Promise<RefundPreviewJson> =>
  request(`${adminOrderPath(orderId)}/refunds/preview`, {
    method: 'POST',
    body: { ...wish, reason: '-' },
    signal,
  });

/** By which way it goes back; nothing: the one that it came by. */
export interface RefundWay {
  readonly method?: 'credit';
  readonly choice?: { readonly how: string };
}

export const refundOrder = (wish: RefundWish & RefundWay, reason: string, notes: string): OrderCall =>
  post('refunds', { ...wish, reason, ...withNotes(notes) });

export const approveRefund = (refundId: string, notes: string): OrderCall =>
  post(`refunds/${encodeURIComponent(refundId)}/approve`, withNotes(notes));

export const rejectRefund = (refundId: string, notes: string): OrderCall =>
  post(`refunds/${encodeURIComponent(refundId)}/reject`, { notes });

export const payOutRefund = (refundId: string, reference: string): OrderCall =>
  post(`refunds/${encodeURIComponent(refundId)}/payout`, { reference });

export const listRefunds = (
  filter: RefundFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<RefundListJson> =>
  request('/api/admin/refunds', { query: { ...queryOf(filter), cursor }, signal });

/** Filters of the transactions, as they stand in the page's address. */
export interface TransactionFilter {
  readonly kind?: string;
  readonly status?: string;
  readonly number?: string;
}

export const listTransactions = (
  filter: TransactionFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<TransactionPageJson> =>
  request('/api/admin/transactions', { query: { ...filter, cursor }, signal });

/** Every transaction that matches, as a table for spreadsheets. */
export function downloadTransactions(filter: TransactionFilter): Promise<Blob> {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  return requestFile(`/api/admin/transactions.csv${query && `?${query}`}`);
}
