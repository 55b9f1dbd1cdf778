import { refusalOf } from '../actions';
import { decide } from '../decide';
import type { OrderFact } from '../facts';
import type { CommandPayloads } from '../commands';
import type { OrderState } from '../order/order';
import { COMMAND_AT, command, given } from '../testing/given';
import { after, asEvent, newOrder, PEOPLE } from '../testing/orders';
import {
  authorized,
  captured,
  orderAt,
  PARCEL,
  refundFailed,
  refundRequested,
  refundSucceeded,
  secondAttempt,
} from '../testing/stages';
import { evolve } from '../evolve';
import { derivePaymentStatus } from '../order/status';
import { settlePayment } from '../payment/settlePayment';
import { piecesToAskFor } from './askedRefund';
import { leftToRefund } from './refunds';
import { NAMESPACE_STAFF, type Actor } from '../people/actor';

const delivered = orderAt('delivered');
const GRAND = delivered.totals.grand;

/** Two pieces of 500 taka: a card pays 999.60 of them, and nobody is asked for 0.40 at the door. */
function paidButForRounding(): OrderState {
  const tenders = [
    { method: 'card', provider: 'stripe', amount: 999_60 },
    { method: 'cod', provider: 'courier', amount: 40 },
  ] as const;
  const lines = [{ sku: 'CASE', quantity: 2, unitPrice: 500_00, discount: 0, stocked: true }];
  const placed = newOrder({ lines, shipping: 0, tenders });
  const says = (order: OrderState, outcome: 'authorized' | 'captured'): OrderState =>
    after(order, ...settlePayment(order, '2', { outcome, reference: 'pi_2', amount: 999_60 }, COMMAND_AT));
  return says(says(placed, 'authorized'), 'captured');
}

describe('an order of which rounding settled a rest', () => {
  const paid = paidButForRounding();
  const one = { lines: [{ id: '1', quantity: 1 }], reason: 'Broken' };

  test('gives each piece back, the last without what nobody was asked for', () => {
    const asks = (order: OrderState) => decide(order, command('refund', one), COMMAND_AT);
    const first = asks(paid);
    expect(first).toMatchObject([{ amount: 500_00 }]);
    const second = asks(after(paid, ...first));
    expect(second).toMatchObject([{ amount: 499_60, lines: [{ amount: 499_60 }] }]);
    const all = after(paid, ...first, ...second);
    expect([leftToRefund(all), piecesToAskFor(all, all.lines[0] ?? fail())]).toEqual([0, 0]);
  });

  test('offers as many pieces as there is money left for', () => {
    const pieces = (order: OrderState): number => piecesToAskFor(order, order.lines[0] ?? fail());
    expect(pieces(paid)).toBe(2);
    const given_ = after(
      paid,
      ...decide(paid, command('refund', { amount: 500_00, reason: 'x' }), COMMAND_AT),
    );
    expect(pieces(given_)).toBe(1);
    const more = after(paid, ...decide(paid, command('refund', { amount: 600_00, reason: 'x' }), COMMAND_AT));
    expect(pieces(more)).toBe(0);
  });
});

function fail(): never {
  throw new Error('There is no such line');
}

