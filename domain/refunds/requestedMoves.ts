import type { OrderState } from '../order/order';
import { refundableOf } from './refundable';
import type { RefundMove } from './refund';
import { movesOf } from './refunds';

/** Positions go on behind the last move of the order. */
export const nextOrdinal = (order: Pick<OrderState, 'refunds'>): number => movesOf(order).length + 1;

/**
 * What of an amount (minor units) is given back of which payment: the first that was taken comes first, each for what is left of
 * it. No move where nothing is.
 */
export function movesFor(
  order: OrderState,
  amount: number,
): readonly Pick<RefundMove, 'ordinal' | 'paymentId' | 'amount'>[] {
  const moves: Pick<RefundMove, 'ordinal' | 'paymentId' | 'amount'>[] = [];
  let left = amount;
  for (const payment of order.payments) {
    const part = Math.min(left, refundableOf(order, payment));
    if (part <= 0) continue;
    moves.push({ ordinal: nextOrdinal(order) + moves.length, paymentId: payment.id, amount: part });
    left -= part;
  }
  return moves;
}
