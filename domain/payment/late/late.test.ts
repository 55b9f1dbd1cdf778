import fc from 'fast-check';
import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import { STANDARD_POLICY, type LatePayments } from '../../order/policy';
import { deriveStatus } from '../../order/status';
import { promisedBy } from '../../refunds/refund';
import { refundsOf } from '../../refunds/refunds';
import { dueMoveOf, settleRefund } from '../../refunds/settleRefund';
import { sellOut } from '../../stock/soldOut';
import { after, later, newOrder } from '../../testing/orders';
import { secondAttempt } from '../../testing/stages';
import { nextStep } from '../../testing/story';
import { keptOf, openToCapture, sumOf, toGiveBack } from '../amounts';
import { hearWebhook } from '../hearWebhook';
import { payDeadline } from '../payDeadline';
import { lapse } from './lapse';
import type { PaymentOutcome } from '../payment';
import { settlePayment } from '../settlePayment';
import { toGiveFree } from '../surplus';

const AT = later(5_000);
const by = (late: LatePayments, method: 'card' | 'cod' = 'card'): OrderState =>
  newOrder({ policy: { ...STANDARD_POLICY, payment: { ...STANDARD_POLICY.payment, late } }, method });
const TOTAL = by('hold').totals.grand;

const declined: OrderFact = {
  ...{ type: 'PaymentDeclined', paymentId: '1', code: 'card_declined', retryUntil: AT },
};
const notPaid: OrderFact = { type: 'CancellationRequested', reason: 'Not in time', unpaid: true };
const ended: readonly OrderFact[] = [{ type: 'InventoryReleased' }, { type: 'OrderCancelled' }];

/** Nobody paid in time. */
const lapsed = (late: LatePayments): OrderState => after(by(late), declined, notPaid, ...ended);
/** The first attempt was declined, the second pays, and its money is reserved or taken. */
const paidAtTheSecond = (late: LatePayments, outcome: 'authorized' | 'captured'): OrderState => {
  const asked = after(by(late), declined, secondAttempt);
  return after(asked, ...settlePayment(asked, '2', { outcome, reference: 'pi_2', amount: TOTAL }, AT));
};

const moved = (outcome: 'authorized' | 'captured', amount = TOTAL): PaymentOutcome => ({
  ...{ outcome, reference: 'pi_1', amount },
});
const hear = (order: OrderState, outcome: PaymentOutcome): readonly OrderFact[] =>
  hearWebhook(order, { paymentId: '1', outcome, currency: 'BDT', source: 'webhook' }, AT);
const typesOf = (facts: readonly OrderFact[]): readonly string[] => facts.map(({ type }) => type);
const heard = (order: OrderState, outcome: PaymentOutcome): OrderState =>
  after(order, ...hear(order, outcome));

describe('an order that was cancelled because nobody paid in time, and is paid after all', () => {
  test.each(['authorized', 'captured'] as const)('goes on when the money is %s', (outcome) => {
    const order = heard(lapsed('reinstate'), moved(outcome));
    expect(deriveStatus(order)).toBe('PENDING');
    expect([order.cancellation, order.closedAt, order.holds]).toEqual([undefined, undefined, []]);
    expect(order.lines.map(({ quantities: q }) => [q.reserved, q.cancelled])).toEqual([
      [2, 0],
      [1, 0],
      [0, 0],
    ]);
    expect(order.undo).toEqual(expect.arrayContaining([{ kind: 'releaseInventory' }]));
    expect(hear(order, moved(outcome))).toEqual([]);
  });

  test('is cancelled again when its goods are gone, and what was taken goes back once', () => {
    const goesOn = heard(lapsed('reinstate'), moved('captured'));
    const facts = sellOut(goesOn, { skus: ['PHONE'], lacking: [{ lineId: '1', quantity: 2 }] });
    expect(typesOf(facts)).toEqual(['InventoryUnavailable', 'CancellationRequested', 'RefundRequested']);
    const order = after(goesOn, ...facts, ...ended);
    expect(toGiveBack(order)).toBe(TOTAL);
    expect(refundsOf(order)).toMatchObject([{ amount: TOTAL, approval: 'NOT_NEEDED' }]);
    expect(order.lines.map(({ quantities: q }) => q.cancelled)).toEqual([2, 1, 1]);
  });

  test('doesn’t go on for less than it costs, nor where its policy is to give the money back', () => {
    expect(typesOf(hear(lapsed('reinstate'), moved('captured', TOTAL - 1)))).toEqual([
      'PaymentCaptured',
      'RefundRequested',
    ]);
    expect(typesOf(hear(lapsed('giveBack'), moved('captured')))).toEqual([
      'PaymentCaptured',
      'RefundRequested',
    ]);
  });

  test('doesn’t go on by money of which a part has gone back already', () => {
    const policy = {
      ...STANDARD_POLICY,
      payment: { ...STANDARD_POLICY.payment, late: 'reinstate' },
    } as const;
    const placed = newOrder({ policy, inParts: 2 });
    const [first, second] = placed.payments;
    const half = after(
      placed,
      ...settlePayment(
        placed,
        '1',
        { outcome: 'captured', reference: 'pi_1', amount: first?.amount ?? 0 },
        AT,
      ),
    );
    const refused = after(half, { ...declined, paymentId: '2' });
    const cancelled = after(refused, ...lapse(refused, 'Not in time'), ...ended);
    expect(refundsOf(cancelled)).toMatchObject([{ amount: first?.amount }]);
    const word = { outcome: 'authorized', reference: 'pi_2', amount: second?.amount ?? 0 } as const;
    const facts = hearWebhook(cancelled, { paymentId: '2', outcome: word, source: 'webhook' }, AT);
    expect(facts).toMatchObject([{ type: 'PaymentAuthorized', needless: true }]);
  });

  test('is held for a person by a policy that says so, as it was by orders from before', () => {
    expect(typesOf(hear(lapsed('hold'), moved('captured')))).toEqual(['PaymentCaptured', 'OrderHeld']);
    expect(typesOf(hear(lapsed('hold'), moved('authorized')))).toEqual(['PaymentAuthorized', 'OrderHeld']);
  });
});

