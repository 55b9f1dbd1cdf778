import type { OrderFact } from '../facts';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { keptOf } from '../payment/amounts';
import { METHODS } from '../payment/methods/methods';
import { present } from '../present';
import type { RefundMoveState } from './refund';
import { movesOf, refundsOf, type PlacedMove } from './refunds';
import { isDisputedMove } from './refundable';
import { nextOrdinal } from './requestedMoves';

/** A gateway's word about one move of a refund, from a call, a webhook or a look-up alike; `amount` in minor units. */
export type RefundOutcome =
  | { readonly outcome: 'refunded'; readonly reference: string; readonly amount: number }
  | { readonly outcome: 'pending'; readonly reference: string }
  | { readonly outcome: 'failed'; readonly reference?: string; readonly code: string };

/** What that word means for the order: whichever way it comes first settles the move, and the others find nothing left to do. */
export function settleRefund(
  order: OrderState,
  ordinal: number,
  outcome: RefundOutcome,
): readonly OrderFact[] {
  const placed = movesOf(order).find(({ move }) => move.ordinal === ordinal);
  if (!placed) return [];
  const { state } = placed.move;
  switch (outcome.outcome) {
    case 'refunded':
      return state === 'DONE' || isOld(placed, outcome) ? [] : succeeded(order, placed, outcome);
    case 'pending':
      return state === 'DUE' || state === 'UNKNOWN' || state === 'WITHDRAWN'
        ? [
            { type: 'RefundPending', ...named(placed), reference: outcome.reference },
            ...(state === 'WITHDRAWN'
              ? [heldFor(`A refund that had been given up is under way: ${outcome.reference}.`)]
              : []),
          ]
        : [];
    case 'failed':
      return state === 'DUE' || state === 'UNKNOWN' || state === 'PENDING' || state === 'DONE'
        ? [
            {
              ...{ type: 'RefundFailed', ...named(placed), code: outcome.code },
              ...present({
                reference: outcome.reference,
                returned: state === 'DONE' ? placed.move.amount : undefined,
              }),
            },
          ]
        : [];
  }
}

/** What follows where a call was stopped and nothing says what became of it: a move that somebody still wants is of unknown outcome. */
export const loseSight = (order: OrderState, ordinal: number): readonly OrderFact[] =>
  factOf(order, ordinal, 'DUE', 'RefundOutcomeUnknown');

/** What follows where the gateway has never heard of a move whose outcome was unknown: it has not happened. */
export const findNothing = (order: OrderState, ordinal: number): readonly OrderFact[] =>
  factOf(order, ordinal, 'UNKNOWN', 'RefundNotMade');

function factOf(
  order: OrderState,
  ordinal: number,
  state: RefundMoveState,
  type: 'RefundOutcomeUnknown' | 'RefundNotMade',
): readonly OrderFact[] {
  const placed = movesOf(order).find(({ move }) => move.ordinal === ordinal && move.state === state);
  return placed ? [{ type, ...named(placed) }] : [];
}

/** A refund that a bank has turned away stays so: a word from before may come late, and a repeated call is answered with the first. */
const isOld = ({ move }: PlacedMove, { reference }: Pick<RefundOutcome, 'reference'>): boolean =>
  move.code !== undefined && move.reference !== undefined && move.reference === reference;

const named = ({ refund: { id: refundId }, move: { ordinal, paymentId } }: PlacedMove) => ({
  refundId,
  ordinal,
  paymentId,
});

const heldFor = (notes: string): OrderFact => ({ type: 'OrderHeld', reason: 'PAYMENT', stays: true, notes });

/** Nothing is left by it of the money that was taken, and its goods are in the house: they would go out for nothing. */
function goodsForNothing(order: OrderState, amount: number): readonly OrderFact[] {
  const isOver = order.cancellation !== undefined || order.closedAt !== undefined || hasLeft(order);
  if (isOver || keptOf(order) - amount > 0) return [];
  const notes =
    'Nothing is left of the money that was taken, and the goods are in the house: cancel the order, or say why they go.';
  return [heldFor(notes)];
}

/** Whether it goes back to the customer's account at the shop, since that had paid. */
const isToAccount = ({ payments }: OrderState, { paymentId }: PlacedMove['move']): boolean =>
  payments.some(({ id, method }) => id === paymentId && METHODS[method].account);

/** Money that came back though another move took this one's place, or another amount than was asked for, is for a person to see to. */
function succeeded(
  order: OrderState,
  placed: PlacedMove,
  { reference, amount }: Extract<RefundOutcome, { readonly outcome: 'refunded' }>,
): readonly OrderFact[] {
  const { currency } = order;
  const { move } = placed;
  const fact: OrderFact = {
    ...{ type: 'RefundSucceeded', ...named(placed), reference, amount },
    ...present({ method: move.method ?? (isToAccount(order, move) ? 'credit' : undefined) }),
  };
  const isGivenUp = move.state === 'RETRIED' || move.state === 'WITHDRAWN';
  if (!isGivenUp && amount === move.amount) return [fact, ...goodsForNothing(order, amount)];
  const told = `${formatDecimal(amount, currency)} ${currency}, ${reference}`;
  const what = isGivenUp
    ? 'A refund that had been given up was made'
    : 'Another amount was refunded than asked for';
  return [fact, heldFor(`${what}: ${told}.`)];
}

/** Each refund that failed is asked for again, as another one: gateways answer a key that they know with what they said before. */
export function retriesOf(order: OrderState): readonly OrderFact[] {
  const failed = movesOf(order).filter(({ move }) => move.state === 'FAILED');
  return failed.map((placed, index) => ({
    type: 'RefundRetried',
    ...named(placed),
    next: nextOrdinal(order) + index,
  }));
}

/**
 * The next move that a gateway is to be asked for: whoever has to approve it has, and the customer's bank doesn't ask the same money
 * back, which would then go back twice. A dispute holds its order, so that somebody sees to it. What is paid out by hand is nobody's call.
 */
export const dueMoveOf = (order: OrderState): PlacedMove | undefined =>
  movesOf(order).find(
    ({ refund, move }) =>
      move.state === 'DUE' && !move.byHand && isDecided(refund) && !isDisputedMove(order, move),
  );

const isDecided = ({ approval }: PlacedMove['refund']): boolean =>
  approval === 'GIVEN' || approval === 'NOT_NEEDED';

/** Moves that their gateway has taken and not yet said more of, and those that it may have made. Of what is paid out the bank tells by itself. */
export const openMovesOf = (order: OrderState): readonly PlacedMove[] =>
  movesOf(order).filter(({ move }) => !move.byHand && (move.state === 'PENDING' || move.state === 'UNKNOWN'));

/** A refund that nobody here has asked for, by the next free id. */
export const nextRefundId = (order: Pick<OrderState, 'refunds'>): string =>
  String(refundsOf(order).length + 1);
