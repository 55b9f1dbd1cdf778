import { action } from '../command';
import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import { isStaff, type Actor } from '../people/actor';
import { leftToPayOut } from '../payouts/payouts';
import { present } from '../present';
import { approvalRefusal } from './approval';
import { isDisputedMove, requireThere } from './refundable';
import { isByCustomer, refundStatus, type Refund } from './refund';
import { refundsOf, refundWith } from './refunds';

const DECIDERS = ['support', 'finance', 'admin'] as const;

interface ApproveRefund {
  readonly refundId: string;
  readonly notes?: string;
}

/** Lets a refund go that somebody else has asked for. */
export const approveRefund = action<ApproveRefund>({
  description: 'Lets a refund go that somebody else has asked for.',
  shape: { refundId: 'text', notes: '?text' },
  roles: DECIDERS,
  whenClosed: 'carriedOut',
  refusal: (order) =>
    refundsOf(order).some(isAwaited) ? undefined : 'No refund of the order waits for an approval.',
  forbidsAll: (order, actor) =>
    refusalOfAll(
      refundsOf(order)
        .filter(isAwaited)
        .map((refund) => approvalRefusal(order, refund, actor)),
    ),
  decide: (order, { refundId, notes }, { actor }) => {
    const asked = requireRefund(order, refundId);
    if (!isAwaited(asked))
      throw new DomainError('not-allowed', `The refund ${refundId} waits for no approval.`);
    const refusal = approvalRefusal(order, asked, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    if (asked.moves.some((move) => isDisputedMove(order, move)))
      throw new DomainError(
        'not-allowed',
        'The customer’s bank asks the money back: a refund would give it back twice.',
      );
    requireThere(order, asked.moves);
    const toPayOut = asked.method === 'manual' ? 0 : leftToPayOut(asked);
    return [
      {
        type: 'RefundApproved',
        refundId,
        ...present({ notes, toPayOut: toPayOut > 0 ? toPayOut : undefined }),
      },
    ];
  },
});

interface RejectRefund {
  readonly refundId: string;
  readonly notes: string;
}

/** Ends a refund that waits for an approval, or that the gateway has refused: what has not moved will not. */
export const rejectRefund = action<RejectRefund>({
  description: 'Ends a refund that waits for an approval or has failed: what has not moved will not.',
  shape: { refundId: 'text', notes: 'text' },
  roles: DECIDERS,
  whenClosed: 'carriedOut',
  refusal: (order) =>
    refundsOf(order).some(mayEndOf(order)) ? undefined : 'No refund of the order waits for a decision.',
  forbidsAll: (order, actor) =>
    refusalOfAll(
      refundsOf(order)
        .filter(mayEndOf(order))
        .map((refund) => rejectionRefusal(refund, actor)),
    ),
  decide: (order, { refundId, notes }, { actor }) => {
    const asked = requireRefund(order, refundId);
    if (!mayEndOf(order)(asked))
      throw new DomainError('not-allowed', `The refund ${refundId} is under way or has ended.`);
    const refusal = rejectionRefusal(asked, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    // Whoever was asked where the money shall go has been told of it.
    const told =
      isByCustomer(asked) || refundStatus(asked) === 'TO_PAY_OUT' ? { toCustomer: true as const } : {};
    return [{ type: 'RefundRejected', refundId, notes, ...told }];
  },
});

/** Support answers customers, and takes back what it has asked for itself; the rest is for whoever answers for the shop's money. */
function rejectionRefusal({ approval, requestedBy }: Refund, { id, role }: Actor): string | undefined {
  if (role !== 'support') return undefined;
  if (approval !== 'AWAITED') return 'A refund that failed, or is to be paid out, is for finance to see to.';
  return isStaff(requestedBy) && requestedBy.id !== id
    ? 'A refund that another member of staff has asked for is for finance to reject.'
    : undefined;
}

const refusalOfAll = (refusals: readonly (string | undefined)[]): string | undefined =>
  refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;

const isAwaited = ({ approval }: Refund): boolean => approval === 'AWAITED';

/** One that was let go ends as well where a dispute keeps it from going. */
const mayEndOf =
  (order: OrderState) =>
  (refund: Refund): boolean =>
    ['AWAITING_APPROVAL', 'FAILED', 'TO_PAY_OUT'].includes(refundStatus(refund)) ||
    (refundStatus(refund) === 'PENDING' &&
      refund.moves.some((move) => move.state === 'DUE' && isDisputedMove(order, move)));

/** @throws {DomainError} `not-found` when the order has no such refund. */
export function requireRefund(order: OrderState, refundId: string): Refund {
  const found = refundWith(order, refundId);
  if (found) return found;
  throw new DomainError('not-found', `The order has no refund ${refundId}.`);
}