describe('an order that its customer has cancelled', () => {
  const given = after(by('reinstate'), declined, { type: 'CancellationRequested', reason: 'Mine' }, ...ended);

  test('stays cancelled: what is reserved is given free, and its customer is told', () => {
    const facts = hear(given, moved('authorized'));
    expect(facts).toEqual([
      { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', late: true, needless: true },
    ]);
    const order = after(given, ...facts);
    expect([order.undo, order.holds]).toEqual([[{ kind: 'voidPayment', paymentId: '1' }], []]);
  });

  test('gives back what was taken, by the way it came', () => {
    expect(hear(given, moved('captured'))).toMatchObject([
      { type: 'PaymentCaptured', late: true },
      { type: 'RefundRequested', amount: TOTAL, from: [{ paymentId: '1', amount: TOTAL }] },
    ]);
  });
});

describe('a second payment of an order that is paid', () => {
  test('is given free when it is reserved', () => {
    const order = heard(paidAtTheSecond('giveBack', 'authorized'), moved('authorized'));
    expect([toGiveFree(order)?.id, order.holds]).toEqual(['1', []]);
  });

  test('is given back once when it was taken beside another that was', () => {
    const facts = hear(paidAtTheSecond('giveBack', 'captured'), moved('captured'));
    expect(facts).toMatchObject([
      { type: 'PaymentCaptured', paymentId: '1' },
      { type: 'RefundRequested', amount: TOTAL, from: [{ paymentId: '1', amount: TOTAL }] },
    ]);
    const order = after(paidAtTheSecond('giveBack', 'captured'), ...facts);
    expect(hear(order, moved('captured'))).toEqual([]);
  });

  test('pays the order when it was taken, and the one that is reserved is given free', () => {
    const order = heard(paidAtTheSecond('giveBack', 'authorized'), moved('captured'));
    expect([toGiveFree(order)?.id, order.holds, refundsOf(order)]).toEqual(['2', [], []]);
  });
});

describe('more or less than was asked for', () => {
  const settle = (order: OrderState, outcome: PaymentOutcome): readonly OrderFact[] =>
    settlePayment(order, '1', outcome, AT);

  test('more that is taken at once goes back; more that is reserved is not taken', () => {
    expect(settle(by('giveBack'), moved('captured', TOTAL + 500))).toMatchObject([
      { type: 'PaymentAuthorized' },
      { type: 'PaymentCaptured' },
      { type: 'RefundRequested', amount: 500 },
    ]);
    expect(typesOf(settle(by('giveBack'), moved('authorized', TOTAL + 500)))).toEqual(['PaymentAuthorized']);
  });

  test('less waits for a person, by any policy', () => {
    expect(typesOf(settle(by('giveBack'), moved('authorized', TOTAL - 500)))).toEqual([
      'PaymentAuthorized',
      'OrderHeld',
    ]);
  });

  test('cash has rules of its own, and a person in them', () => {
    const order = after(by('giveBack', 'cod'), { ...secondAttempt });
    const asked = order.payments.at(-1)?.id ?? '';
    const facts = settlePayment(order, asked, moved('captured', TOTAL + 500), AT);
    expect(typesOf(facts)).toEqual(['PaymentAuthorized', 'OrderHeld', 'PaymentCaptured']);
  });
});

/** The order's own story goes on until it waits; gateways do as they are asked. */
function settled(order: OrderState): OrderState {
  let state = order;
  for (let patience = 60; patience > 0; patience -= 1) {
    const due = dueMoveOf(state);
    const { ordinal = 0, amount = 0 } = due?.move ?? {};
    const facts = due
      ? settleRefund(state, ordinal, { outcome: 'refunded', reference: `re_${ordinal}`, amount })
      : nextStep(state, 'willing');
    if (facts.length === 0) return state;
    state = after(state, ...facts);
  }
  return state;
}

test('whatever comes late, twice or in excess: at rest nothing is kept without goods, unless a person is told', () => {
  const word = fc.record({
    paymentId: fc.constantFrom('1', '2'),
    outcome: fc.constantFrom('authorized' as const, 'captured' as const),
    difference: fc.constantFrom(0, 0, 0, 500, -500),
    lives: fc.boolean(),
  });
  const begun = fc.constantFrom(
    ...(['giveBack', 'reinstate'] as const).flatMap((late) => [
      lapsed(late),
      after(lapsed(late)),
      after(by(late), declined, secondAttempt),
      paidAtTheSecond(late, 'authorized'),
      paidAtTheSecond(late, 'captured'),
      after(paidAtTheSecond(late, 'authorized'), { type: 'CancellationRequested', reason: 'Mine' }),
    ]),
  );
  fc.assert(
    fc.property(begun, fc.array(word, { minLength: 1, maxLength: 6 }), (first, words) => {
      let order = first;
      for (const { paymentId, outcome, difference, lives } of words) {
        const said = { outcome, reference: `pi_${paymentId}`, amount: TOTAL + difference };
        order = after(
          order,
          ...hearWebhook(order, { paymentId, outcome: said, currency: 'BDT', source: 'webhook' }, AT),
        );
        if (lives) order = settled(order);
      }
      const end = settled(order);
      const promised = refundsOf(end)
        .flatMap(promisedBy)
        .reduce((sum, { amount }) => sum + amount, 0);
      expect(promised).toBeLessThanOrEqual(keptOf(end));
      if (isHeld(end, 'PAYMENT')) return;
      expect(toGiveBack(end)).toBe(0);
      expect(end.cancellation || end.closedAt ? sumOf(end, openToCapture) : 0).toBe(0);
    }),
    { numRuns: 1_000 },
  );
});

describe('what was given back for other reasons', () => {
  const refunded = (amount: number): readonly OrderFact[] => [
    {
      ...{ type: 'RefundRequested', refundId: '1', amount, reason: 'LATE' },
      from: [{ ordinal: 1, paymentId: '2', amount }],
    },
    {
      ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '2' },
      ...{ reference: 're_1', amount },
    },
  ];

  test.each([TOTAL, 1_000])('does not pay for a second payment: all of that goes back (%d)', (amount) => {
    const order = after(paidAtTheSecond('giveBack', 'captured'), ...refunded(amount));
    expect(hear(order, moved('captured'))).toMatchObject([
      { type: 'PaymentCaptured', paymentId: '1' },
      { type: 'RefundRequested', amount: TOTAL, from: [{ paymentId: '1', amount: TOTAL }] },
    ]);
  });
});

