import { dropHold } from '../holds/holds';
import type { OrderState } from '../order/order';
import { refundedOf } from '../payment/amounts';
import { isToPayOut, isUnderWay, refundStatus, type Refund, type RefundMove } from './refund';
import { movesOf, refundsOf } from './refunds';

/** The order, with one of its refunds changed. */
export const changeRefund = (
  order: OrderState,
  id: string,
  change: (refund: Refund) => Refund,
): OrderState => ({
  ...order,
  refunds: refundsOf(order).map((refund) => (refund.id === id ? change(refund) : refund)),
});

/** The move at that position among all of the order's refunds. */
export const moveAt = (order: OrderState, ordinal: number): RefundMove | undefined =>
  movesOf(order).find(({ move }) => move.ordinal === ordinal)?.move;

/** The order, with one move of its refunds changed. */
export const changeMove = (order: OrderState, ordinal: number, change: Partial<RefundMove>): OrderState => ({
  ...order,
  refunds: refundsOf(order).map((refund) => ({
    ...refund,
    moves: refund.moves.map((move) => (move.ordinal === ordinal ? { ...move, ...change } : move)),
  })),
});

/** The order, of whose payment so much more has been given back; less than nothing: the bank has turned it away. */
export function giveBack(order: OrderState, ordinal: number, amount: number): OrderState {
  const paymentId = moveAt(order, ordinal)?.paymentId;
  return {
    ...order,
    payments: order.payments.map((payment) =>
      payment.id === paymentId ? { ...payment, refunded: refundedOf(payment) + amount } : payment,
    ),
  };
}

/**
 * What of it has not moved is not wanted any more. Nothing has: it is rejected as a whole. What the gateway may just be asked for,
 * or may have made, goes on.
 */
export function withdrawn(refund: Refund, at: string, isStopped: (move: RefundMove) => boolean): Refund {
  const isLeft = (move: RefundMove): boolean =>
    move.state === 'FAILED' ||
    isToPayOut(move) ||
    (move.state === 'DUE' && (refund.approval === 'AWAITED' || isStopped(move)));
  const moves = refund.moves.map((move): RefundMove =>
    isLeft(move) ? { ...move, state: 'WITHDRAWN', since: at } : move,
  );
  const amount = moves
    .filter((move) => move.state === 'DONE' || isUnderWay(move))
    .reduce((sum, move) => sum + move.amount, 0);
  return amount > 0 ? { ...refund, amount, moves } : { ...refund, approval: 'REFUSED', moves };
}

/** What failed was made after all: the move that took its place is not to give the same money back, unless it is under way. */
export function withoutRetry(order: OrderState, ordinal: number, at: string): OrderState {
  const { retriedAs = 0 } = moveAt(order, ordinal) ?? {};
  return moveAt(order, retriedAs)?.state === 'DUE'
    ? changeMove(order, retriedAs, { state: 'WITHDRAWN', since: at })
    : order;
}

/** A hold for what failed has no cause any more once nothing is failed. */
export const withoutNeedlessHold = (order: OrderState): OrderState =>
  refundsOf(order).some((refund) => refundStatus(refund) === 'FAILED') ? order : dropHold(order, 'REFUND');
