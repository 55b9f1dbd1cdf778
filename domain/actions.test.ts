import { ROLES, SYSTEM, type Actor } from './people/actor';
import { ACTIONS, allowedActions, mayEver, offeredTo, refusalOf, type Action } from './actions';
import { allowedStatuses } from './order/setStatus';
import { COMMAND_SAMPLES } from './testing/commandSamples';
import { EVERYBODY, GIFT_WRAP, PEOPLE, PHONES, after, newOrder } from './testing/orders';
import {
  PLACES,
  authorized,
  booked,
  captured,
  declined,
  handedOver,
  ofSecond,
  orderAt,
  packed,
  secondAttempt,
  tracked,
  type Place,
} from './testing/stages';

/** What the system itself may do at a place: the rules of time, without those of roles. */
const allowedAt = (place: Place): readonly Action[] =>
  ACTIONS.filter((action) => COMMAND_SAMPLES[action].offered.includes(place));

const mayEverDo = ({ role }: Actor, action: Action): boolean =>
  role === 'system' || COMMAND_SAMPLES[action].may.includes(role);

const isFor = ({ role }: Actor, action: Action, place: Place): boolean =>
  !COMMAND_SAMPLES[action].notFor?.[place]?.some((one) => one === role);

describe.each(PLACES)('an order that is %s', (place) => {
  const order = orderAt(place);

  test.each(EVERYBODY)('allows $role what both its place and the role allow, and no more', (actor) => {
    expect(allowedActions(order, actor)).toEqual(
      allowedAt(place).filter((action) => mayEverDo(actor, action) && isFor(actor, action, place)),
    );
  });

  test.each(EVERYBODY)('tells $role why not, in a sentence', (actor) => {
    const allowed = allowedActions(order, actor);
    for (const action of allowed) expect(refusalOf(action, order, actor)).toBeUndefined();
    for (const action of ACTIONS.filter((one) => !allowed.includes(one))) {
      expect(refusalOf(action, order, actor)).toMatch(/^[A-Z].+\.$/);
    }
  });

  test('offers buyers no status at all', () => {
    for (const role of ['customer', 'checkout'] as const) {
      expect(allowedStatuses(order, PEOPLE[role])).toEqual([]);
    }
  });
});

