import type { OrderFact } from '../facts';
import { settledTransactions } from './ledger';
import { after } from '../testing/orders';
import { authorized, cancelled, captured, declined, orderAt, secondAttempt } from '../testing/stages';

test('an authorization is settled by the event, with the gateway’s id', () => {
  const order = after(orderAt('placed'), authorized);
  expect(settledTransactions(authorized, order)).toEqual([
    { paymentId: '1', kind: 'AUTHORIZE', status: 'SUCCEEDED', providerRef: 'pi_1', code: null },
  ]);
});

test('a refusal settles it as failed, and says why', () => {
  const order = after(orderAt('placed'), declined);
  expect(settledTransactions(declined, order)).toMatchObject([
    { kind: 'AUTHORIZE', status: 'FAILED', code: declined.type === 'PaymentDeclined' ? declined.code : '' },
  ]);
});

test('money taken was reserved, too, whether or not anybody said so', () => {
  const order = after(orderAt('handed over'), captured);
  expect(settledTransactions(captured, order).map(({ kind, status }) => [kind, status])).toEqual([
    ['AUTHORIZE', 'SUCCEEDED'],
    ['CAPTURE', 'SUCCEEDED'],
  ]);
});

const voided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };

test('a void settles the void, and that the money will not be reserved any more', () => {
  const order = after(orderAt('cancelling'), voided);
  expect(settledTransactions(voided, order)).toEqual([
    { paymentId: '1', kind: 'AUTHORIZE', status: 'FAILED', providerRef: 'pi_1', code: 'voided' },
    { paymentId: '1', kind: 'VOID', status: 'SUCCEEDED', providerRef: 'pi_1', code: null },
  ]);
});

test('a void of money that nobody had reserved settles both as well, without a gateway’s id', () => {
  const order = after(orderAt('placed'), cancelled, voided);
  expect(settledTransactions(voided, order)).toMatchObject([
    { kind: 'AUTHORIZE', status: 'FAILED', providerRef: null, code: 'voided' },
    { kind: 'VOID', status: 'SUCCEEDED', providerRef: null, code: null },
  ]);
});

test('of several attempts the event settles its own', () => {
  const second = { ...authorized, paymentId: '2', reference: 'pi_2' };
  const order = after(orderAt('payment failed'), secondAttempt, second);
  expect(settledTransactions(second, order)).toMatchObject([{ paymentId: '2', providerRef: 'pi_2' }]);
});

test('an event of a payment that the order does not know is settled without the gateway’s id', () => {
  expect(settledTransactions({ ...captured, paymentId: '7' }, orderAt('handed over'))).toMatchObject([
    { paymentId: '7', kind: 'AUTHORIZE', providerRef: null },
    { paymentId: '7', kind: 'CAPTURE', providerRef: null },
  ]);
});

test('what is asked for again with the same key stays open', () => {
  const order = orderAt('ready');
  for (const type of ['PaymentCaptureFailed', 'PaymentVoidFailed'] as const) {
    expect(settledTransactions({ type, paymentId: '1', code: 'busy' }, order)).toEqual([]);
  }
});
