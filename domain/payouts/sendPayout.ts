import { DomainError } from '../errors';
import type { OrderFact } from '../facts';
import { isBlocked } from '../holds/holds';
import type { OrderState } from '../order/order';
import { isToPayOut } from '../refunds/refund';
import { requireThere } from '../refunds/refundable';
import type { HeardPayout } from './payoutWord';
import { currentPayout, leftToPayOut, type PlacedPayout } from './payouts';

/**
 * Lets a payout go with a batch. The order answers before the bank is asked: from then on nobody pays the same money out by hand, names
 * another recipient or rejects it.
 * @throws {DomainError} `not-allowed` when it may not go, or not with this amount.
 */
export function sendPayout(
  order: OrderState,
  { refund, payout }: PlacedPayout,
  { batchId, amount }: HeardPayout,
): readonly OrderFact[] {
  if (batchId === undefined || amount === undefined)
    throw new DomainError('validation', 'A batch says which one it is, and how much it pays.');
  const isInIt = payout.batchId === batchId && ['SENT', 'PAID', 'BOUNCED'].includes(payout.state);
  if (isInIt) return [];
  if (payout.state !== 'APPROVED' || currentPayout(refund)?.id !== payout.id)
    throw new DomainError('not-allowed', `The payout is ${payout.state}: it goes with no batch.`);
  if (isBlocked(order, 'refund')) throw new DomainError('not-allowed', 'The order is held.');
  const left = leftToPayOut(refund);
  if (left !== amount)
    throw new DomainError('not-allowed', 'Another amount is to be paid out now.', {
      amountLeft: { amount: left, currency: order.currency },
    });
  requireThere(order, refund.moves.filter(isToPayOut));
  return [{ type: 'PayoutSent', refundId: refund.id, payoutId: payout.id, batchId, amount }];
}
