import { post, withNotes, type OrderCall } from '../order/orderCall';

export const decideReview = (decision: 'approve' | 'reject', notes: string): OrderCall =>
  post('review', { decision, ...withNotes(notes) });
