import fc from 'fast-check';
import type { CommandName, CommandPayloads } from '../commands';
import { decide } from '../decide';
import { DomainError } from '../errors';
import { balancesOf, entriesBetween, holdingsOf } from '../ledger/ledger';
import type { Account, LedgerEntry } from '../ledger/holding';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { evolve } from '../evolve';
import { STANDARD_POLICY } from '../order/policy';
import { present } from '../present';
import { capturedOf, refundedOf, sumOf } from '../payment/amounts';
import type { Actor } from '../people/actor';
import { command, COMMAND_AT } from '../testing/given';
import { CABLE, GIFT_WRAP, PEOPLE, PHONES, PLACED_AT, after, asEvent, newOrder } from '../testing/orders';
import { authorized, captured } from '../testing/stages';
import { leftToRefund, movesOf, refundsOf } from './refunds';
import { findNothing, loseSight, settleRefund, type RefundOutcome } from './settleRefund';

/** An order with the entries of its ledger. */
interface Books {
  readonly order: OrderState;
  readonly entries: readonly LedgerEntry[];
}

type Step = (books: Books) => Books;

const record =
  (factsOf: (order: OrderState) => readonly OrderFact[], actor?: Actor): Step =>
  ({ order, entries }) => {
    const entered = [...entries];
    let state = order;
    for (const fact of factsOf(order)) {
      const next = evolve(state, asEvent(state, fact, actor ? { actor } : {}));
      entered.push(...entriesBetween(state, next));
      state = next;
    }
    return { order: state, entries: entered };
  };

/** What somebody asks for; a refusal changes nothing. */
const asked = <Name extends CommandName>(name: Name, payload: CommandPayloads[Name], actor: Actor): Step =>
  record((order) => {
    try {
      return decide(order, command(name, payload, actor), COMMAND_AT);
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  }, actor);

const somebody = fc.constantFrom(PEOPLE.customer, PEOPLE.support, PEOPLE.finance, PEOPLE.admin);
const refundId = fc.integer({ min: 1, max: 4 }).map(String);

const lines = fc
  .uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3'), quantity: fc.integer({ min: 1, max: 3 }) }), {
    selector: ({ id }) => id,
    minLength: 1,
  })
  .map((wanted) => ({ lines: wanted }));
const amount = fc.integer({ min: 1, max: 60_000_00 }).map((much) => ({ amount: much }));
const shipping = fc.constant({ shipping: true } as const);

/** Goodwill that was counted before, or was not. */
const goodwill = fc.record({
  amount: fc.integer({ min: 1, max: 9_000_00 }),
  reason: fc.constantFrom('LATE', 'PRICE'),
  method: fc.constantFrom('original', 'credit'),
  ...{ claim: fc.constantFrom('claim', undefined), notes: fc.constant(undefined) },
});

/** What a gateway says of a move over so much that it was asked for. */
const OUTCOMES: readonly ((much: number) => RefundOutcome)[] = [
  (much) => ({ outcome: 'refunded', reference: 're', amount: much }),
  () => ({ outcome: 'pending', reference: 're' }),
  () => ({ outcome: 'failed', code: 'expired_or_canceled_card' }),
];
const outcome = fc.constantFrom(...OUTCOMES);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.oneof(lines, amount, shipping), fc.constantFrom('original', 'credit'), somebody)
      .map(([wish, method, who]) =>
        asked('refund', { ...wish, method, reason: 'x', choice: { how: 'PHONE', at: PLACED_AT } }, who),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(goodwill, somebody).map(([wish, who]) => asked('appease', present(wish), who)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(refundId, somebody).map(([id, who]) => asked('approveRefund', { refundId: id }, who)),
  },
  fc.tuple(refundId, somebody).map(([id, who]) => asked('rejectRefund', { refundId: id, notes: 'No' }, who)),
  fc.constant(asked('release', { reason: 'REFUND' }, PEOPLE.finance)),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(loseSight, findNothing))
    .map(([ordinal, becomes]) => record((order) => becomes(order, ordinal))),
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(9), outcome).map(([which, said]) =>
      record((order) => {
        // Gateways are asked for what somebody has decided on alone.
        const open = movesOf(order).filter(
          ({ refund }) => refund.approval !== 'AWAITED' && refund.approval !== 'REFUSED',
        );
        const placed = open[which % Math.max(1, open.length)];
        const isGivenUp = placed?.move.state === 'RETRIED' || placed?.move.state === 'WITHDRAWN';
        return placed && !isGivenUp ? settleRefund(order, placed.move.ordinal, said(placed.move.amount)) : [];
      }),
    ),
  },
);

const placed = newOrder({
  lines: [PHONES, CABLE, GIFT_WRAP],
  policy: { ...STANDARD_POLICY, storeCredit: { refunds: true, goodwill: true } },
});
const paid = after(placed, authorized, captured);

/** What must hold, whatever has happened: compared once a life, since ten thousand lives of a dozen expectations each take longer to compare than to live. */
function expectSound({ order, entries }: Books): void {
  const taken = sumOf(order, capturedOf);
  const back = sumOf(order, refundedOf);
  const promised = movesOf(order)
    .filter(
      ({ refund, move }) =>
        refund.approval !== 'REFUSED' && ['DUE', 'UNKNOWN', 'PENDING', 'FAILED'].includes(move.state),
    )
    .reduce((sum, { move }) => sum + move.amount, 0);
  const balances = balancesOf(entries);
  const credited = movesOf(order)
    .filter(({ move }) => move.method === 'credit' && move.state === 'DONE')
    .reduce((sum, { move }) => sum + move.amount, 0);
  expect({
    isBackNegative: back < 0,
    left: leftToRefund(order),
    isLeftNegative: leftToRefund(order) < 0,
    linesOverTheirTotal: order.lines.filter((line) => refundedOfLine(order, line.id) > line.total),
    sumOfBalances: [...balances.values()].reduce((sum, balance) => sum + balance, 0),
    gateway: [balances.get('gateway:stripe'), heldIn(order, 'gateway:stripe')],
    credit: [balances.get('credit:owed') ?? 0, heldIn(order, 'credit:owed')],
  }).toEqual({
    isBackNegative: false,
    left: taken - back - promised,
    isLeftNegative: false,
    linesOverTheirTotal: [],
    sumOfBalances: 0,
    gateway: [taken - back + credited, taken - back + credited],
    credit: [0 - credited, 0 - credited],
  });
}

/** What refunds that nobody has refused give back of a line, in minor units. */
const refundedOfLine = (order: OrderState, lineId: string): number =>
  refundsOf(order)
    .filter(({ approval }) => approval !== 'REFUSED')
    .flatMap((refund) => refund.lines ?? [])
    .filter((line) => line.lineId === lineId)
    .reduce((sum, line) => sum + line.amount, 0);

/** What an order's holdings say of an account: debits less credits. */
const heldIn = (order: OrderState, account: Account): number =>
  holdingsOf(order).reduce(
    (sum, { debit, credit, amount: much }) =>
      sum + (debit === account ? much : 0) - (credit === account ? much : 0),
    0,
  );

test('ten thousand random lives of refunds, goodwill and store credit give back no more than was taken, and their ledgers balance', () => {
  const start: Books = { order: paid, entries: entriesBetween(placed, paid) };
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      expectSound(steps.reduce((books, next) => next(books), start));
    }),
    { numRuns: 10_000 },
  );
});
