import type { Blockable } from '../../../../domain/holds/reasons';
import { post, remove, withNotes, type OrderCall } from '../order/orderCall';

export const decideReview = (decision: 'approve' | 'reject', notes: string): OrderCall =>
  post('review', { decision, ...withNotes(notes) });

export function releaseHold(key: string, notes: string): OrderCall {
  const query = new URLSearchParams(withNotes(notes)).toString();
  return remove(`holds/${encodeURIComponent(key)}${query && `?${query}`}`);
}

export const putHold = (blocks: readonly Blockable[], note: string): OrderCall =>
  post('holds', { reason: 'MANUAL', blocks, ...(note.trim() && { note }) });
