import type { OrderState } from '../order/order';
import { isPaidOut } from '../payment/methods/methods';
import { refundableOf } from './refundable';
import type { OtherMethod, RefundMove } from './refund';
import { movesOf } from './refunds';

/** A move as it is asked for. */
export type AskedMove = Pick<RefundMove, 'ordinal' | 'paymentId' | 'amount' | 'byHand' | 'method'>;

/** Positions go on behind the last move of the order. */
export const nextOrdinal = (order: Pick<OrderState, 'refunds'>): number => movesOf(order).length + 1;

/**
 * What of an amount (minor units) is given back of which payment: the first that was taken comes first, each for what is left of
 * it. No move where nothing is.
 */
export function movesFor(order: OrderState, amount: number, method?: OtherMethod): readonly AskedMove[] {
  const moves: AskedMove[] = [];
  let left = amount;
  for (const payment of order.payments) {
    const part = Math.min(left, refundableOf(order, payment));
    if (part <= 0) continue;
    moves.push({
      ...{ ordinal: nextOrdinal(order) + moves.length, paymentId: payment.id, amount: part },
      ...(method === 'credit' ? { method } : isPaidOut(payment) && { byHand: true }),
    });
    left -= part;
  }
  return moves;
}
