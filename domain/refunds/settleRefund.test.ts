import { allowedActions } from '../actions';
import type { OrderFact } from '../facts';
import { keptOf } from '../payment/amounts';
import { given } from '../testing/given';
import { refundStatus } from './refund';
import { after, newOrder, PEOPLE } from '../testing/orders';
import {
  authorized,
  cancelled,
  captured,
  orderAt,
  refundFailed,
  refundRequested,
  refundSucceeded,
} from '../testing/stages';
import {
  dueMoveOf,
  findNothing,
  loseSight,
  openMovesOf,
  retriesOf,
  settleRefund,
  type RefundOutcome,
} from './settleRefund';
import { leftToRefund } from './refunds';

const OF_MOVE = { refundId: '1', ordinal: 1, paymentId: '1' } as const;
const asked = after(orderAt('delivered'), refundRequested);
const pending = after(asked, { type: 'RefundPending', ...OF_MOVE, reference: 're_1' });
const stopped = after(asked, ...loseSight(asked, 1));
const done = after(asked, refundSucceeded);
const failed = after(asked, refundFailed);
const retried = after(
  failed,
  { type: 'HoldReleased', reason: 'REFUND' },
  {
    ...{ type: 'RefundRetried', ...OF_MOVE, next: 2 },
  },
);

const REFUNDED: RefundOutcome = { outcome: 'refunded', reference: 're_1', amount: 500_00 };
const PENDING: RefundOutcome = { outcome: 'pending', reference: 're_1' };
const FAILED: RefundOutcome = { outcome: 'failed', code: 'expired_or_canceled_card' };

const types = (facts: readonly OrderFact[]): readonly string[] => facts.map(({ type }) => type);

test.each([
  ['asked for', asked, ['RefundSucceeded'], ['RefundPending'], ['RefundFailed']],
  ['stopped without an answer', stopped, ['RefundSucceeded'], ['RefundPending'], ['RefundFailed']],
  ['under way', pending, ['RefundSucceeded'], [], ['RefundFailed']],
  ['made', done, [], [], ['RefundFailed']],
  ['failed', failed, ['RefundSucceeded'], [], []],
  ['given up', retried, ['RefundSucceeded', 'OrderHeld'], [], []],
])('a word about a refund that was %s', (_state, order, refunded, open, refused) => {
  expect(types(settleRefund(order, 1, REFUNDED))).toEqual(refunded);
  expect(types(settleRefund(order, 1, PENDING))).toEqual(open);
  expect(types(settleRefund(order, 1, FAILED))).toEqual(refused);
});

describe('one whose call was stopped without an answer', () => {
  const disputed = after(stopped, {
    type: 'PaymentDisputed',
    paymentId: '1',
    dispute: 'dp_1',
    state: 'OPEN',
  });

  test('is asked about, neither made again nor counted as not made', () => {
    expect(dueMoveOf(stopped)).toBeUndefined();
    expect(openMovesOf(stopped).map(({ move }) => move.ordinal)).toEqual([1]);
    expect(leftToRefund(stopped)).toBe(leftToRefund(asked));
    expect(stopped.refunds?.map(refundStatus)).toEqual(['PENDING']);
  });

  test('can’t be rejected before its outcome is known, also where the bank asks its money back', () => {
    for (const order of [stopped, disputed])
      given(order)
        .when('rejectRefund', { refundId: '1', notes: 'No' }, PEOPLE.finance)
        .isRefused('not-allowed', /waits for a decision/);
    const known = after(disputed, ...findNothing(disputed, 1));
    given(known)
      .when('rejectRefund', { refundId: '1', notes: 'The bank did' }, PEOPLE.finance)
      .yields({ type: 'RefundRejected', refundId: '1', notes: 'The bank did' });
  });

  test('goes on when the rest of its refund is withdrawn', () => {
    const two = after(orderAt('delivered'), {
      ...refundRequested,
      amount: 900_00,
      from: [
        { ordinal: 1, paymentId: '1', amount: 500_00 },
        { ordinal: 2, paymentId: '1', amount: 400_00 },
      ],
    });
    const failedToo = after(two, ...loseSight(two, 1), { ...refundFailed, ordinal: 2 });
    const rejected = after(failedToo, { type: 'RefundRejected', refundId: '1', notes: 'Enough' });
    expect(rejected.refunds).toMatchObject([
      { amount: 500_00, approval: 'NOT_NEEDED', moves: [{ state: 'UNKNOWN' }, { state: 'WITHDRAWN' }] },
    ]);
  });

  test('is due again once the gateway has never heard of it', () => {
    const due = after(stopped, ...findNothing(stopped, 1));
    expect(dueMoveOf(due)?.move.ordinal).toBe(1);
    expect(openMovesOf(due)).toEqual([]);
  });

  test('nothing is unknown of one that is settled or withdrawn, and what a gateway has taken is not gone', () => {
    for (const order of [pending, done, failed, retried]) expect(loseSight(order, 1)).toEqual([]);
    for (const order of [asked, pending, done, failed]) expect(findNothing(order, 1)).toEqual([]);
  });
});

