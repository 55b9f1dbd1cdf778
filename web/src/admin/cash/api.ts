import type {
  CashPageJson,
  CashSummaryJson,
  OrderCashJson,
  StatementRequestJson,
  StatementResultJson,
} from '../../../../api/schema/money/cash';
import { request } from '../../http/request';
import { orderPart, post, withNotes, type OrderCall } from '../order/orderCall';

export const orderCash = orderPart<OrderCashJson>('cash');

export const recordCash = (parcelId: string, amount: number, notes: string): OrderCall =>
  post('cash', { parcelId, amount, ...withNotes(notes) });

/** What came into the bank for a parcel, what the courier kept, and by which statement. */
export interface Remittance {
  readonly parcelId: string;
  readonly amount: number;
  readonly fee: number;
  readonly reference: string;
}

export const remitCash = (remittance: Remittance): OrderCall => post('remittances', remittance);

/** A record that was a mistake, and why. */
export const takeBackRemittance = (
  mistake: Pick<Remittance, 'parcelId' | 'reference'> & { readonly notes: string },
): OrderCall => post('remittances/take-back', mistake);

/** Filters of the parcels, as they stand in the page's address. */
export interface CashFilter {
  readonly state?: string;
  readonly courier?: string;
}

export const listCash = (
  filter: CashFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CashPageJson> => request('/api/admin/cod', { query: { ...filter, cursor }, signal });

export const readCashSummary = (signal: AbortSignal): Promise<CashSummaryJson> =>
  request('/api/admin/cod/summary', { signal });

export const settleStatement = (body: StatementRequestJson): Promise<StatementResultJson> =>
  request('/api/admin/cod/statements', { method: 'POST', body });