describe('asking for a refund', () => {
  test('of pieces comes to what they cost, from the payment that was taken', () => {
    given(delivered)
      .when('refund', { lines: [{ id: '2', quantity: 1 }], reason: 'Missing' }, PEOPLE.support)
      .yields(refundRequested);
  });

  test('of more than is left says how much is left, and of nothing or less that it must be more', () => {
    const much = given(delivered)
      .when('refund', { amount: GRAND + 1, reason: 'x' }, PEOPLE.finance)
      .isRefused('not-allowed', /more than can be given back/);
    expect(much.extra.amountLeft).toEqual({ amount: GRAND, currency: 'BDT' });
    for (const amount of [0, -1, 1.5]) {
      const none = given(delivered)
        .when('refund', { amount, reason: 'x' })
        .isRefused('validation', /At least 1/);
      expect(none.extra.errors).toMatchObject([{ pointer: '/amount' }]);
    }
  });

  test('in another currency, of no line, of more pieces than there are, of a line twice, or of two kinds at once is refused', () => {
    const faults: readonly [CommandPayloads['refund'], 'validation' | 'not-allowed', RegExp][] = [
      [{ amount: 1, currency: 'GBP', reason: 'x' }, 'validation', /BDT/],
      [{ lines: [{ id: '9', quantity: 1 }], reason: 'x' }, 'validation', /no such line/],
      [{ lines: [{ id: '2', quantity: 2 }], reason: 'x' }, 'not-allowed', /1 piece can/],
      [{ lines: [{ id: '2', quantity: 0 }], reason: 'x' }, 'validation', /At least 1/],
      [
        {
          lines: [
            { id: '1', quantity: 1 },
            { id: '1', quantity: 1 },
          ],
          reason: 'x',
        },
        'validation',
        /once/,
      ],
      [{ amount: 1, shipping: true, reason: 'x' }, 'validation', /or lines/],
      [{ reason: 'x' }, 'validation', /Give an amount/],
    ];
    for (const [payload, code, words] of faults)
      given(delivered).when('refund', payload).isRefused(code, words);
  });

  test('counts what was promised before, until it is rejected', () => {
    const asked = after(delivered, { ...refundRequested, needsApproval: true });
    expect(leftToRefund(asked)).toBe(GRAND - 500_00);
    given(asked)
      .when('refund', { lines: [{ id: '2', quantity: 1 }], reason: 'x' })
      .isRefused('not-allowed', /no piece/);
    const rejected = after(asked, { type: 'RefundRejected', refundId: '1', notes: 'No' });
    expect(leftToRefund(rejected)).toBe(GRAND);
    expect(derivePaymentStatus(rejected)).toBe('PAID');
  });

  test('is refused while nothing was taken, and of money that the bank asks back', () => {
    expect(refusalOf('refund', orderAt('confirmed'), PEOPLE.support)).toMatch(/taken yet/);
    const disputed = after(delivered, {
      ...{ type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'OPEN' },
    });
    expect(refusalOf('refund', disputed, PEOPLE.support)).toMatch(/twice/);
    const won = after(disputed, {
      ...{ type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'WON' },
    });
    expect(refusalOf('refund', won, PEOPLE.support)).toBeUndefined();
  });

  test('is refused while a person keeps money from going back', () => {
    const held = after(delivered, {
      ...{ type: 'OrderHeld', reason: 'MANUAL', key: 'wait', blocks: ['refund'], owner: 'finance' },
    });
    expect(refusalOf('refund', held, PEOPLE.support)).toMatch(/held: wait/);
  });

  test('takes the payments in the order in which they were taken', () => {
    const twice = after(
      newOrder(),
      { ...authorized, amount: 60_000 },
      { ...captured, amount: 60_000 },
      { ...secondAttempt, payment: { ...secondAttempt.payment, amount: GRAND - 60_000 } },
      { ...authorized, paymentId: '2', reference: 'pi_2' },
      { ...captured, paymentId: '2' },
    );
    given(twice)
      .when('refund', { amount: 70_000, reason: 'Late' }, PEOPLE.support)
      .yields({
        ...{ type: 'RefundRequested', refundId: '1', amount: 70_000, reason: 'Late' },
        from: [
          { ordinal: 1, paymentId: '1', amount: 60_000 },
          { ordinal: 2, paymentId: '2', amount: 10_000 },
        ],
      });
  });
});