test('a word about none of the order’s says nothing', () => {
  expect(settleRefund(asked, 7, REFUNDED)).toEqual([]);
});

test('another amount than was asked for is recorded, and for a person', () => {
  const facts = settleRefund(asked, 1, { ...REFUNDED, amount: 400_00 });
  expect(facts).toMatchObject([
    { type: 'RefundSucceeded', amount: 400_00 },
    { type: 'OrderHeld', reason: 'PAYMENT', stays: true, notes: expect.stringContaining('400.00 BDT') },
  ]);
  expect(after(asked, ...facts).payments[0]?.refunded).toBe(400_00);
});

test('a refund that had failed and came about after all holds the order no more', () => {
  expect(after(failed, refundSucceeded).holds).toEqual([]);
});

test('a word from before the bank turned it away is old, and one about another refund is not', () => {
  const bounced = after(done, { ...refundFailed, reference: 're_1' });
  expect(settleRefund(bounced, 1, REFUNDED)).toEqual([]);
  expect(types(settleRefund(bounced, 1, { ...REFUNDED, reference: 're_2' }))).toEqual(['RefundSucceeded']);
});

test('all the money is back and the goods are in the house: they wait for a person’s word', () => {
  const early = orderAt('confirmed, its money taken early');
  const all = { ...refundRequested, amount: early.totals.grand };
  const from = [{ ordinal: 1, paymentId: '1', amount: early.totals.grand }];
  const paidBack = after(
    early,
    { ...all, from },
    ...settleRefund(after(early, { ...all, from }), 1, { ...REFUNDED, amount: early.totals.grand }),
  );
  expect(paidBack.holds).toMatchObject([{ reason: 'PAYMENT', stays: true, owner: 'finance' }]);
  given(paidBack)
    .when('pack', {}, PEOPLE.warehouse)
    .isRefused('not-allowed', /hold|held/i);
  given(paidBack)
    .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
    .isRefused('validation', /notes|say why/i);
  expect(after(paidBack, { type: 'HoldReleased', reason: 'PAYMENT', notes: 'A gift' }).holds).toEqual([]);
  expect(types(settleRefund(asked, 1, REFUNDED))).toEqual(['RefundSucceeded']);
});

describe('money that the customer’s bank asks back as well', () => {
  const disputed = (state: 'OPEN' | 'LOST' | 'WON', order = asked) =>
    after(order, { type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state });

  test('isn’t given back while it does, and is once it doesn’t', () => {
    expect(dueMoveOf(disputed('OPEN'))).toBeUndefined();
    expect(dueMoveOf(disputed('LOST'))).toBeUndefined();
    expect(dueMoveOf(disputed('WON'))?.move.ordinal).toBe(1);
  });

  test('is no refund to approve, and one to reject', () => {
    given(disputed('LOST', orderAt('a refund to approve')))
      .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
      .isRefused('not-allowed', /twice/);
    const rejected = after(disputed('LOST'), {
      type: 'RefundRejected',
      refundId: '1',
      notes: 'The bank did',
    });
    given(disputed('LOST'))
      .when('rejectRefund', { refundId: '1', notes: 'The bank did' }, PEOPLE.finance)
      .yields({ type: 'RefundRejected', refundId: '1', notes: 'The bank did' });
    expect(rejected.refunds?.[0]?.moves.map(({ state }) => state)).toEqual(['WITHDRAWN']);
  });

  test('is gone once the bank has it: nothing is left to give back before the order is cancelled', () => {
    const lost = disputed('LOST', orderAt('back in the house'));
    expect(keptOf(lost)).toBe(0);
    expect(allowedActions(lost, PEOPLE.support)).toContain('cancel');
    expect(allowedActions(orderAt('back in the house'), PEOPLE.support)).not.toContain('cancel');
  });
});

