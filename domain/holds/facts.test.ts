import type { OrderFact } from '../facts';
import { after, asEvent, later } from '../testing/orders';
import { declined, orderAt, secondAttempt } from '../testing/stages';

const ready = orderAt('ready');

test('a hold stands as the fact says, in every one of its fields', () => {
  const { at } = asEvent(ready, { type: 'OrderHeld', reason: 'MANUAL' });
  const said = { key: 'call-first', blocks: ['payment'], owner: 'finance', default: 'cancel' } as const;
  const held = after(ready, { type: 'OrderHeld', reason: 'MANUAL', ...said, until: later(900) });
  expect(held.holds).toStrictEqual([{ reason: 'MANUAL', ...said, until: later(900), since: at }]);
});

test('a hold of which the fact says its reason alone stands as that reason means', () => {
  const { at } = asEvent(ready, { type: 'OrderHeld', reason: 'COURIER' });
  expect(after(ready, { type: 'OrderHeld', reason: 'COURIER' }).holds).toStrictEqual([
    { key: 'COURIER', reason: 'COURIER', blocks: ['release', 'hand-over'], owner: 'warehouse', since: at },
  ]);
});

test('a release lifts the hold of its key, or of its reason where it names no key', () => {
  const manual: OrderFact = { type: 'OrderHeld', reason: 'MANUAL', key: 'call-first' };
  const both = after(ready, manual, { type: 'OrderHeld', reason: 'PAYMENT' });
  const keys = (fact: OrderFact): string[] => after(both, fact).holds.map(({ key }) => key);
  expect(keys({ type: 'HoldReleased', reason: 'MANUAL', key: 'call-first' })).toEqual(['PAYMENT']);
  expect(keys({ type: 'HoldReleased', reason: 'PAYMENT' })).toEqual(['call-first']);
  expect(keys({ type: 'HoldReleased', reason: 'MANUAL' })).toEqual(['call-first', 'PAYMENT']);
});

test('a release that gives time to pay gives it to the newest attempt, and one that gives none takes none', () => {
  const again = { ...declined, paymentId: secondAttempt.payment.id };
  const unpaid = after(orderAt('payment failed'), secondAttempt, again, {
    type: 'OrderHeld',
    reason: 'PAYMENT',
  });
  const times = (fact: OrderFact) => after(unpaid, fact).payments.map(({ retryUntil }) => retryUntil);
  const before = unpaid.payments.map(({ retryUntil }) => retryUntil);
  const release: OrderFact = { type: 'HoldReleased', reason: 'PAYMENT' };
  expect(before).toHaveLength(2);
  expect(times(release)).toEqual(before);
  expect(times({ ...release, retryUntil: later(5_000) })).toEqual([before[0], later(5_000)]);
});
