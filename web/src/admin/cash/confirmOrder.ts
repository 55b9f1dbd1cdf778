import { post, withNotes, type OrderCall } from '../order/orderCall';

/** What the customer said. */
export type Confirmation = 'CONFIRMED' | 'REFUSED';

export const confirmOrder = (outcome: Confirmation, notes: string): OrderCall =>
  post('confirm', { outcome, ...withNotes(notes) });
