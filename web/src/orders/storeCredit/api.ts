import type { CreditAccountsJson, CreditEntriesJson } from '../../../../api/schema/money/storeCredit';
import { request } from '../../http/request';

export const readCredit = (signal: AbortSignal): Promise<CreditAccountsJson> =>
  request('/api/me/store-credit', { signal });

export const listCreditEntries = (
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CreditEntriesJson> => request('/api/me/store-credit/entries', { query: { cursor }, signal });
