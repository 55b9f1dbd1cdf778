import { evolve } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { after, asEvent, newOrder } from '../../testing/orders';
import {
  authorized,
  cancelled,
  captured,
  declined,
  orderAt,
  refundFailed,
  refundRequested,
  refundSucceeded,
  secondAttempt,
} from '../../testing/stages';
import { settledTransactions } from './settledTransactions';
import type { SettledTransaction } from './transaction';

const TOTAL = newOrder().totals.grand;

/** What a fact settles that happens to an order. */
function settledBy(before: OrderState, fact: OrderFact): readonly SettledTransaction[] {
  return settledTransactions(fact, { before, after: evolve(before, asEvent(before, fact)) });
}

test('an authorization is settled by the event, with the gateway’s id and the amount', () => {
  expect(settledBy(orderAt('placed'), authorized)).toEqual([
    {
      paymentId: '1',
      kind: 'AUTHORIZE',
      status: 'SUCCEEDED',
      amount: TOTAL,
      providerRef: 'pi_1',
      code: null,
    },
  ]);
});

test('a refusal settles it as failed, moves nothing, and says why', () => {
  expect(settledBy(orderAt('waiting for the bank'), declined)).toEqual([
    {
      ...{ paymentId: '1', kind: 'AUTHORIZE', status: 'FAILED', amount: null, providerRef: 'pi_1' },
      code: 'card_declined',
    },
  ]);
  expect(settledBy(orderAt('placed'), declined)).toMatchObject([{ providerRef: null }]);
});

test('money taken was reserved, too, whether or not anybody said so', () => {
  const moves = settledBy(orderAt('handed over'), captured);
  expect(moves.map(({ kind, status, amount }) => [kind, status, amount])).toEqual([
    ['AUTHORIZE', 'SUCCEEDED', TOTAL],
    ['CAPTURE', 'SUCCEEDED', TOTAL],
  ]);
});

const voided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };

test('a void settles the void with what was reserved, and that the money will not be reserved any more', () => {
  expect(settledBy(orderAt('cancelling'), voided)).toEqual([
    {
      paymentId: '1',
      kind: 'AUTHORIZE',
      status: 'FAILED',
      amount: null,
      providerRef: 'pi_1',
      code: 'voided',
    },
    { paymentId: '1', kind: 'VOID', status: 'SUCCEEDED', amount: TOTAL, providerRef: 'pi_1', code: null },
  ]);
});

test('a void of money that nobody had reserved settles both as well, over nothing and without a gateway’s id', () => {
  expect(settledBy(after(orderAt('placed'), cancelled), voided)).toMatchObject([
    { kind: 'AUTHORIZE', status: 'FAILED', providerRef: null, code: 'voided' },
    { kind: 'VOID', status: 'SUCCEEDED', amount: 0, providerRef: null, code: null },
  ]);
});

test('another amount than was asked for is booked as the gateway said it', () => {
  const short = after(orderAt('placed'), { ...authorized, amount: TOTAL - 500 });
  const amountsOf = (moves: readonly SettledTransaction[]) => moves.map(({ kind, amount }) => [kind, amount]);
  expect(amountsOf(settledBy(orderAt('placed'), { ...authorized, amount: TOTAL + 1 }))).toEqual([
    ['AUTHORIZE', TOTAL + 1],
  ]);
  expect(amountsOf(settledBy(short, { ...captured, amount: TOTAL - 700 }))).toEqual([
    ['AUTHORIZE', TOTAL - 500],
    ['CAPTURE', TOTAL - 700],
  ]);
  expect(amountsOf(settledBy(short, voided))).toEqual([
    ['AUTHORIZE', null],
    ['VOID', TOTAL - 500],
  ]);
});

test('of several attempts the event settles its own', () => {
  const second = { ...authorized, paymentId: '2', reference: 'pi_2', amount: 7 };
  expect(settledBy(after(orderAt('payment failed'), secondAttempt), second)).toMatchObject([
    { paymentId: '2', providerRef: 'pi_2', amount: 7 },
  ]);
});

test('an event of a payment that the order does not know is settled without the gateway’s id and amount', () => {
  expect(settledBy(orderAt('handed over'), { ...captured, paymentId: '7' })).toMatchObject([
    { paymentId: '7', kind: 'AUTHORIZE', providerRef: null, amount: null },
    { paymentId: '7', kind: 'CAPTURE', providerRef: null, amount: null },
  ]);
  expect(settledBy(orderAt('handed over'), { ...declined, paymentId: '7' })).toMatchObject([
    { paymentId: '7', kind: 'AUTHORIZE', providerRef: null },
  ]);
});

test('what the gateway refused has failed with its code, until another try with the same key brings it', () => {
  const order = orderAt('ready');
  for (const [type, kind] of [
    ['PaymentCaptureFailed', 'CAPTURE'],
    ['PaymentVoidFailed', 'VOID'],
  ] as const) {
    expect(settledBy(order, { type, paymentId: '1', code: 'busy' })).toMatchObject([
      { paymentId: '1', kind, status: 'FAILED', amount: null, code: 'busy' },
    ]);
  }
});

describe('a refund that is never made', () => {
  const asked = after(orderAt('delivered'), { ...refundRequested, needsApproval: true });
  const rejected: OrderFact = { type: 'RefundRejected', refundId: '1', notes: 'No' };
  const ended = {
    paymentId: '1',
    kind: 'REFUND',
    status: 'FAILED',
    amount: null,
    providerRef: null,
  } as const;

  test('has failed as it is rejected, and what its gateway refused before keeps the gateway’s code', () => {
    expect(settledBy(asked, rejected)).toEqual([{ ...ended, ordinal: 1, code: 'rejected' }]);
    const failed = after(orderAt('delivered'), refundRequested, refundFailed);
    expect(settledBy(failed, rejected)).toEqual([]);
  });

  test('has failed as the one whose place it took was made after all', () => {
    const retried = after(orderAt('delivered'), refundRequested, refundFailed, {
      ...{ type: 'RefundRetried', refundId: '1', ordinal: 1, paymentId: '1', next: 2 },
    });
    expect(settledBy(retried, refundSucceeded)).toEqual([
      expect.objectContaining({ ordinal: 1, status: 'SUCCEEDED' }),
      { ...ended, ordinal: 2, code: 'withdrawn' },
    ]);
  });

  test('was no gateway’s where it was to be paid out', () => {
    expect(settledBy(orderAt('a refund to pay out'), rejected)).toEqual([]);
  });
});
