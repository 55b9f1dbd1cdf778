import { action, fieldFault } from '../command';
import { DomainError } from '../errors';
import { isStaff } from '../people/actor';
import { present } from '../present';
import { needsApproval, requireName } from '../refunds/approval';
import { workOut } from '../refunds/askedRefund';
import type { RefundMethod } from '../refunds/refund';
import { amountFault, leftOf, refundRefusal } from '../refunds/refundOrder';
import { movesFor } from '../refunds/requestedMoves';
import { nextRefundId } from '../refunds/settleRefund';
import { requireGoodwillCredit } from '../storeCredit/policy';
import {
  APPEASEMENT_REASONS,
  APPROVAL_CAUSES,
  type AppeasementReason,
  type ApprovalCause,
} from './appeasement';

/** Cash goes back to whom its customer names, as any refund of it. */
export const GOODWILL_METHODS = ['original', 'credit'] as const satisfies readonly RefundMethod[];

interface Appease {
  /** Minor units of the order's currency. */
  readonly amount: number;
  /** The currency that the amount is in, where its sender names it. */
  readonly currency?: string;
  readonly reason: AppeasementReason;
  readonly notes?: string;
  readonly method?: (typeof GOODWILL_METHODS)[number];
  /** What was counted against the budget of its agent before it was asked for; the commit makes sure of it. */
  readonly claim?: string;
  /** What it is too much for, where nothing could be counted. */
  readonly over?: readonly ApprovalCause[];
}

/**
 * Gives a customer money out of goodwill: a refund of no goods, of what was taken for the order. Budgets and caps are shared among
 * orders, so that no order can decide them: whoever asks brings what was counted before, or somebody else has to approve.
 */
export const appease = action<Appease>({
  description: 'Gives the customer money out of goodwill: a refund of no goods.',
  shape: {
    amount: (value) => (value === undefined ? 'is missing' : amountFault(value)),
    currency: '?text',
    reason: { oneOf: APPEASEMENT_REASONS },
    notes: '?text',
    method: (value) => (value === undefined ? undefined : fieldFault({ oneOf: GOODWILL_METHODS }, value)),
    claim: '?text',
    over: overFault,
  },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: refundRefusal,
  amountLeft: leftOf,
  decide: (order, { amount, currency, reason, notes, method: asIs, claim, over = [] }, { actor }) => {
    const method = asIs === 'original' ? undefined : asIs;
    if (reason === 'OTHER' && notes === undefined)
      throw new DomainError('validation', '/notes: Say what the reason is.', {
        errors: [{ pointer: '/notes', detail: 'Say what the reason is.' }],
      });
    if (method === 'credit') requireGoodwillCredit(order);
    const worked = workOut(order, { amount, ...present({ currency }) });
    const isTooMuch = needsApproval(order, amount, actor);
    const isClaimed = claim !== undefined && isStaff(actor);
    const isToApprove = isTooMuch || !isClaimed;
    if (isToApprove) requireName(actor);
    return [
      {
        ...{ type: 'RefundRequested', refundId: nextRefundId(order), ...worked, reason },
        ...{ purpose: 'APPEASEMENT' as const, ...present({ method, notes }) },
        ...(isToApprove
          ? { needsApproval: true as const, because: causesOf(over, isClaimed, isTooMuch) }
          : { claim }),
        from: movesFor(order, amount, method),
      },
    ];
  },
});

function causesOf(
  over: readonly ApprovalCause[],
  isClaimed: boolean,
  isTooMuch: boolean,
): readonly ApprovalCause[] {
  const uncounted: readonly ApprovalCause[] = isClaimed ? [] : over.length > 0 ? over : ['UNCLAIMED'];
  return [...uncounted, ...(isTooMuch ? (['ORDER'] as const) : [])];
}

function overFault(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const isCause = (one: unknown): boolean => APPROVAL_CAUSES.some((cause) => cause === one);
  return Array.isArray(value) && value.length <= APPROVAL_CAUSES.length && value.every(isCause)
    ? undefined
    : `must be a list of ${APPROVAL_CAUSES.join(', ')}`;
}