test('what a gateway may just be asked for goes on when the rest is withdrawn', () => {
  const two = {
    ...refundRequested,
    amount: 900_00,
    from: [
      { ordinal: 1, paymentId: '1', amount: 500_00 },
      { ordinal: 2, paymentId: '1', amount: 400_00 },
    ],
  };
  const rejected = after(orderAt('delivered'), two, refundFailed, {
    ...{ type: 'RefundRejected', refundId: '1', notes: 'Enough' },
  });
  expect(rejected.refunds?.[0]?.moves.map(({ state }) => state)).toEqual(['WITHDRAWN', 'DUE']);
  expect(types(settleRefund(rejected, 2, { ...REFUNDED, reference: 're_2', amount: 400_00 }))).toEqual([
    'RefundSucceeded',
  ]);
});

test('money that the bank turns away after its customer was told so is told to them', () => {
  expect(settleRefund(done, 1, FAILED)).toMatchObject([{ type: 'RefundFailed', returned: 500_00 }]);
  expect(settleRefund(pending, 1, FAILED)).not.toMatchObject([{ returned: expect.anything() }]);
});

test('of what was made after all, nothing is tried again', () => {
  const made = after(retried, ...settleRefund(retried, 1, REFUNDED));
  expect(made.refunds?.[0]?.moves.map(({ state }) => state)).toEqual(['DONE', 'WITHDRAWN']);
  expect(dueMoveOf(made)).toBeUndefined();
});

test('what is under way though nobody wants it any more is asked about, and for a person', () => {
  const rejected = after(failed, { type: 'RefundRejected', refundId: '1', notes: 'Enough' });
  const facts = settleRefund(rejected, 1, { ...PENDING, reference: 're_9' });
  expect(types(facts)).toEqual(['RefundPending', 'OrderHeld']);
});

test('a refund that failed waits for finance though its order is cancelled since', () => {
  const all = after(orderAt('under review'), captured, refundRequested, refundFailed, cancelled, {
    type: 'OrderCancelled',
  });
  expect(all.holds.map(({ reason }) => reason)).toEqual(['REFUND']);
  const none = after(orderAt('under review'), cancelled, { type: 'OrderCancelled' });
  expect([none.holds, typeof none.closedAt]).toEqual([[], 'string']);
});

test('nothing is due before whoever has to approve it has, and each move once', () => {
  expect(dueMoveOf(orderAt('a refund to approve'))).toBeUndefined();
  const approved = after(orderAt('a refund to approve'), { type: 'RefundApproved', refundId: '1' });
  expect(dueMoveOf(approved)?.move.ordinal).toBe(1);
  expect([dueMoveOf(pending), dueMoveOf(done), dueMoveOf(failed)]).toEqual([undefined, undefined, undefined]);
  expect(dueMoveOf(retried)?.move.ordinal).toBe(2);
  expect(openMovesOf(pending).map(({ move }) => move.ordinal)).toEqual([1]);
});

test('of several that failed each is tried again by a position of its own', () => {
  const two = after(
    newOrder(),
    authorized,
    captured,
    {
      ...refundRequested,
      from: [
        { ordinal: 1, paymentId: '1', amount: 300_00 },
        { ordinal: 2, paymentId: '1', amount: 200_00 },
      ],
    },
    refundFailed,
    { ...refundFailed, ordinal: 2 },
  );
  expect(retriesOf(two)).toMatchObject([
    { ordinal: 1, next: 3 },
    { ordinal: 2, next: 4 },
  ]);
});
