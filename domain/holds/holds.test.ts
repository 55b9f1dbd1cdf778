import { BLOCKABLES, HOLDS, HOLD_REASONS } from './reasons';
import { after, later, PEOPLE } from '../testing/orders';
import { orderAt } from '../testing/stages';
import {
  addHold,
  asHold,
  blocking,
  dropHold,
  heldFor,
  isBlocked,
  isHeld,
  isHeldSinceCancelling,
  releaseRefusal,
  type HoldToPut,
} from './holds';
import { blocked } from '../order/refusals';

const since = later(500);
const payment: HoldToPut = { reason: 'PAYMENT', since };
const courier: HoldToPut = { reason: 'COURIER', since };
const manual: HoldToPut = { reason: 'MANUAL', key: 'manual-9', blocks: ['refund'], owner: 'finance', since };

test('an order is held once for a reason, whoever holds it, and since the first time', () => {
  const again: HoldToPut = { ...payment, since: later(900) };
  const held = addHold(addHold(orderAt('ready'), payment), again, { outlastsCancellation: true });
  expect(held).toEqual({ ...orderAt('ready'), holds: [asHold(payment)] });
});

test('a second reason stands beside the first, and each is released by itself', () => {
  const held = addHold(addHold(orderAt('ready'), payment), courier);
  expect(heldFor(held)).toEqual(['PAYMENT', 'COURIER']);
  expect(heldFor(dropHold(held, 'PAYMENT'))).toEqual(['COURIER']);
  expect(dropHold(held, 'manual-9').holds).toEqual(held.holds);
});

test('a hold is as its reason says, unless whoever put it said otherwise', () => {
  expect(asHold(courier)).toEqual({
    key: 'COURIER',
    reason: 'COURIER',
    blocks: ['release', 'hand-over'],
    owner: 'warehouse',
    since,
  });
  const ends = { until: later(900), default: 'cancel' } as const;
  expect(asHold({ ...manual, ...ends })).toEqual({ ...manual, ...ends });
});

test('what the story itself holds keeps goods on the shelf and in the house, and nothing else', () => {
  for (const reason of ['FRAUD_REVIEW', 'PAYMENT', 'COURIER'] as const) {
    const held = addHold(orderAt('ready'), { reason, since });
    const stopped = BLOCKABLES.filter((what) => isBlocked(held, what));
    expect([reason, stopped]).toEqual([reason, ['release', 'hand-over']]);
  }
});

test('something is blocked while any hold blocks it, and the refusal names those', () => {
  const one = addHold(orderAt('ready'), manual);
  const both = addHold(one, { ...manual, key: 'manual-12', blocks: ['hand-over', 'refund'] });
  expect(blocking(both, 'refund').map(({ key }) => key)).toEqual(['manual-9', 'manual-12']);
  expect(blocked(both, 'refund', PEOPLE.support)).toBe('The order is held: manual-9, manual-12.');
  expect(blocked(both, 'hand-over', PEOPLE.support)).toBe('The order is held: manual-12.');
  expect(blocked(both, 'release', PEOPLE.support)).toBeUndefined();
  expect(blocked(both, 'hand-over', PEOPLE.customer)).toBe('The order is held: HELD.');
  expect(isBlocked(dropHold(both, 'manual-12'), 'refund')).toBe(true);
  expect(isBlocked(dropHold(both, 'manual-12'), 'hand-over')).toBe(false);
});

test('several holds of one reason count once among the reasons', () => {
  const both = addHold(addHold(orderAt('ready'), manual), { ...manual, key: 'manual-12' });
  expect([heldFor(both), isHeld(both, 'MANUAL'), isHeld(both, 'COURIER')]).toEqual([['MANUAL'], true, false]);
});

test('a hold is released by its owner and by whom its reason names, a review by its decision alone', () => {
  const may = (put: HoldToPut): string[] =>
    Object.values(PEOPLE)
      .filter((actor) => releaseRefusal(asHold(put), actor) === undefined)
      .map(({ role }) => role);
  expect(may(payment)).toEqual(['support', 'finance', 'admin']);
  expect(may(courier)).toEqual(['support', 'warehouse', 'finance', 'admin']);
  expect(may(manual)).toEqual(['support', 'finance', 'admin']);
  expect(may({ ...manual, owner: 'warehouse' })).toEqual(['support', 'warehouse', 'admin']);
  expect(may({ reason: 'FRAUD_REVIEW', since })).toEqual([]);
});

test('every reason says what it blocks; money that is about to lapse is taken as the goods leave, and pieces that nobody has keep no others back', () => {
  expect(HOLD_REASONS).toEqual(expect.arrayContaining(['FRAUD_REVIEW', 'PAYMENT', 'COURIER', 'MANUAL']));
  const idle = HOLD_REASONS.filter((reason) => HOLDS[reason].blocks.length === 0);
  expect(idle).toEqual(['RESERVATION', 'SHORTAGE']);
});

describe('while a cancellation is under way', () => {
  test('what came up since is told from what held the order before, and from an order that nobody cancels', () => {
    const before = addHold(orderAt('confirmed'), courier, { outlastsCancellation: true });
    expect([isHeld(before, 'COURIER'), isHeldSinceCancelling(before, 'COURIER')]).toEqual([true, false]);
    const since = addHold(orderAt('cancelling'), courier, { outlastsCancellation: true });
    expect(isHeldSinceCancelling(since, 'COURIER')).toBe(true);
    expect(isHeldSinceCancelling(since, 'PAYMENT')).toBe(false);
  });

  test('a hold ends with the cancellation', () => {
    const held = addHold(orderAt('cancelling'), payment);
    expect(heldFor(held)).toEqual(['PAYMENT']);
    const cancelled = after(held, { type: 'OrderCancelled' });
    expect(cancelled.holds).toEqual([]);
    expect(cancelled.closedAt).toBeDefined();
  });

  test('a hold that outlasts it stays, and keeps the order open until it is released', () => {
    const held = addHold(orderAt('cancelling'), courier, { outlastsCancellation: true });
    const cancelled = after(held, { type: 'OrderCancelled' });
    expect(heldFor(cancelled)).toEqual(['COURIER']);
    expect(cancelled.closedAt).toBeUndefined();
    const released = after(dropHold(held, 'COURIER'), { type: 'OrderCancelled' });
    expect(released.holds).toEqual([]);
    expect(released.closedAt).toBeDefined();
  });
});