test.each([
  ['confirmed', ['PROCESSING', 'READY', 'CANCELLED']],
  ['picking', ['READY', 'CANCELLED']],
  ['packed', ['CANCELLED']],
  ['ready', ['SHIPPED', 'CANCELLED']],
  ['handed over', ['OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'DELIVERED']],
  ['at the door', ['DELIVERY_FAILED', 'DELIVERED']],
  ['delivered', []],
  ['cancelling', []],
] as const)('%s may be moved to %j', (place, statuses) => {
  expect(allowedStatuses(orderAt(place), PEOPLE.support)).toEqual(statuses);
});

test('mayEver speaks of the role alone', () => {
  for (const role of ROLES) {
    for (const action of ACTIONS)
      expect([action, mayEver(action, role)]).toEqual([action, COMMAND_SAMPLES[action].may.includes(role)]);
  }
});

test('the refusal names the role when the role is the obstacle, else the order', () => {
  expect(refusalOf('handOver', orderAt('confirmed'), PEOPLE.customer)).toBe(
    'The role customer may not do this.',
  );
  expect(refusalOf('handOver', orderAt('packed'), PEOPLE.warehouse)).toMatch(/courier has not confirmed/);
  expect(refusalOf('handOver', orderAt('handed over'), PEOPLE.warehouse)).toMatch(/no packed parcel/);
  expect(refusalOf('cancel', orderAt('handed over'), PEOPLE.customer)).toMatch(/with the courier/);
  expect(refusalOf('cancel', orderAt('delivered'), SYSTEM)).toMatch(/return/);
  expect(refusalOf('pack', orderAt('under review'), SYSTEM)).toBe('The order is held: FRAUD_REVIEW.');
  const lapsed = orderAt('authorization lost');
  expect(refusalOf('handOver', lapsed, SYSTEM)).toBe('The order is held: PAYMENT.');
  const released = after(lapsed, { type: 'HoldReleased', reason: 'PAYMENT' });
  expect(refusalOf('handOver', released, SYSTEM)).toMatch(/lapsed/);
});

/** Services alone, paid for and confirmed. */
const wrapped = after(newOrder({ lines: [GIFT_WRAP] }), authorized, { type: 'OrderConfirmed' });

test('nobody picks or packs services', () => {
  expect(refusalOf('pick', wrapped, PEOPLE.warehouse)).toBeDefined();
  expect(refusalOf('pack', wrapped, PEOPLE.warehouse)).toBeDefined();
});

test('services that were delivered are not cancelled any more, though their money was never taken', () => {
  expect(refusalOf('cancel', wrapped, PEOPLE.support)).toBeUndefined();
  const done = after(wrapped, { type: 'ServicesFulfilled' });
  expect(refusalOf('cancel', done, PEOPLE.support)).toMatch(/delivered; what comes back is a return/);
});

test('a parcel that is booked stays when its order is being cancelled', () => {
  expect(refusalOf('handOver', orderAt('ready'), SYSTEM)).toBeUndefined();
  expect(refusalOf('handOver', orderAt('cancelling with a booked parcel'), SYSTEM)).toBe(
    'The order is being cancelled.',
  );
  const second = after(orderAt('closed'), ofSecond(packed), ofSecond(booked));
  expect(refusalOf('handOver', second, SYSTEM)).toBe('The order is closed.');
});

test('a hold that a person may release is released beside a review, which ends by its decision alone', () => {
  const both = after(orderAt('under review'), { type: 'OrderHeld', reason: 'COURIER' });
  expect(allowedActions(both, SYSTEM)).toEqual(expect.arrayContaining(['decideReview', 'release']));
  expect(refusalOf('release', orderAt('ready'), SYSTEM)).toBe('Nothing holds the order.');
});

test('of several attempts to pay, one that took money is enough to keep an order from being cancelled', () => {
  const again = after(newOrder({ lines: [GIFT_WRAP] }), declined, secondAttempt);
  expect(refusalOf('cancel', again, SYSTEM)).toBeUndefined();
  const taken = after(again, { ...authorized, paymentId: '2' }, { ...captured, paymentId: '2' });
  expect(refusalOf('cancel', taken, SYSTEM)).toMatch(/refund/);
});

test('who wants to pay is told whether a payment is under way or none is due', () => {
  for (const place of ['placed', 'waiting for the bank', 'payment unknown'] as const)
    expect(refusalOf('pay', orderAt(place), SYSTEM)).toBe('A payment is already under way.');
  for (const place of ['confirmed', 'handed over', 'on its way'] as const)
    expect(refusalOf('pay', orderAt(place), SYSTEM)).toBe('There is nothing to pay.');
});

test('nobody pays again for an order of which one parcel came back', () => {
  const out = after(orderAt('shipped in part'), ofSecond(handedOver));
  const lapsed = {
    ...out,
    payments: out.payments.map((payment) => ({ ...payment, state: 'VOIDED' as const })),
  };
  expect(refusalOf('pay', lapsed, SYSTEM)).toBeUndefined();
  expect(refusalOf('pay', after(lapsed, tracked('RETURNED')), SYSTEM)).toMatch(/came back/);
});

test('an order of which one parcel is out is not cancelled, whether it travels or came back', () => {
  const half = orderAt('shipped in part');
  expect(refusalOf('cancel', half, SYSTEM)).toMatch(/with the courier/);
  expect(refusalOf('cancel', after(half, tracked('RETURNED')), SYSTEM)).toMatch(/came back/);
});

test('goods that cost nothing are picked and packed once they are confirmed, and nothing is to be paid', () => {
  const free = newOrder({ lines: [{ ...PHONES, unitPrice: 0 }], shipping: 0 });
  for (const action of ['pick', 'pack', 'pay'] as const)
    expect(allowedActions(free, SYSTEM)).not.toContain(action);
  const confirmed = after(free, { type: 'OrderConfirmed' });
  expect(allowedActions(confirmed, SYSTEM)).toEqual(expect.arrayContaining(['pick', 'pack']));
  expect(refusalOf('pay', confirmed, SYSTEM)).toBe('There is nothing to pay.');
});

test('money that was taken in part is given back by a refund; once it is, the order may be cancelled', () => {
  const some = after(orderAt('confirmed'), { ...captured, amount: 1 });
  expect(refusalOf('cancel', some, PEOPLE.support)).toMatch(/refund/);
  const refunded = { ...some, payments: some.payments.map((one) => ({ ...one, refunded: 1 })) };
  expect(refusalOf('cancel', refunded, PEOPLE.support)).toBeUndefined();
});

test('money that was taken is given back by a refund, not by a cancellation', () => {
  expect(refusalOf('cancel', after(wrapped, captured), PEOPLE.support)).toMatch(/refund/);
});

test('who may confirm by a code is offered it beside the commands while the order waits for that', () => {
  const offeredAt = (place: Place) =>
    EVERYBODY.filter((actor) => offeredTo(orderAt(place), actor).includes('confirmByCode')).map(
      ({ role }) => role,
    );
  expect(offeredAt('to be confirmed')).toEqual(['customer', 'checkout', 'support', 'admin']);
  expect(offeredAt('deposit due')).toEqual([]);
  const { customer } = PEOPLE;
  const waits = orderAt('to be confirmed');
  expect(offeredTo(waits, customer)).toEqual([...allowedActions(waits, customer), 'confirmByCode']);
  expect(offeredTo(after(waits, { type: 'CancellationRequested', reason: 'No' }), customer)).not.toContain(
    'confirmByCode',
  );
});
