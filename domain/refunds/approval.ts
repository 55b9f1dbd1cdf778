import { DomainError } from '../errors';
import type { OrderPolicy, RefundPolicy } from '../order/policy';
import type { OrderState } from '../order/order';
import { isNameless, isStaff, type Actor } from '../people/actor';
import { promisedBy, type Refund } from './refund';
import { refundsOf } from './refunds';
import { STANDARD_REFUNDS } from '../order/policy';

/** What an order's refunds go by. Orders that were placed before there were any go by the standard policy. */
export const refundPolicyOf = ({ refunds = STANDARD_REFUNDS }: OrderPolicy): RefundPolicy => refunds;

/** Until when a refund has to be there (RFC 3339). */
export const dueBy = ({ policy }: Pick<OrderState, 'policy'>, { requestedAt }: Refund): string =>
  new Date(Date.parse(requestedAt) + refundPolicyOf(policy).settleWithinMs).toISOString();

/**
 * Why an actor may not let a refund go that somebody else has asked for, in a sentence; undefined when they may. Whoever answers for
 * the shop's money may let any go; others as much of an order as they may give back alone, with all that has gone back of it.
 */
export function approvalRefusal(order: OrderState, refund: Refund, actor: Actor): string | undefined {
  if (actor.role === 'system') return undefined;
  if (refund.requestedBy.id === actor.id) return 'Whoever asked for a refund can’t approve it.';
  if (mayBeOne(refund.requestedBy, actor))
    return 'It is not known who writes to Temporal by hand: whoever asked may be whoever approves.';
  if (answersForMoney(actor)) return undefined;
  if (refund.purpose === 'APPEASEMENT') return 'An appeasement above a budget is for finance to approve.';
  const sum = refundsOf(order).reduce((before, one) => before + goneBy(one), refund.amount);
  return sum > aloneOf(order, actor) ? 'A refund of as much is for finance to approve.' : undefined;
}

/** Whether two members of staff may be the same person, by what is known of them. */
const mayBeOne = (one: Actor, other: Actor): boolean =>
  isStaff(one) && isStaff(other) && (isNameless(one) || isNameless(other));

const answersForMoney = ({ role }: Actor): boolean => role === 'finance' || role === 'admin';

/** @throws {DomainError} `forbidden` when a refund would need the word of somebody else than a person whom nobody knows. */
export function requireName(actor: Actor): void {
  if (isNameless(actor))
    throw new DomainError(
      'forbidden',
      'A refund of as much takes somebody else’s word, and it is not known who writes to Temporal by hand: ask for it by the API.',
    );
}

/** How much of an order an actor may give back without anybody else's word, in minor units. */
const aloneOf = ({ policy, currency }: OrderState, { role }: Actor): number =>
  role === 'system' ? Infinity : (refundPolicyOf(policy).alone[role]?.[currency] ?? 0);

/** What a refund gives back, also of one that was rejected and was made all the same; nothing while it waits for a word. */
function goneBy(refund: Refund): number {
  if (refund.approval === 'AWAITED') return 0;
  const done = refund.moves.filter(({ state }) => state === 'DONE');
  return [...done, ...promisedBy(refund)].reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * Whether somebody else has to approve that an actor gives back so much. What has gone back of the order without the word of
 * whoever answers for the shop's money counts as well, so that many small refunds need what one large one does. The system decides
 * by rules that people made.
 */
export function needsApproval(order: OrderState, amount: number, actor: Actor): boolean {
  const before = refundsOf(order)
    .filter(
      ({ approval, approvedBy }) =>
        approval !== 'GIVEN' || (approvedBy !== undefined && !answersForMoney(approvedBy)),
    )
    .reduce((sum, refund) => sum + goneBy(refund), 0);
  return before + amount > aloneOf(order, actor);
}
