import type { PendingCreditListJson } from '../../../../api/schema/admin';
import type { TransactionListJson } from '../../../../api/schema/money/refunds';
import { request, requestFile } from '../../http/request';
import { orderPart, post, type OrderCall } from '../order/orderCall';

export const transactions = orderPart<TransactionListJson>('transactions');

export const capturePayment = (): OrderCall => post('payments/capture');
export const voidPayment = (): OrderCall => post('payments/void');

export function listCredits(cursor: string | undefined, signal: AbortSignal): Promise<PendingCreditListJson> {
  return request('/api/admin/credits', { query: { cursor }, signal });
}

/** All credits, as a table for spreadsheets. */
export const downloadCredits = (): Promise<Blob> => requestFile('/api/admin/credits.csv');
