import { allowedActions, refusalOf } from '../actions';
import type { OrderFact } from '../facts';
import { given } from '../testing/given';
import { PEOPLE, after } from '../testing/orders';
import { orderAt } from '../testing/stages';

const payment: OrderFact = { type: 'OrderHeld', reason: 'PAYMENT' };
const packers: OrderFact = { type: 'OrderHeld', reason: 'MANUAL', key: 'recount', owner: 'warehouse' };

const offered = (place: 'ready' | 'under review', holds: readonly OrderFact[], role: keyof typeof PEOPLE) =>
  allowedActions(after(orderAt(place), ...holds), PEOPLE[role]).filter((name) => name.startsWith('release'));

test('who may release one of several holds is offered it, whatever is for others', () => {
  expect(offered('ready', [payment], 'warehouse')).toEqual([]);
  expect(offered('ready', [payment], 'finance')).toEqual(['release', 'releaseHold']);
  expect(offered('ready', [packers], 'finance')).toEqual([]);
  expect(offered('ready', [packers], 'warehouse')).toEqual(['releaseHold']);
  expect(offered('ready', [payment, packers], 'warehouse')).toEqual(['releaseHold']);
  expect(offered('ready', [packers, payment], 'finance')).toEqual(['release', 'releaseHold']);
});

test('a review is released by nobody, and what stands beside it by whom it is for', () => {
  expect(offered('under review', [], 'admin')).toEqual([]);
  expect(offered('under review', [payment], 'warehouse')).toEqual([]);
  expect(offered('under review', [payment], 'support')).toEqual(['release', 'releaseHold']);
});

test('who is offered nothing is told whose it is', () => {
  const held = after(orderAt('ready'), payment);
  for (const action of ['release', 'releaseHold'] as const)
    expect(refusalOf(action, held, PEOPLE.warehouse)).toMatch(/for support or finance to say/);
});

test('a release by its reason lifts what has that reason as its key', () => {
  const held = after(orderAt('ready'), payment, packers);
  given(held)
    .when('release', { reason: 'PAYMENT', notes: 'Paid by hand' }, PEOPLE.finance)
    .yields({ type: 'HoldReleased', reason: 'PAYMENT', notes: 'Paid by hand' });
  given(held)
    .when('release', { reason: 'COURIER' })
    .isRefused('not-allowed', /not held for COURIER/);
  given(held)
    .when('release', { reason: 'PAYMENT' }, PEOPLE.warehouse)
    .isRefused('forbidden', /support or finance/);
});

test('a release by its reason names the way to lift what has none', () => {
  expect(refusalOf('release', orderAt('under review'), PEOPLE.support)).toMatch(/decideReview/);
  expect(refusalOf('release', after(orderAt('ready'), packers), PEOPLE.support)).toMatch(
    /key recount: releaseHold/,
  );
});