describe('whose word it takes', () => {
  test('support gives back what a call is worth, finance more, and many small ones count as one', () => {
    const needed = (order: OrderState, amount: number, actor = PEOPLE.support): boolean =>
      decide(order, command('refund', { amount, reason: 'x' }, actor), COMMAND_AT).some(
        (fact) => 'needsApproval' in fact,
      );
    expect([needed(delivered, 500_000), needed(delivered, 500_001)]).toEqual([false, true]);
    expect([
      needed(delivered, 5_000_000, PEOPLE.finance),
      needed(delivered, 5_000_001, PEOPLE.finance),
    ]).toEqual([false, true]);
    const before = after(delivered, refundRequested);
    expect([needed(before, 450_000), needed(before, 450_001)]).toEqual([false, true]);
  });

  test('what support let go for a customer counts as what it gave back itself; what finance let go does not', () => {
    const approvedBy = (actor: typeof PEOPLE.support): OrderState => {
      const theirs = after(delivered, { ...refundRequested, amount: 500_000, needsApproval: true });
      return evolve(theirs, asEvent(theirs, { type: 'RefundApproved', refundId: '1' }, { actor }));
    };
    const asked = command('refund', { amount: 500_000, reason: 'x' }, PEOPLE.support);
    expect(decide(approvedBy(PEOPLE.support), asked, COMMAND_AT)).toMatchObject([{ needsApproval: true }]);
    expect(decide(approvedBy(PEOPLE.finance), asked, COMMAND_AT)).not.toMatchObject([
      { needsApproval: true },
    ]);
  });

  test('what was rejected and made all the same counts like any other, also while it is on its way', () => {
    const amount = 500_000;
    const OF_MOVE = { refundId: '1', ordinal: 1, paymentId: '1', reference: 're_1' } as const;
    const rejected = after(
      delivered,
      { ...refundRequested, amount, from: [{ ordinal: 1, paymentId: '1', amount }] },
      refundFailed,
      { type: 'RefundRejected', refundId: '1', notes: 'Paid in cash' },
    );
    const asked = command('refund', { amount: 1, reason: 'x' }, PEOPLE.support);
    expect(decide(rejected, asked, COMMAND_AT)).not.toMatchObject([{ needsApproval: true }]);
    for (const late of [
      { type: 'RefundPending', ...OF_MOVE } as const,
      { ...refundSucceeded, ...OF_MOVE, amount },
    ]) {
      const gone = after(rejected, late);
      expect(decide(gone, asked, COMMAND_AT)).toMatchObject([{ needsApproval: true }]);
      expect(leftToRefund(gone)).toBe(GRAND - amount);
      const theirs = after(gone, {
        ...{ ...refundRequested, refundId: '2', needsApproval: true },
        from: [{ ordinal: 2, paymentId: '1', amount: 1 }],
      });
      given(theirs)
        .when('approveRefund', { refundId: '2' }, PEOPLE.support)
        .isRefused('forbidden', /for finance/);
    }
  });

  test('nobody approves what they have asked for themselves', () => {
    const mine = evolve(
      delivered,
      asEvent(delivered, { ...refundRequested, needsApproval: true }, { actor: PEOPLE.finance }),
    );
    given(mine)
      .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
      .isRefused('forbidden', /can’t approve/);
    given(mine)
      .when('approveRefund', { refundId: '1' }, PEOPLE.admin)
      .yields({
        ...{ type: 'RefundApproved', refundId: '1' },
      });
    const theirs = after(mine, { ...refundRequested, refundId: '2', needsApproval: true });
    given(theirs)
      .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
      .isRefused('forbidden', /can’t approve/);
  });

  describe('by hand in Temporal, where nobody knows who it is', () => {
    const askedBy = (actor: Actor): OrderState =>
      evolve(delivered, asEvent(delivered, { ...refundRequested, needsApproval: true }, { actor }));

    test('what support gives back alone is given back, and more is asked for by name', () => {
      given(delivered)
        .when('refund', { amount: 500_000, reason: 'x' }, NAMESPACE_STAFF)
        .yields({
          ...{ type: 'RefundRequested', refundId: '1', amount: 500_000, reason: 'x' },
          from: [{ ordinal: 1, paymentId: '1', amount: 500_000 }],
        });
      given(delivered)
        .when('refund', { amount: 500_001, reason: 'x' }, NAMESPACE_STAFF)
        .isRefused('forbidden', /by the API/);
    });

    test('what was asked for so is approved by nobody of the staff, who may have asked themselves', () => {
      for (const actor of [PEOPLE.support, PEOPLE.finance, PEOPLE.admin])
        given(askedBy(NAMESPACE_STAFF))
          .when('approveRefund', { refundId: '1' }, actor)
          .isRefused('forbidden', /not known who/);
      given(askedBy(NAMESPACE_STAFF))
        .when('rejectRefund', { refundId: '1', notes: 'Ask by name' }, PEOPLE.finance)
        .yields({ type: 'RefundRejected', refundId: '1', notes: 'Ask by name' });
    });

    test('what staff asked for is not approved so, and what a customer asked for is', () => {
      given(askedBy(PEOPLE.finance))
        .when('approveRefund', { refundId: '1' }, NAMESPACE_STAFF)
        .isRefused('forbidden', /not known who/);
      given(askedBy(PEOPLE.customer))
        .when('approveRefund', { refundId: '1' }, NAMESPACE_STAFF)
        .yields({ type: 'RefundApproved', refundId: '1' });
    });
  });

  describe('customers', () => {
    const request = { lines: [{ id: '2', quantity: 1 }], reason: 'MISSING' };
    const asked = evolve(
      delivered,
      asEvent(delivered, { ...refundRequested, needsApproval: true }, { actor: PEOPLE.customer }),
    );

    test('ask, one request at a time, and decide nothing', () => {
      given(delivered)
        .when('refund', request, PEOPLE.customer)
        .yields({ ...refundRequested, reason: 'MISSING', needsApproval: true });
      given(asked)
        .when('refund', request, PEOPLE.customer)
        .isRefused('not-allowed', /being looked at/);
      given(asked).when('approveRefund', { refundId: '1' }, PEOPLE.customer).isRefused('forbidden', /role/);
    });

    test('are answered by support, and told when it says no', () => {
      given(asked)
        .when('approveRefund', { refundId: '1' }, PEOPLE.support)
        .yields({ type: 'RefundApproved', refundId: '1' });
      given(asked)
        .when('rejectRefund', { refundId: '1', notes: 'It was there' }, PEOPLE.support)
        .yields({ type: 'RefundRejected', refundId: '1', notes: 'It was there', toCustomer: true });
    });

    test('get no more by support than support gives alone, with all that went back', () => {
      const before = after(asked, {
        ...{ type: 'RefundRequested', refundId: '2', amount: 4_500_01, reason: 'LATE' },
        from: [{ ordinal: 2, paymentId: '1', amount: 4_500_01 }],
      });
      given(before)
        .when('approveRefund', { refundId: '1' }, PEOPLE.support)
        .isRefused('forbidden', /for finance/);
      given(before)
        .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
        .yields({
          ...{ type: 'RefundApproved', refundId: '1' },
        });
    });
  });

  test('support ends no refund of finance, nor one that failed', () => {
    const theirs = evolve(
      delivered,
      asEvent(delivered, { ...refundRequested, needsApproval: true }, { actor: PEOPLE.finance }),
    );
    for (const order of [theirs, orderAt('a refund failed')])
      given(order)
        .when('rejectRefund', { refundId: '1', notes: 'No' }, PEOPLE.support)
        .isRefused('forbidden', /for finance/);
  });

  test('what waits for nobody can’t be decided on, and what the order doesn’t have is not found', () => {
    const asked = orderAt('a refund to approve');
    given(asked)
      .when('approveRefund', { refundId: '7' }, PEOPLE.finance)
      .isRefused('not-found', /no refund 7/);
    given(after(asked, { ...refundRequested, refundId: '2' }))
      .when('approveRefund', { refundId: '2' }, PEOPLE.finance)
      .isRefused('not-allowed', /waits for no approval/);
    given(after(asked, { ...refundRequested, refundId: '2' }))
      .when('rejectRefund', { refundId: '2', notes: 'No' }, PEOPLE.finance)
      .isRefused('not-allowed', /under way/);
  });
});

