import type { HoldReason } from '../../../../domain/order/order';
import { post, withNotes, type OrderCall } from '../order/orderCall';

/** Holds that a person lifts by hand; a fraud review ends by its decision. */
export type ReleasableHold = Exclude<HoldReason, 'FRAUD_REVIEW'>;

export const decideReview = (decision: 'approve' | 'reject', notes: string): OrderCall =>
  post('review', { decision, ...withNotes(notes) });

export const release = (hold: ReleasableHold, notes: string): OrderCall =>
  post('release', { reason: hold, ...withNotes(notes) });
