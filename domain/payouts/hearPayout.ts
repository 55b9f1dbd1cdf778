import { fieldFault, vendorsWord } from '../command';
import { DomainError } from '../errors';
import type { OrderFact } from '../facts';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import { present } from '../present';
import { isToPayOut, type RefundMove } from '../refunds/refund';
import { settleRefund } from '../refunds/settleRefund';
import { BOUNCE_REASONS } from './payout';
import { movesWith, placedPayouts, type PlacedPayout } from './payouts';
import { PAYOUT_WORDS, type HeardPayout } from './payoutWord';
import { sendPayout } from './sendPayout';

const optional =
  (shape: Parameters<typeof fieldFault>[0]) =>
  (value: unknown): string | undefined =>
    value === undefined ? undefined : fieldFault(shape, value);

/** What became of a payout. The same word, heard again or late, changes nothing; one that no rule explains holds the order. */
export const hearPayout = vendorsWord<HeardPayout>({
  description: 'Says what became of a payout: proven, in a batch, paid by the bank, or sent back by it.',
  shape: {
    payoutId: 'text',
    word: { oneOf: PAYOUT_WORDS },
    amount: optional((value) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value > 0
        ? undefined
        : 'must be a whole number of minor units above 0',
    ),
    batchId: '?text',
    reference: '?text',
    reason: optional({ oneOf: BOUNCE_REASONS }),
    code: '?text',
    at: '?text',
  },
  decide: (order, heard) => {
    const placed = placedPayouts(order).find(({ payout }) => payout.id === heard.payoutId);
    if (!placed) throw new DomainError('not-found', 'The order has no such payout.');
    switch (heard.word) {
      case 'PROVEN':
        return prove(placed);
      case 'SENT':
        return sendPayout(order, placed, heard);
      case 'NOT_SENT':
        return placed.payout.state === 'SENT'
          ? [{ type: 'PayoutNotSent', ...named(placed), ...present({ code: heard.code }) }]
          : [];
      case 'PAID':
        return pay(order, placed, heard);
      case 'BOUNCED':
        return bounce(placed, heard);
    }
  },
});

const named = ({ refund, payout }: PlacedPayout) => ({ refundId: refund.id, payoutId: payout.id });

function prove(placed: PlacedPayout): readonly OrderFact[] {
  const { state } = placed.payout;
  if (state === 'NAMED') return [{ type: 'PayoutProven', ...named(placed) }];
  if (state === 'REPLACED') throw new DomainError('not-allowed', 'Another recipient has been named since.');
  return [];
}

/**
 * Money has left by the bank's word. Where the order didn't know that it was going, it is written down all the same, so that nobody
 * pays it again, and a person sees to it.
 */
function pay(order: OrderState, placed: PlacedPayout, heard: HeardPayout): readonly OrderFact[] {
  const { refund, payout } = placed;
  if (payout.state === 'PAID' || isOld(placed, heard)) return [];
  const reference = heard.reference ?? payout.id;
  const moves = payout.state === 'SENT' ? movesWith(refund, payout) : refund.moves.filter(isToPayOut);
  const expected = moves.reduce((sum, { amount }) => sum + amount, 0);
  const told = heard.amount ?? payout.amount ?? expected;
  if (expected === 0)
    return [heldFor(order, 'The bank says it paid what was not to be paid out', told, reference)];
  const settled = sharesOf(moves, told).flatMap(({ ordinal, amount }) =>
    settleRefund(order, ordinal, { outcome: 'refunded', reference, amount }),
  );
  const surprise =
    payout.state === 'SENT'
      ? []
      : [heldFor(order, 'The bank says it paid what was in no batch', told, reference)];
  return [{ type: 'PayoutPaid', ...named(placed), reference, amount: told }, ...settled, ...surprise];
}

/** What was paid, over the moves that it was for: each gets what it asked for, and the last what is left. */
function sharesOf(
  moves: readonly RefundMove[],
  paid: number,
): readonly Pick<RefundMove, 'ordinal' | 'amount'>[] {
  let left = paid;
  return moves.flatMap(({ ordinal, amount }, index) => {
    const share = index === moves.length - 1 ? left : Math.min(left, amount);
    left -= share;
    return share > 0 ? [{ ordinal, amount: share }] : [];
  });
}

/** A payout that came back stays so: the word from before may come late. One from after it is another payment. */
const isOld = ({ payout }: PlacedPayout, { at }: HeardPayout): boolean =>
  payout.state === 'BOUNCED' && (at === undefined || Date.parse(at) <= Date.parse(payout.since));

const heldFor = (order: OrderState, what: string, amount: number, reference: string): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
  notes: `${what}: ${formatDecimal(amount, order.currency)} ${order.currency}, ${reference}.`,
});

function bounce(placed: PlacedPayout, { reason = 'OTHER', code }: HeardPayout): readonly OrderFact[] {
  const { refund, payout } = placed;
  if (payout.state !== 'SENT' && payout.state !== 'PAID') return [];
  const gone = movesWith(refund, payout).filter(({ state }) => state === 'DONE');
  const returned = gone.reduce((sum, { amount }) => sum + amount, 0);
  return [
    {
      ...{ type: 'PayoutBounced', ...named(placed), reason },
      ...present({ code, returned: returned > 0 ? returned : undefined }),
    },
  ];
}