describe('what the order is afterwards', () => {
  test('on its way back, in part or in whole', () => {
    const asked = after(delivered, refundRequested);
    expect(derivePaymentStatus(orderAt('a refund to approve'))).toBe('PAID');
    expect(derivePaymentStatus(asked)).toBe('REFUND_PENDING');
    const back = after(asked, refundSucceeded);
    expect(derivePaymentStatus(back)).toBe('PARTIALLY_REFUNDED');
    const rest = { refundId: '2', ordinal: 2, paymentId: '1' } as const;
    const whole = after(
      back,
      { ...refundRequested, refundId: '2', from: [{ ordinal: 2, paymentId: '1', amount: GRAND - 500_00 }] },
      { type: 'RefundSucceeded', ...rest, reference: 're_2', amount: GRAND - 500_00 },
    );
    expect(derivePaymentStatus(whole)).toBe('REFUNDED');
    expect(leftToRefund(whole)).toBe(0);
  });

  test('one that failed is for finance, and is tried again as another one when they release it', () => {
    const failed = orderAt('a refund failed');
    expect(failed.holds).toMatchObject([{ reason: 'REFUND', owner: 'finance', blocks: ['refund'] }]);
    given(failed)
      .when('release', { reason: 'REFUND' }, PEOPLE.finance)
      .yields(
        { type: 'HoldReleased', reason: 'REFUND' },
        { type: 'RefundRetried', refundId: '1', ordinal: 1, paymentId: '1', next: 2 },
      );
    given(failed)
      .when('releaseHold', { key: 'REFUND', notes: 'The card is right now' }, PEOPLE.finance)
      .yields(
        { type: 'HoldReleased', reason: 'REFUND', notes: 'The card is right now' },
        { type: 'RefundRetried', refundId: '1', ordinal: 1, paymentId: '1', next: 2 },
      );
    given(failed)
      .when('release', { reason: 'REFUND' }, PEOPLE.support)
      .isRefused('forbidden', /finance/);
  });

  test('one that is withdrawn after it failed holds nothing and promises nothing', () => {
    const rejected = after(orderAt('a refund failed'), {
      ...{ type: 'RefundRejected', refundId: '1', notes: 'Paid in cash' },
    });
    expect(rejected.holds).toEqual([]);
    expect(leftToRefund(rejected)).toBe(GRAND);
  });

  test('of one that is withdrawn in part, what has moved stays given back', () => {
    const two = {
      ...refundRequested,
      amount: 900_00,
      from: [
        { ordinal: 1, paymentId: '1', amount: 500_00 },
        { ordinal: 2, paymentId: '1', amount: 400_00 },
      ],
    };
    const order = after(
      delivered,
      two,
      refundSucceeded,
      { ...refundFailed, ordinal: 2 },
      {
        ...{ type: 'RefundRejected', refundId: '1', notes: 'Enough' },
      },
    );
    expect(order.refunds).toMatchObject([{ amount: 500_00, approval: 'NOT_NEEDED' }]);
    expect(leftToRefund(order)).toBe(GRAND - 500_00);
    expect(derivePaymentStatus(order)).toBe('PARTIALLY_REFUNDED');
  });

  test('money that the bank turned away after all is the shop’s again, and for finance', () => {
    const order = after(delivered, refundRequested, refundSucceeded, refundFailed);
    expect(order.payments[0]?.refunded).toBe(0);
    expect(order.holds.map(({ reason }) => reason)).toEqual(['REFUND']);
    expect(derivePaymentStatus(order)).toBe('REFUND_PENDING');
  });
});

test('nobody lets go what is not there any more: less was collected than was thought as it was asked for', () => {
  const asked: OrderFact = {
    ...{ type: 'RefundRequested', refundId: '1', amount: 50_000, reason: 'MISSING', needsApproval: true },
    from: [{ ordinal: 1, paymentId: '1', amount: 50_000, method: 'credit' }],
    method: 'credit',
  };
  const nothing: OrderFact = { type: 'CashCollected', paymentId: '1', parcelId: PARCEL, amount: 0 };
  const refusal = given(after(orderAt('cash collected'), asked, nothing))
    .when('approveRefund', { refundId: '1' }, PEOPLE.admin)
    .isRefused('not-allowed', /Less was collected/);
  expect(refusal.extra.amountLeft).toEqual({ amount: 0, currency: 'BDT' });
});
