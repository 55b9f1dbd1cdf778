import type { FulfilmentFiguresJson } from '../../../../api/schema/figures';
import { request } from '../../http/request';

/** The first day and the last, as they stand in the page's address; absent: a month up to today. */
export interface FigureDays {
  readonly from?: string;
  readonly to?: string;
}

export const fulfilmentFigures = (days: FigureDays, signal: AbortSignal): Promise<FulfilmentFiguresJson> =>
  request('/api/admin/figures/fulfilment', { query: { ...days }, signal });
