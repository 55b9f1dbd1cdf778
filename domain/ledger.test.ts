import { settledTransactions } from './ledger';
import { after } from './testing/orders';
import { authorized, captured, declined, orderAt } from './testing/stages';

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

test('what is asked for again with the same key stays open', () => {
  const order = orderAt('ready');
  for (const type of ['PaymentCaptureFailed', 'PaymentVoidFailed'] as const) {
    expect(settledTransactions({ type, paymentId: '1', code: 'busy' }, order)).toEqual([]);
  }
});
