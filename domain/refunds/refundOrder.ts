import { action, fieldFault } from '../command';
import { DomainError } from '../errors';
import type { Money } from '../money/money';
import { blocked } from '../order/refusals';
import type { OrderState } from '../order/order';
import { capturedOf, sumOf } from '../payment/amounts';
import { isStaff, type Actor } from '../people/actor';
import { present } from '../present';
import { needsApproval, requireName } from './approval';
import { workOut, type AskedRefund } from './askedRefund';
import type { ToldChoice } from '../storeCredit/choice';
import { choiceFault, requireChoice } from '../storeCredit/requireChoice';
import { requireRefundCredit } from '../storeCredit/policy';
import { isByCustomer, REFUND_METHODS, type Refund, type RefundMethod } from './refund';
import { leftToRefund, refundsOf } from './refunds';
import { isAskedBack } from './refundable';
import { movesFor, type AskedMove } from './requestedMoves';
import { nextRefundId } from './settleRefund';

interface RefundOrder extends AskedRefund {
  readonly reason: string;
  readonly notes?: string;
  /** Absent: the way it came; cash as the customer says, or finance. */
  readonly method?: RefundMethod;
  /** How and when the customer has chosen store credit, where staff ask for it. */
  readonly choice?: ToldChoice;
}

/** More would be a mistake of a program, and the state is to stay small. */
const MOST_REFUNDS = 50;
/** As many lines as an order has at most, and longer than any of their ids. */
const MOST_LINES = 1_000;
const MOST_LETTERS = 40;

/**
 * Gives money back that was taken, to where it came from. Above what the role may decide alone it waits for somebody else's word;
 * customers decide nothing, and ask.
 */
export const refund = action<RefundOrder>({
  description: 'Gives money back that was taken: an amount, or what pieces of lines and the delivery cost.',
  shape: {
    amount: amountFault,
    currency: '?text',
    lines: linesFault,
    shipping: (value) => (value === undefined || value === true ? undefined : 'must be true, or absent'),
    reason: 'text',
    notes: '?text',
    method: methodFault,
    choice: choiceFault,
  },
  roles: ['customer', 'checkout', 'support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order, actor) => refundRefusal(order, actor) ?? askedBefore(order, actor),
  amountLeft: leftOf,
  decide: (order, { reason, notes, method: asIs, choice, ...asked }, { actor, at }) => {
    const method = asIs === 'original' ? undefined : asIs;
    if (method === 'credit') requireRefundCredit(order);
    else if (choice !== undefined) throw choiceOfNothing();
    const worked = workOut(order, asked);
    const from = movesFor(order, worked.amount, method);
    if (method === 'payout' || method === 'manual') requireByHand(from);
    const isToApprove = needsApproval(order, worked.amount, actor);
    if (isToApprove) requireName(actor);
    return [
      {
        type: 'RefundRequested',
        refundId: nextRefundId(order),
        ...worked,
        reason,
        ...(isToApprove && { needsApproval: true }),
        from,
        ...present({ notes, method }),
        ...(method === 'credit' && { choice: requireChoice(choice, actor, at) }),
      },
    ];
  },
});

/** @throws {DomainError} `validation` when some of it would go back to the card that paid: that way is the safer one for everybody. */
function requireByHand(moves: readonly AskedMove[]): void {
  if (moves.every(({ byHand }) => byHand)) return;
  const detail = 'What was paid by card goes back to the card: leave the method out.';
  throw new DomainError('validation', `/method: ${detail}`, { errors: [{ pointer: '/method', detail }] });
}

function choiceOfNothing(): DomainError {
  const detail = 'A choice is of store credit: say `credit` as the method, or leave the choice out.';
  return new DomainError('validation', `/choice: ${detail}`, { errors: [{ pointer: '/choice', detail }] });
}

/** What can still be given back, as refusals tell it. */
export function leftOf(order: OrderState): Money {
  return { amount: leftToRefund(order), currency: order.currency };
}

/** Why no money of an order can be given back now; undefined when some can. */
export const refundRefusal = (order: OrderState, actor: Actor): string | undefined =>
  blocked(order, 'refund', actor) ?? nothingToRefund(order);

/** What is wrong with the way by which money is to go back; undefined when nothing is, or none is named. */
export function methodFault(value: unknown): string | undefined {
  return value === undefined ? undefined : fieldFault({ oneOf: REFUND_METHODS }, value);
}

/** What is wrong with an amount in minor units; undefined when nothing is, or none is given. */
export function amountFault(value: unknown): string | undefined {
  return value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
    ? undefined
    : 'must be a whole number of minor units above 0';
}

function linesFault(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const isLine = (one: unknown): boolean =>
    typeof one === 'object' &&
    one !== null &&
    'id' in one &&
    typeof one.id === 'string' &&
    one.id.length <= MOST_LETTERS &&
    'quantity' in one &&
    typeof one.quantity === 'number';
  return Array.isArray(value) && value.length > 0 && value.length <= MOST_LINES && value.every(isLine)
    ? undefined
    : 'must be a list of lines, each with its id and a quantity';
}

/** One request at a time: a second would be the same again, for who waits. */
const askedBefore = (order: OrderState, actor: Actor): string | undefined =>
  !isStaff(actor) && actor.role !== 'system' && refundsOf(order).some(isRequest)
    ? 'A refund has been asked for, and is being looked at.'
    : undefined;

const isRequest = (refund: Refund): boolean => refund.approval === 'AWAITED' && isByCustomer(refund);

function nothingToRefund(order: OrderState): string | undefined {
  if (refundsOf(order).length >= MOST_REFUNDS) return `The order has ${MOST_REFUNDS} refunds already.`;
  if (leftToRefund(order) > 0) return undefined;
  if (sumOf(order, capturedOf) === 0) return 'No money of the order has been taken yet.';
  return order.payments.some(isAskedBack)
    ? 'The customer’s bank asks the money back: a refund would give it back twice.'
    : 'All that was taken has been given back, or is about to be.';
}
