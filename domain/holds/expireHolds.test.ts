import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import type { HoldDefault } from './reasons';
import { GIFT_WRAP, after, later, newOrder } from '../testing/orders';
import { PLACES, authorized, captured, handedOver, orderAt, type Place } from '../testing/stages';
import { retryTimeAfter } from '../payment/retryTime';
import { expireHolds, isOverdue, nextToExpire } from './expireHolds';

const END = later(500);
const held = (key: string, byDefault: HoldDefault, until = END): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'MANUAL', key, blocks: ['release'], owner: 'support', until },
  default: byDefault,
});
const released = (key: string): OrderFact => ({
  ...{ type: 'HoldReleased', reason: 'MANUAL', key, notes: 'The hold ended by itself.' },
});
const cancelled = (key: string): OrderFact => ({
  ...{ type: 'CancellationRequested', reason: `The hold ${key} was not released in time.`, hold: key },
});
const confirmed = orderAt('confirmed');

test('a hold without an end never ends by itself', () => {
  const order = after(confirmed, { type: 'OrderHeld', reason: 'MANUAL', key: 'call-first' });
  expect(nextToExpire(order)).toBeUndefined();
  expect(expireHolds(order, later(9_999_999))).toEqual([]);
});

test('a hold that only says when, and not how, never ends by itself', () => {
  const { default: _unsaid, ...unsaid } = held('call-first', 'release') as OrderFact<'OrderHeld'>;
  const order = after(confirmed, unsaid);
  expect(nextToExpire(order)).toBeUndefined();
  expect(expireHolds(order, later(9_999_999))).toEqual([]);
});

test('a hold is released at its end and not before', () => {
  const order = after(confirmed, held('call-first', 'release'));
  expect(nextToExpire(order)).toMatchObject({ key: 'call-first', until: END, default: 'release' });
  expect(expireHolds(order, later(499))).toEqual([]);
  expect(expireHolds(order, END)).toEqual([released('call-first')]);
  expect(after(order, released('call-first')).holds).toEqual([]);
});

test('one that cancels says which hold it was, and the order remembers it', () => {
  const order = after(confirmed, held('call-first', 'cancel'));
  expect(expireHolds(order, END)).toEqual([cancelled('call-first')]);
  expect(after(order, cancelled('call-first')).cancellation).toMatchObject({
    reason: 'The hold call-first was not released in time.',
    hold: 'call-first',
  });
});

test('a hold that was released before its end makes no noise', () => {
  const order = after(confirmed, held('call-first', 'cancel'), {
    type: 'HoldReleased',
    reason: 'MANUAL',
    key: 'call-first',
  });
  expect(nextToExpire(order)).toBeUndefined();
  expect(expireHolds(order, later(9_999))).toEqual([]);
});

test('of several holds each ends at its own time, the soonest first', () => {
  const order = after(
    confirmed,
    held('last', 'release', later(700)),
    held('first', 'release', later(300)),
    held('middle', 'cancel', later(500)),
    { type: 'OrderHeld', reason: 'COURIER' },
  );
  expect(nextToExpire(order)?.key).toBe('first');
  expect(expireHolds(order, later(300))).toEqual([released('first')]);
  expect(nextToExpire(after(order, released('first')))?.key).toBe('middle');
  // Whoever comes late finds several: they are released, and the order is cancelled once.
  expect(expireHolds(after(order, held('also', 'cancel')), later(900))).toEqual([
    ...[released('last'), released('first')],
    cancelled('middle'),
  ]);
});

test('an end that is told in another time zone is the same instant', () => {
  const order = after(confirmed, held('dhaka', 'release', '2026-03-01T16:00:10+06:00'));
  expect(expireHolds(order, later(9))).toEqual([]);
  expect(expireHolds(order, later(10))).toEqual([released('dhaka')]);
});

test('holds of the story may have an end, too: what failed is tried again then', () => {
  const order = after(
    orderAt('ready'),
    { type: 'PaymentCaptureFailed', paymentId: '1', code: 'charge_expired' },
    { type: 'HoldReleased', reason: 'PAYMENT' },
    { type: 'OrderHeld', reason: 'PAYMENT', until: END, default: 'release' },
  );
  const [fact] = expireHolds(order, END);
  expect(fact).toEqual({ type: 'HoldReleased', reason: 'PAYMENT', notes: 'The hold ended by itself.' });
  expect(fact && after(order, fact).holds).toEqual([]);
});

