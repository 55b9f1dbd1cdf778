import type { HoldDefault, Blockable } from '../../../../domain/holds/reasons';
import { post, remove, withNotes, type OrderCall } from '../order/orderCall';

export function releaseHold(key: string, notes: string): OrderCall {
  const query = new URLSearchParams(withNotes(notes)).toString();
  return remove(`holds/${encodeURIComponent(key)}${query && `?${query}`}`);
}

/** When a hold ends by itself (RFC 3339, UTC), and what happens then. */
export interface HoldEnd {
  readonly until: string;
  readonly default: HoldDefault;
}

/** @param end absent: it stands until somebody releases it. */
export const putHold = (blocks: readonly Blockable[], notes: string, end: HoldEnd | undefined): OrderCall =>
  post('holds', { reason: 'MANUAL', blocks, ...end, ...withNotes(notes) });
