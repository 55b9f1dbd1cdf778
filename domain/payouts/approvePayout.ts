import { action } from '../command';
import { DomainError } from '../errors';
import { blocked } from '../order/refusals';
import type { OrderState } from '../order/order';
import type { Actor } from '../people/actor';
import { requireRefund } from '../refunds/decideRefund';
import { isToPayOut, refundStatus } from '../refunds/refund';
import { requireThere } from '../refunds/refundable';
import { refundsOf } from '../refunds/refunds';
import type { Payout } from './payout';
import { currentPayout } from './payouts';

interface ApprovePayout {
  readonly refundId: string;
  /** The recipient that was looked at: another one may have been named meanwhile. */
  readonly payoutId: string;
}

/** Lets money go to a recipient whose number is proven. It goes with the next batch. */
export const approvePayout = action<ApprovePayout>({
  description: 'Lets a payout go, whose recipient has proven the number, with the next batch.',
  shape: { refundId: 'text', payoutId: 'text' },
  roles: ['finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order, actor) =>
    blocked(order, 'refund', actor) ??
    (provenPayouts(order).length > 0 ? undefined : 'No payout of the order waits for an approval.'),
  forbidsAll: (order, actor) => {
    const refusals = provenPayouts(order).map((payout) => approvalRefusal(payout, actor));
    return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
  },
  decide: (order, { refundId, payoutId }, { actor }) => {
    const refund = requireRefund(order, refundId);
    const payout = currentPayout(refund);
    if (payout?.id !== payoutId)
      throw new DomainError('not-allowed', 'Another recipient has been named, or none.');
    if (payout.state === 'APPROVED') return [];
    if (payout.state !== 'PROVEN')
      throw new DomainError('not-allowed', `The payout is ${payout.state}, and waits for no approval.`);
    const refusal = approvalRefusal(payout, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    requireThere(order, refund.moves.filter(isToPayOut));
    return [{ type: 'PayoutApproved', refundId, payoutId }];
  },
});

const provenPayouts = (order: OrderState): readonly Payout[] =>
  refundsOf(order).flatMap((refund) => {
    const payout = currentPayout(refund);
    return payout?.state === 'PROVEN' && refundStatus(refund) === 'TO_PAY_OUT' ? [payout] : [];
  });

/** One person alone doesn't send money to a number of their own choice. */
const approvalRefusal = ({ namedBy }: Payout, { id, role }: Actor): string | undefined =>
  namedBy.id === id && role !== 'system'
    ? 'Whoever named the recipient can’t approve the payout.'
    : undefined;
