import { present } from '../present';
import { action } from '../command';
import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { REJECTED_BY_REVIEW } from './rejected';

interface DecideReview {
  readonly decision: 'approve' | 'reject';
  readonly notes?: string;
}

/** A person's word on an order that may be fraud: it goes on, or is cancelled. */
export const decideReview = action<DecideReview>({
  description: 'Decides on an order that is held for a fraud review.',
  shape: { decision: { oneOf: ['approve', 'reject'] }, notes: '?text' },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? notUnderReview(order),
  decide: (_order, { decision, notes }) => {
    const released: OrderFact = {
      type: 'HoldReleased',
      reason: 'FRAUD_REVIEW',
      ...present({ notes }),
    };
    if (decision === 'approve') return [released];
    return [released, { type: 'CancellationRequested', reason: REJECTED_BY_REVIEW, hold: 'FRAUD_REVIEW' }];
  },
});

const notUnderReview = (order: OrderState): string | undefined =>
  isHeld(order, 'FRAUD_REVIEW') ? undefined : 'The order is not waiting for a review.';
