import type { OrderFact } from '../facts';
import { SYSTEM } from '../people/actor';
import { given } from '../testing/given';
import { after } from '../testing/orders';
import { orderAt } from '../testing/stages';
import type { GatewayWord } from './hearGateway';

const word = (
  outcome: 'authorized' | 'captured',
  amount: number,
  change: Partial<GatewayWord> = {},
): GatewayWord => ({
  ...{ paymentId: '1', currency: 'BDT', source: 'webhook', outcome: { outcome, reference: 'pi_1', amount } },
  ...change,
});
const held = (amount: string): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
  notes: `The gateway tells of an amount that can’t be: ${amount} BDT, pi_1.`,
});

test.each([
  ['captured', 3_000_000_000, '30000000.00'],
  ['authorized', 3_000_000_000, '30000000.00'],
  ['captured', Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ['captured', -1, '-0.01'],
  ['authorized', -345_000, '-3450.00'],
] as const)('a signed word of %s %d holds the order with what was said', (outcome, amount, text) => {
  for (const place of ['placed', 'confirmed', 'payment failed'] as const)
    given(orderAt(place)).when('paymentEvent', word(outcome, amount), SYSTEM).yields(held(text));
  given(after(orderAt('confirmed'), held(text)))
    .when('paymentEvent', word(outcome, amount), SYSTEM)
    .yields(held(text));
});

test('one of other money holds nothing, and one that is no news says nothing', () => {
  given(orderAt('confirmed'))
    .when('paymentEvent', word('captured', 3_000_000_000, { currency: 'USD' }), SYSTEM)
    .yields();
  given(orderAt('confirmed'))
    .when('paymentEvent', word('captured', -1, { paymentId: '7' }), SYSTEM)
    .isRefused('validation', /amount/);
  given(orderAt('delivered')).when('paymentEvent', word('authorized', 3_000_000_000), SYSTEM).yields();
});
