import type { CommandPayloads } from '../commands';
import { decide } from '../decide';
import type { OrderState } from '../order/order';
import { refundedOf } from '../payment/amounts';
import { SYSTEM } from '../people/actor';
import { COMMAND_AT, command, given } from '../testing/given';
import { after } from '../testing/orders';
import { orderAt, refundRequested, refundSucceeded } from '../testing/stages';
import { leftToRefund } from './refunds';
import { refundFault, type PaymentRefund } from './hearRefund';

const asked = after(orderAt('delivered'), refundRequested);

/** The gateway's word about a refund of the usual order's payment. */
const word = (change: Partial<PaymentRefund> = {}): CommandPayloads['paymentEvent'] => ({
  ...{ paymentId: '1', currency: 'BDT', source: 'webhook' },
  outcome: {
    ...({ outcome: 'refund', reference: 'pi_1', refund: 're_1', state: 'refunded' } as const),
    ...{ amount: 500_00, ordinal: 1 },
    ...change,
  },
});

test('a word that overtakes the answer to our own call settles it', () => {
  given(asked).when('paymentEvent', word(), SYSTEM).yields(refundSucceeded);
  given(after(asked, refundSucceeded)).when('paymentEvent', word(), SYSTEM).yields();
});

test('a bank that turns the money away is heard, also after the refund was made', () => {
  const turned = word({ state: 'failed', code: 'lost_or_stolen_card' });
  given(after(asked, refundSucceeded))
    .when('paymentEvent', turned, SYSTEM)
    .yields({
      ...{ type: 'RefundFailed', refundId: '1', ordinal: 1, paymentId: '1' },
      ...{ reference: 're_1', code: 'lost_or_stolen_card', returned: 500_00 },
    });
});

test('money that somebody gave back at the gateway itself is recorded, and a person has to see to it', () => {
  const own = word({ refund: 're_9', amount: 1_000 });
  const { ordinal: _none, ...outcome } = own.outcome as PaymentRefund;
  given(orderAt('delivered'))
    .when('paymentEvent', { ...own, outcome }, SYSTEM)
    .yields(
      {
        ...{ type: 'RefundRequested', refundId: '1', amount: 1_000, reason: 'Refunded at the gateway' },
        from: [{ ordinal: 1, paymentId: '1', amount: 1_000 }],
      },
      {
        ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '1' },
        ...{ reference: 're_9', amount: 1_000 },
      },
      {
        ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
        notes: 'The gateway gives back 10.00 BDT, re_9, which nobody has asked for here.',
      },
    );
});

describe('words about a refund that nobody has asked for here', () => {
  const about = (state: PaymentRefund['state']): CommandPayloads['paymentEvent'] => {
    const { ordinal: _none, ...outcome } = word({ refund: 're_9', amount: 1_000, state })
      .outcome as PaymentRefund;
    return { ...word(), outcome };
  };
  const heard = (...states: readonly PaymentRefund['state'][]): OrderState =>
    states.reduce(
      (order, state) =>
        after(order, ...decide(order, command('paymentEvent', about(state), SYSTEM), COMMAND_AT)),
      orderAt('delivered'),
    );
  /** What stays, whichever way the words came: times and sentences apart. */
  const endOf = (order: OrderState) => ({
    refunds: order.refunds?.map(({ amount, moves }) => [
      amount,
      moves.map(({ state, reference, code }) => [state, reference, code]),
    ]),
    refunded: order.payments.map(refundedOf),
    holds: order.holds.map(({ reason, stays }) => `${reason} ${stays}`).sort(),
    left: leftToRefund(order),
  });

  test.each([
    [
      ['pending', 'failed'],
      ['failed', 'pending'],
    ],
    [
      ['pending', 'refunded'],
      ['refunded', 'pending'],
    ],
    [
      ['refunded', 'failed'],
      ['failed', 'refunded'],
    ],
    [
      ['pending', 'refunded', 'failed'],
      ['failed', 'pending', 'refunded'],
    ],
    [
      ['pending', 'refunded', 'failed'],
      ['refunded', 'failed', 'pending'],
    ],
  ] as const)('come to the same end as %j and as %j', (inOrder, turned) => {
    expect(endOf(heard(...turned))).toEqual(endOf(heard(...inOrder)));
  });

  test('that failed is told as what it is', () => {
    const holds = decide(orderAt('delivered'), command('paymentEvent', about('failed'), SYSTEM), COMMAND_AT);
    expect(holds.map(({ type }) => type)).toEqual(['RefundRequested', 'RefundFailed', 'OrderHeld']);
    expect(holds.at(-1)).toMatchObject({
      notes: expect.stringMatching(/^A refund of 10.00 BDT, re_9, failed/),
    });
  });
});

test('one of another payment or in another currency is none of it', () => {
  given(asked)
    .when('paymentEvent', word({ reference: 'pi_other' }), SYSTEM)
    .yields();
  given(asked)
    .when('paymentEvent', { ...word(), currency: 'USD' }, SYSTEM)
    .yields();
});

test('a word whose state, id or amount makes no sense is malformed', () => {
  const { outcome } = word();
  expect(refundFault(outcome)).toBeUndefined();
  for (const change of [{ state: 'gone' }, { refund: '' }, { amount: 0 }, { amount: 1.5 }])
    expect(refundFault({ ...outcome, ...change })).toMatch(/^must be an object whose/);
});
