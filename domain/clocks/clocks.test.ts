import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { STANDARD_POLICY } from '../order/policy';
import { PEOPLE, after, asEvent, later, newOrder, PLACED_AT, GIFT_WRAP } from '../testing/orders';
import { evolve } from '../evolve';
import type { Actor } from '../people/actor';
import {
  authorized,
  booked,
  cancelled,
  captured,
  handedOver,
  packed,
  refundRequested,
  refundSucceeded,
  tracked,
} from '../testing/stages';
import type { OrderClocks } from './clockSets';
import { CLOCK_SETS, clocksFor } from './clockSets';
import { isKept, runningClocks, shareOf } from './clocks';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const order = (clocks: OrderClocks | undefined, method: 'card' | 'cod' = 'card'): OrderState =>
  newOrder({ method, policy: { ...STANDARD_POLICY, ...(clocks && { clocks }) } });
const near = order({ set: 'bd-2021', zone: 'near' });

const running = (state: OrderState) => runningClocks(state).map(({ id }) => id);
/** From when a clock runs, and how long. */
const clockOf = (state: OrderState, id: string) => {
  const found = runningClocks(state).find((clock) => clock.id === id);
  return found && [found.startedAt, Date.parse(found.dueAt) - Date.parse(found.startedAt)];
};
const by = (state: OrderState, actor: Actor, fact: OrderFact): OrderState =>
  evolve(state, asEvent(state, fact, { actor }));

const paid = [authorized, { type: 'OrderConfirmed' }] as const;
const out = [...paid, { type: 'PickingStarted' }, packed, booked, handedOver, captured] as const;
const completed = [
  { type: 'PaymentVoided', paymentId: '1' },
  { type: 'InventoryReleased' },
  { type: 'OrderCancelled' },
] as const;

test('an order without a set has no clock, whatever becomes of it', () => {
  for (const facts of [[], paid, out, [...out, tracked('RETURNING'), tracked('RETURNED', 200)]])
    expect(runningClocks(after(order(undefined), ...facts))).toEqual([]);
});

test('the payment starts hand-over and delivery; the parcel’s ways stop them', () => {
  expect(running(near)).toEqual([]);
  expect(running(after(near, ...paid))).toEqual(['handOver', 'delivery']);
  expect(clockOf(after(near, ...paid), 'handOver')).toEqual([PLACED_AT, 48 * HOUR]);
  expect(running(after(near, ...out))).toEqual(['delivery']);
  expect(running(after(near, ...out, tracked('DELIVERY_FAILED')))).toEqual(['delivery']);
  expect(running(after(near, ...out, tracked('DELIVERED')))).toEqual([]);
});

test.each([
  [{ set: 'bd-2021', zone: 'near' }, 5 * DAY],
  [{ set: 'bd-2021', zone: 'far' }, 10 * DAY],
  [{ set: 'bd-2021-showroom', zone: 'far' }, 7 * DAY],
] as const)('%j is delivered within %d ms of its payment', (clocks, ms) => {
  expect(clockOf(after(order(clocks), ...paid), 'delivery')).toEqual([PLACED_AT, ms]);
});

test('the second attempt starts them where the first was declined, and a payment that lapsed stops them', () => {
  const second: OrderFact = {
    type: 'PaymentRequested',
    payment: {
      ...{ id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: near.totals.grand },
      ...{ state: 'PENDING', requestedAt: later(90) },
    },
  };
  const declined: OrderFact = {
    ...{ type: 'PaymentDeclined', paymentId: '1', code: 'card_declined', retryUntil: later(900) },
  };
  const again = after(near, declined, second, { ...authorized, paymentId: '2' });
  expect(clockOf(again, 'handOver')?.[0]).toBe(later(90));
  expect(running(after(again, { type: 'PaymentVoided', paymentId: '2' }))).toEqual([]);
});

test('a part of the price starts nothing', () => {
  expect(running(after(near, { ...authorized, amount: near.totals.grand - 1 }))).toEqual([]);
});

test('what is paid at the door is to be delivered from its confirmation on', () => {
  const cash = order({ set: 'bd-2021', zone: 'near' }, 'cod');
  expect(running(cash)).toEqual([]);
  const confirmed = after(cash, { type: 'OrderConfirmed' });
  expect(running(confirmed)).toEqual(['delivery']);
  expect(clockOf(confirmed, 'delivery')?.[0]).toBe(confirmed.confirmedAt);
});

describe('an order that is paid in another way than at first', () => {
  const cash = order({ set: 'bd-2021', zone: 'near' }, 'cod');
  const confirmed = after(cash, { type: 'OrderConfirmed' });
  const byCard: OrderFact = {
    ...{ type: 'PaymentRequested' },
    payment: {
      ...{ id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: cash.totals.grand },
      ...{ state: 'PENDING', requestedAt: later(500), inAdvance: true },
    },
  };
  const switched = after(confirmed, ...[byCard, { ...authorized, paymentId: '2' }], {
    type: 'CashDueChanged',
    paymentId: '1',
    amount: 0,
  });

  test('by card in the place of cash: is handed over in time from that payment, and delivered in time from its confirmation', () => {
    expect(running(switched)).toEqual(['handOver', 'delivery']);
    expect(clockOf(switched, 'handOver')?.[0]).toBe(later(500));
    expect(clockOf(switched, 'delivery')?.[0]).toBe(confirmed.confirmedAt);
    const again = after(
      switched,
      { type: 'PaymentVoided', paymentId: '2', dueAgain: true },
      { type: 'CashDueChanged', paymentId: '1', amount: cash.totals.grand },
    );
    expect(running(again)).toEqual(['delivery']);
    expect(isKept(again, 'handOver')).toBe(false);
  });

  test('in cash in the place of a card: is owed no hand-over any more, and is delivered in time from its confirmation', () => {
    const atDoor: OrderFact = {
      ...{ type: 'PaymentRequested' },
      payment: {
        ...{ id: '2', ordinal: 2, method: 'cod', provider: 'courier', amount: near.totals.grand },
        ...{ state: 'DUE', requestedAt: later(500) },
      },
    };
    const atTheDoor = after(near, ...paid, atDoor);
    expect(running(atTheDoor)).toEqual(['delivery']);
    expect([clockOf(atTheDoor, 'delivery')?.[0], isKept(atTheDoor, 'handOver')]).toEqual([
      atTheDoor.confirmedAt,
      false,
    ]);
  });
});

