import type {
  AppeasementBudgetsJson,
  AppeasementPreviewJson,
  GoodwillLeftJson,
} from '../../../../api/schema/money/appeasements';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { request } from '../../http/request';
import { adminOrderPath, post, withNotes, type OrderCall } from '../order/orderCall';

/** Goodwill that is to be given. */
export interface AppeasementWish {
  readonly amount: MoneyJson;
  readonly method: 'original' | 'credit';
}

/** What may be given now, before anybody says how much. */
export const readGoodwillLeft = (orderId: string, signal: AbortSignal): Promise<GoodwillLeftJson> =>
  request(`${adminOrderPath(orderId)}/appeasements/left`, { signal });

/** What is left of everything that it counts against; the reason plays no part in that. */
export const previewAppeasement = (
  orderId: string,
  wish: AppeasementWish,
  signal: AbortSignal,
): Promise<AppeasementPreviewJson> =>
  request(`${adminOrderPath(orderId)}/appeasements/preview`, {
    method: 'POST',
    body: { ...wish, reason: 'LATE' },
    signal,
  });

export const appease = (wish: AppeasementWish, reason: string, notes: string): OrderCall =>
  post('appeasements', { ...wish, reason, ...withNotes(notes) });

export const readBudgets = (signal: AbortSignal): Promise<AppeasementBudgetsJson> =>
  request('/api/admin/appeasements/budgets', { signal });