test('an order of which a part was taken gives that back when the rest is not paid in time, and ends', () => {
  const part = after(by('giveBack'), {
    type: 'PaymentCaptured',
    paymentId: '1',
    reference: 'pi_1',
    amount: 1_000,
  });
  const facts = lapse(part, 'Not in time');
  expect(facts).toMatchObject([
    { type: 'CancellationRequested', unpaid: true },
    { type: 'RefundRequested', amount: 1_000, from: [{ paymentId: '1', amount: 1_000 }] },
  ]);
  const ending = after(part, ...facts);
  expect(ending.undo).toEqual([{ kind: 'releaseInventory' }]);
  expect(typesOf(lapse(after(by('hold'), declined), 'Not in time'))).toEqual(['CancellationRequested']);
});

describe('until when somebody may pay', () => {
  const retryWindowMs = STANDARD_POLICY.payment.retryWindowMs;

  test('a part that is reserved as asked leaves time for the rest, and nobody waits for ever', () => {
    const part = { ...secondAttempt, payment: { ...secondAttempt.payment, amount: 1_000 } };
    const reserved = { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' } as const;
    const order = after(by('giveBack'), declined, part, reserved);
    const asked = Date.parse(part.payment.requestedAt);
    expect(payDeadline(order)?.at).toBe(new Date(asked + retryWindowMs).toISOString());
    expect(payDeadline(after(order, { type: 'OrderHeld', reason: 'PAYMENT' }))).toBeUndefined();
    // Whoever let it go with less than was asked for does not see it cancelled.
    const less = after(by('giveBack'), declined, secondAttempt, { ...reserved, amount: 1_000 });
    expect(payDeadline(less)).toBeUndefined();
  });

  test('is the latest time of any attempt', () => {
    const last = later(900_000);
    const both = after(by('giveBack'), { ...declined, retryUntil: last } as OrderFact, secondAttempt, {
      ...declined,
      paymentId: '2',
      retryUntil: later(1),
    } as OrderFact);
    expect(payDeadline(both)?.at).toBe(last);
  });
});
