import type { ClockListJson, OrderClocksJson } from '../../../../api/schema/clocks';
import { request } from '../../http/request';
import { orderPart } from '../order/orderCall';

export const orderClocks = orderPart<OrderClocksJson>('clocks');

/** Filters of the clocks, as they stand in the page's address. */
export interface ClockFilter {
  readonly clock?: string;
  readonly level?: string;
}

export const listClocks = (
  filter: ClockFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ClockListJson> => request('/api/admin/clocks', { query: { ...filter, cursor }, signal });
