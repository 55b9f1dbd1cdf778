import type { CommandPayloads } from '../commands';
import { SYSTEM } from '../people/actor';
import { given } from '../testing/given';
import { after } from '../testing/orders';
import { orderAt, refundRequested, refundSucceeded } from '../testing/stages';
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

test('one of another refund with our position, of another payment or in another currency is none of it', () => {
  const made = after(asked, refundSucceeded);
  given(made)
    .when('paymentEvent', word({ refund: 're_2', state: 'failed' }), SYSTEM)
    .yields();
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
