import type {
  CreditAccountsJson,
  CreditAdjustmentJson,
  CreditEntriesJson,
} from '../../../../api/schema/money/storeCredit';
import { request } from '../../http/request';

const pathOf = (customerId: string): string =>
  `/api/admin/customers/${encodeURIComponent(customerId)}/store-credit`;

export const readCustomersCredit = (customerId: string, signal: AbortSignal): Promise<CreditAccountsJson> =>
  request(pathOf(customerId), { signal });

export const listCustomersEntries = (
  customerId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CreditEntriesJson> => request(`${pathOf(customerId)}/entries`, { query: { cursor }, signal });

/** @param key the adjustment counts once by it, however often it is sent. */
export const adjustCredit = (
  customerId: string,
  adjustment: CreditAdjustmentJson,
  key: string,
): Promise<CreditAccountsJson> =>
  request(`${pathOf(customerId)}/adjustments`, { method: 'POST', body: adjustment, idempotencyKey: key });
