import type { OrderFact } from '../facts';
import { after, newOrder } from '../testing/orders';
import {
  authorized,
  captured,
  orderAt,
  refundFailed,
  refundRequested,
  refundSucceeded,
} from '../testing/stages';
import { dueMoveOf, pendingMovesOf, retriesOf, settleRefund, type RefundOutcome } from './settleRefund';

const OF_MOVE = { refundId: '1', ordinal: 1, paymentId: '1' } as const;
const asked = after(orderAt('delivered'), refundRequested);
const pending = after(asked, { type: 'RefundPending', ...OF_MOVE, reference: 're_1' });
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
  ['under way', pending, ['RefundSucceeded'], [], ['RefundFailed']],
  ['made', done, [], [], ['RefundFailed']],
  ['failed', failed, ['RefundSucceeded'], [], []],
  ['given up', retried, ['RefundSucceeded', 'OrderHeld'], [], []],
])('a word about a refund that was %s', (_state, order, refunded, open, refused) => {
  expect(types(settleRefund(order, 1, REFUNDED))).toEqual(refunded);
  expect(types(settleRefund(order, 1, PENDING))).toEqual(open);
  expect(types(settleRefund(order, 1, FAILED))).toEqual(refused);
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

test('nothing is due before whoever has to approve it has, and each move once', () => {
  expect(dueMoveOf(orderAt('a refund to approve'))).toBeUndefined();
  const approved = after(orderAt('a refund to approve'), { type: 'RefundApproved', refundId: '1' });
  expect(dueMoveOf(approved)?.move.ordinal).toBe(1);
  expect([dueMoveOf(pending), dueMoveOf(done), dueMoveOf(failed)]).toEqual([undefined, undefined, undefined]);
  expect(dueMoveOf(retried)?.move.ordinal).toBe(2);
  expect(pendingMovesOf(pending).map(({ move }) => move.ordinal)).toEqual([1]);
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
