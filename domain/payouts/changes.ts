import type { OrderState } from '../order/order';
import { present } from '../present';
import { changeRefund, giveBack } from '../refunds/changes';
import { isToPayOut, type Refund, type RefundMove } from '../refunds/refund';
import type { Payout } from './payout';
import { payoutsOf } from './payouts';

/** The order, with one of its payouts changed. */
export const changePayout = (
  order: OrderState,
  refundId: string,
  payoutId: string,
  change: Partial<Payout>,
): OrderState =>
  changeRefund(order, refundId, (refund) => ({
    ...refund,
    payouts: payoutsOf(refund).map((payout) => (payout.id === payoutId ? { ...payout, ...change } : payout)),
  }));

/** Why a payout came back once says nothing of one that was paid after all. */
export const forgetBounce = (order: OrderState, refundId: string, payoutId: string): OrderState =>
  changeRefund(order, refundId, (refund) => ({
    ...refund,
    payouts: payoutsOf(refund).map(({ reason, code, ...payout }) =>
      payout.id === payoutId ? payout : { ...payout, ...present({ reason, code }) },
    ),
  }));

/** What of the refund waits to be paid out goes with this payout. */
export const takeAlong = (refund: Refund, payoutId: string, change: Partial<RefundMove>): Refund => ({
  ...refund,
  moves: refund.moves.map((move) => (isToPayOut(move) ? { ...move, ...change, payoutId } : move)),
});

/** What was to go with a payout, or went, is to be paid out again: what is in a batch, or was paid, nobody can have rejected. */
export function takeBack(order: OrderState, refundId: string, payoutId: string, at: string): OrderState {
  const gone = (order.refunds ?? [])
    .flatMap(({ id, moves }) => (id === refundId ? moves : []))
    .filter((move) => move.payoutId === payoutId && move.state === 'DONE');
  const returned = gone.reduce((state, { ordinal, amount }) => giveBack(state, ordinal, -amount), order);
  return changeRefund(returned, refundId, (refund) => ({
    ...refund,
    moves: refund.moves.map((move) => (move.payoutId === payoutId ? reopened(move, at) : move)),
  }));
}

function reopened(move: RefundMove, at: string): RefundMove {
  const { payoutId: _payout, reference: _reference, ...rest } = move;
  return { ...rest, state: 'DUE', since: at };
}
