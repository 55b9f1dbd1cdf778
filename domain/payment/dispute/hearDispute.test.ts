import { malformation } from '../../commandShape';
import type { OrderState } from '../../order/order';
import { SYSTEM } from '../../people/actor';
import { given } from '../../testing/given';
import { PEOPLE, after, later } from '../../testing/orders';
import { orderAt, secondAttempt } from '../../testing/stages';
import type { PaymentDispute } from './dispute';
import type { GatewayWord } from '../hearGateway';
import { hearWebhook } from '../hearWebhook';

const word = (change: Partial<PaymentDispute> = {}): GatewayWord => ({
  paymentId: '1',
  outcome: { outcome: 'disputed', reference: 'pi_1', dispute: 'dp_1', state: 'OPEN', ...change },
  source: 'webhook',
});
const told = { amount: 50_670_00, currency: 'BDT', code: 'fraudulent' };

const hear = (order: OrderState, ...words: readonly GatewayWord[]): OrderState =>
  words.reduce((state, one) => after(state, ...hearWebhook(state, one, later(5_000))), order);

const paid = orderAt('confirmed, its money taken early');
const OPENED = { type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'OPEN' } as const;

test('a dispute holds the order with its amount and reason, wherever the order stands', () => {
  for (const place of ['confirmed', 'ready', 'handed over', 'delivered', 'closed'] as const)
    expect(hearWebhook(orderAt(place), word(told), later(5_000))).toEqual([
      { ...OPENED, ...told },
      {
        ...{ type: 'OrderHeld', reason: 'PAYMENT' },
        notes: 'The customer’s bank disputes 50670.00 BDT (fraudulent), dp_1.',
        stays: true,
      },
    ]);
  expect(hear(orderAt('closed'), word()).holds).toMatchObject([{ reason: 'PAYMENT' }]);
});

test('a dispute in another currency, or without an amount, holds it all the same', () => {
  const notes = (change: Partial<PaymentDispute>) =>
    hearWebhook(paid, word(change), later(5_000)).flatMap((fact) =>
      fact.type === 'OrderHeld' ? [fact.notes] : [],
    );
  expect(notes({ amount: 12_50, currency: 'GBP' })).toEqual([
    'The customer’s bank disputes 12.50 GBP, dp_1.',
  ]);
  expect(notes({})).toEqual(['The customer’s bank disputes the payment, dp_1.']);
});

test('nothing of a disputed order leaves the shelf or the house, before somebody has said why it may', () => {
  const disputed = hear(paid, word());
  given(disputed)
    .when('pack', {})
    .isRefused('not-allowed', /PAYMENT/);
  given(hear(orderAt('ready'), word()))
    .when('handOver', {})
    .isRefused('not-allowed', /PAYMENT/);
  given(disputed)
    .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
    .isRefused('validation', /say why/);
  const decided = { reason: 'PAYMENT', notes: 'The customer withdraws it' } as const;
  given(disputed)
    .when('release', decided)
    .yields({ type: 'HoldReleased', ...decided });
});

test('one that was won is recorded, and the hold needs no words any more; one that was lost holds the order again', () => {
  const won = hear(paid, word(), word({ state: 'WON' }));
  expect(hearWebhook(hear(paid, word()), word({ state: 'WON' }), later(5_000))).toEqual([
    { ...OPENED, state: 'WON' },
  ]);
  given(won).when('release', { reason: 'PAYMENT' }).yields({ type: 'HoldReleased', reason: 'PAYMENT' });
  const seenTo = after(hear(paid, word()), { type: 'HoldReleased', reason: 'PAYMENT', notes: 'Asked' });
  const lost = hear(seenTo, word({ state: 'LOST' }));
  expect(lost.holds).toMatchObject([{ reason: 'PAYMENT' }]);
  expect(hearWebhook(seenTo, word({ state: 'LOST' }), later(5_000))).toContainEqual(
    expect.objectContaining({ notes: 'The dispute is lost, the bank takes the payment, dp_1.' }),
  );
  given(lost)
    .when('release', { reason: 'PAYMENT' })
    .isRefused('validation', /say why/);
});

test('words come twice and in any order: what was heard, or is over, says nothing', () => {
  expect(hearWebhook(hear(paid, word()), word(), later(5_000))).toEqual([]);
  for (const state of ['WON', 'LOST'] as const)
    for (const again of [word(), word({ state })])
      expect(hearWebhook(hear(paid, word({ state })), again, later(5_000))).toEqual([]);
  const second = hear(paid, word({ state: 'WON' }), word({ dispute: 'dp_2' }));
  expect(second.payments[0]?.disputes).toEqual([
    { id: 'dp_1', state: 'WON' },
    { id: 'dp_2', state: 'OPEN' },
  ]);
  given(second)
    .when('release', { reason: 'PAYMENT' })
    .isRefused('validation', /say why/);
});

test('one of several payments that is disputed is enough', () => {
  const twice = after(hear(paid, word()), secondAttempt);
  given(twice)
    .when('release', { reason: 'PAYMENT' })
    .isRefused('validation', /say why/);
});

test('a dispute about other money than the order’s says nothing, nor one without the source of today’s words', () => {
  expect(hearWebhook(paid, word({ reference: 'pi_other' }), later(5_000))).toEqual([]);
  const { source: _today, ...earlier } = word();
  for (const payload of [earlier, { ...earlier, currency: 'BDT' }])
    given(paid).when('paymentEvent', payload, SYSTEM).yields();
});

test.each([
  ['no dispute', { dispute: undefined }, /dispute must be a text/],
  ['a state that nobody knows', { state: 'MAYBE' }, /state must be one of OPEN, WON, LOST/],
])('a word with %s is malformed', (_what, change, sentence) => {
  const { outcome, ...rest } = word();
  expect(malformation('paymentEvent', { ...rest, outcome: { ...outcome, ...change } })).toMatch(sentence);
  expect(malformation('paymentEvent', word())).toBeUndefined();
});