/** The places at which an order can be called back. */
const IN_THE_HOUSE: readonly Place[] = [
  ...(['placed', 'waiting for the bank', 'payment unknown', 'payment failed', 'under review'] as const),
  ...(['paid, not confirmed', 'confirmed', 'confirmed, unpaid, not held', 'picking', 'packed'] as const),
  ...(['short of pieces'] as const),
  ...(['refused by the courier', 'ready', 'authorization lost', 'to be confirmed', 'deposit due'] as const),
];

test.each(PLACES)('an order that is %s is cancelled by a hold only while it can be called back', (place) => {
  const order = after(orderAt(place), held('call-first', 'cancel'));
  const isCancelled = IN_THE_HOUSE.includes(place);
  expect(expireHolds(order, later(9_999))).toEqual(isCancelled ? [cancelled('call-first')] : []);
  expect(nextToExpire(order) === undefined).toBe(!isCancelled);
});

test.each(PLACES)('an order that is %s may be released by a hold', (place) => {
  const order = after(orderAt(place), held('call-first', 'release'));
  expect(expireHolds(order, later(9_999))).toEqual([
    { ...released('call-first'), ...retryTimeAfter(order, later(9_999)) },
  ]);
});

test('goods that leave before the end keep the order from being cancelled, and the hold stands', () => {
  const order = after(orderAt('ready'), held('call-first', 'cancel'), handedOver);
  expect(expireHolds(order, later(9_999))).toEqual([]);
  expect(order.holds).toMatchObject([{ key: 'call-first', until: END, default: 'cancel' }]);
  expect(isOverdue(order, holdOf(order), later(499))).toBe(false);
  expect(isOverdue(order, holdOf(order), later(501))).toBe(true);
});

test('services that were delivered are not cancelled, though their money is not taken yet', () => {
  const order = after(
    newOrder({ lines: [GIFT_WRAP] }),
    ...[authorized, { type: 'OrderConfirmed' } as const, held('call-first', 'cancel')],
  );
  expect(expireHolds(order, END)).toEqual([cancelled('call-first')]);
  expect(expireHolds(after(order, { type: 'ServicesFulfilled' }), END)).toEqual([]);
});

test('money that was taken keeps the order from being cancelled', () => {
  const order = after(orderAt('paid, not confirmed'), held('call-first', 'cancel'));
  expect(expireHolds(order, END)).toEqual([cancelled('call-first')]);
  expect(expireHolds(after(order, captured), END)).toEqual([]);
});

describe('overdue', () => {
  test('is no hold without an end, nor one whose end is ahead', () => {
    const order = after(confirmed, { type: 'OrderHeld', reason: 'COURIER' }, held('call-first', 'release'));
    expect(order.holds.map((hold) => isOverdue(order, hold, later(499)))).toEqual([false, false]);
    expect(order.holds.map((hold) => isOverdue(order, hold, END))).toEqual([false, true]);
  });

  test('is no hold whose cancellation is on its way; one that outlasts it is', () => {
    const cancelling = after(confirmed, held('call-first', 'cancel'), cancelled('call-first'));
    expect(isOverdue(cancelling, holdOf(cancelling), later(9_999))).toBe(false);
    const cancelledLong = after(
      confirmed,
      cancelled('call-first'),
      held('outlasting', 'cancel'),
      ...([{ type: 'PaymentVoided', paymentId: authorized.paymentId }] as const),
      ...([{ type: 'InventoryReleased' }, { type: 'OrderCancelled' }] as const),
    );
    expect(isOverdue(cancelledLong, holdOf(cancelledLong), later(9_999))).toBe(true);
  });

  test('is a hold that should have been released, also while the order is cancelled', () => {
    const order = after(confirmed, held('call-first', 'release'), cancelled('other'));
    expect(isOverdue(order, holdOf(order), later(9_999))).toBe(true);
  });
});

/** @throws {Error} when it has none. */
function holdOf({ holds: [hold] }: OrderState) {
  if (!hold) throw new Error('The order has no hold');
  return hold;
}
