import type { OrderState } from '../../domain/order/order';
import { METHODS } from '../../domain/payment/methods/methods';
import type { Refund, RefundMove } from '../../domain/refunds/refund';
import { money } from '../http/wire';
import { REFUND_WAYS, type RefundPartJson, type RefundWay } from '../schema/money/refundParts';

/** States of a move by which nothing goes back any more: another took its place, or nobody wants it. */
const OVER: readonly RefundMove['state'][] = ['RETRIED', 'WITHDRAWN'];

/** By which ways a refund goes back, each once, and how much of each part has gone already. */
export function refundParts(state: OrderState, { moves }: Refund): readonly RefundPartJson[] {
  const wanted = moves.filter((move) => !OVER.includes(move.state));
  return REFUND_WAYS.flatMap((way) => {
    const ofWay = wanted.filter((move) => wayOf(state, move) === way);
    if (ofWay.length === 0) return [];
    const done = ofWay.filter((move) => move.state === 'DONE');
    return [{ way, amount: money(sum(ofWay), state.currency), refunded: money(sum(done), state.currency) }];
  });
}

/** What was paid by the customer's account goes back there, as does what they chose to have there. */
function wayOf({ payments }: OrderState, { method, byHand, paymentId }: RefundMove): RefundWay {
  if (byHand) return 'payout';
  const payment = payments.find(({ id }) => id === paymentId);
  return method === 'credit' || (payment && METHODS[payment.method].account) ? 'credit' : 'original';
}

const sum = (moves: readonly RefundMove[]): number => moves.reduce((total, { amount }) => total + amount, 0);
