import { action, fieldFault } from '../command';
import { DomainError } from '../errors';
import { blocked } from '../order/refusals';
import type { OrderState } from '../order/order';
import { capturedOf, sumOf } from '../payment/amounts';
import { isStaff, type Actor } from '../people/actor';
import { present } from '../present';
import { needsApproval, requireName } from './approval';
import { workOut, type AskedRefund } from './askedRefund';
import { isByCustomer, REFUND_METHODS, type Refund, type RefundMethod } from './refund';
import { leftToRefund, refundsOf } from './refunds';
import { isAskedBack } from './refundable';
import { movesFor, type AskedMove } from './requestedMoves';
import { nextRefundId } from './settleRefund';

interface RefundOrder extends AskedRefund {
  readonly reason: string;
  readonly notes?: string;
  /** How cash is given back; what was paid otherwise goes back by itself. Absent: as the customer says, or finance. */
  readonly method?: RefundMethod;
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
    method: (value) => (value === undefined ? undefined : fieldFault({ oneOf: REFUND_METHODS }, value)),
  },
  roles: ['customer', 'checkout', 'support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order, actor) =>
    blocked(order, 'refund', actor) ?? nothingToRefund(order) ?? askedBefore(order, actor),
  decide: (order, { reason, notes, method, ...asked }, { actor }) => {
    const worked = workOut(order, asked);
    const from = movesFor(order, worked.amount);
    if (method !== undefined) requireByHand(from);
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

function amountFault(value: unknown): string | undefined {
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