test('an order that goes on after it was cancelled has its time from then, and not from the attempt that came late', () => {
  const goesOn = after(near, ...paid, { type: 'OrderReinstated' });
  expect(clockOf(goesOn, 'handOver')?.[0]).toBe(goesOn.reinstatedAt);
  expect(clockOf(goesOn, 'delivery')?.[0]).toBe(goesOn.reinstatedAt);
});

test('a clock that stops was kept, or its customer is owed it no more', () => {
  const shipped = after(near, ...out);
  const delivered = after(shipped, tracked('DELIVERED'));
  const back = after(shipped, tracked('RETURNING'), tracked('RETURNED', 200));
  const ending = by(after(near, ...paid), PEOPLE.customer, cancelled);
  const lapsed = after(near, ...paid, { type: 'PaymentVoided', paymentId: '1' });
  const kept = (state: OrderState) => [isKept(state, 'handOver'), isKept(state, 'delivery')];
  expect([kept(shipped)[0], kept(delivered)[1]]).toEqual([true, true]);
  expect([kept(back)[1], kept(ending), kept(lapsed)]).toEqual([false, [false, false], [false, false]]);
  expect(isKept(back, 'refundUndelivered')).toBe(true);
});

test('services alone travel nowhere', () => {
  const policy = { ...STANDARD_POLICY, clocks: { set: 'bd-2021', zone: 'near' } } as const;
  expect(running(after(newOrder({ lines: [GIFT_WRAP], policy }), ...paid))).toEqual([]);
});

describe('an order that the shop ends', () => {
  const ending = by(after(near, ...paid), PEOPLE.support, cancelled);

  test('is told of within two days, and nothing runs once its money is free', () => {
    expect(running(ending)).toEqual(['tellUnsupplied']);
    expect(clockOf(ending, 'tellUnsupplied')?.[1]).toBe(48 * HOUR);
    expect(running(after(ending, ...completed))).toEqual([]);
  });

  test('has its money back within three days of that', () => {
    const kept = after(ending, captured, { type: 'InventoryReleased' }, { type: 'OrderCancelled' });
    expect(running(kept)).toEqual(['refundUnsupplied']);
    expect(clockOf(kept, 'refundUnsupplied')).toEqual([kept.cancellation?.completedAt, 72 * HOUR]);
  });

  test('that its customer ends has no such clock', () => {
    expect(running(by(after(near, ...paid), PEOPLE.customer, cancelled))).toEqual([]);
  });

  test('nor has one that nobody paid', () => {
    expect(running(by(near, PEOPLE.support, cancelled))).toEqual([]);
  });
});

test('a parcel that came back has ten days for its money, from when it was there', () => {
  const back = after(near, ...out, tracked('RETURNING'), tracked('RETURNED', 200));
  expect(running(back)).toEqual(['refundUndelivered']);
  expect(clockOf(back, 'refundUndelivered')).toEqual([later(200), 10 * DAY]);
  const all = near.totals.grand - near.totals.shipping;
  const refunded = after(
    back,
    { ...refundRequested, amount: all, from: [{ ordinal: 1, paymentId: '1', amount: all }] },
    { ...refundSucceeded, amount: all },
  );
  expect(running(refunded)).toEqual([]);
});

test('what a customer asks for is taken up within three days, each for itself', () => {
  const delivered = after(near, ...out, tracked('DELIVERED'));
  const asked = by(delivered, PEOPLE.customer, { ...refundRequested, needsApproval: true });
  expect(running(asked)).toEqual(['takeUpComplaint/1']);
  expect(clockOf(asked, 'takeUpComplaint/1')?.[1]).toBe(72 * HOUR);
  expect(running(after(asked, { type: 'RefundApproved', refundId: '1' }))).toEqual([]);
  expect(running(after(asked, { type: 'RefundRejected', refundId: '1', notes: 'No' }))).toEqual([]);
  expect(running(by(delivered, PEOPLE.support, { ...refundRequested, needsApproval: true }))).toEqual([]);
});

test('a share of its time is over', () => {
  const clock = { startedAt: later(0), dueAt: later(100) };
  expect([later(0), later(50), later(100), later(150)].map((at) => shareOf(clock, at))).toEqual([
    0, 0.5, 1, 1.5,
  ]);
});

test('the sets have the periods that they are named for', () => {
  expect(CLOCK_SETS['bd-2021']).toEqual({
    ...{ handOverMs: 48 * HOUR, deliveryMs: { near: 5 * DAY, far: 10 * DAY } },
    ...{ tellUnsuppliedMs: 48 * HOUR, refundUnsuppliedMs: 72 * HOUR },
    ...{ refundUndeliveredMs: 10 * DAY, takeUpComplaintMs: 72 * HOUR },
  });
});

test.each([
  ['Dhaka', 'near'],
  [' dhaka ', 'near'],
  ['Chattogram', 'far'],
  ['Dhaka Cantonment', 'far'],
] as const)('an order to %s is %s', (city, zone) => {
  expect(clocksFor({ set: 'bd-2021', city: 'Dhaka' }, city)).toEqual({ set: 'bd-2021', zone });
});
