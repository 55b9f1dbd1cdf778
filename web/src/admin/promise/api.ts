import type { WatchedPromisesJson } from '../../../../api/schema/stock/promise';
import { request } from '../../http/request';

/** Filters of promises, as they stand in the page's address. */
export interface PromiseFilter {
  readonly state?: string;
  readonly who?: string;
}

export const listPromises = (
  filter: PromiseFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WatchedPromisesJson> => request('/api/admin/promises', { query: { ...filter, cursor }, signal });
