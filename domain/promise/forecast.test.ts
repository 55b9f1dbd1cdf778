import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { after, asEvent, newOrder } from '../testing/orders';
import { authorized, booked, cancelled, handedOver, packed, tracked } from '../testing/stages';
import { evolve } from '../evolve';
import type { Calendar } from '../warehouses/calendar';
import { forecastFor, type Forecast, type ForecastQuestion } from './forecast';
import { promiseFor } from './promise';
import type { TransitTimes } from './transit';

const transit: TransitTimes = {
  zones: { sameCity: { minDays: 1, maxDays: 2 } },
  ...{ weeklyHolidays: ['fri'], holidays: [] },
};
const calendar: Calendar = { cutOff: '18:00', weeklyHolidays: ['fri'], closures: [] };
const timeZone = 'Asia/Dhaka';

/** A Sunday, 16:00 in Dhaka: it leaves on that day, and is there on Monday or Tuesday. */
const placed: OrderState = (() => {
  const order = newOrder();
  const promise = promiseFor({
    ...{ orderedAt: new Date(order.placedAt), timeZone, warehouse: 'main', calendar, transit },
    ...{ promised: new Map(), zone: 'sameCity' },
  });
  if (!promise) throw new Error('There is no promise');
  return { ...order, promise };
})();
const confirmed = after(placed, authorized, { type: 'OrderConfirmed' });
const out = after(confirmed, { type: 'PickingStarted' }, packed, booked, handedOver);

const forecast = (
  order: OrderState,
  now: string,
  changes: Partial<ForecastQuestion> & { readonly calendar?: Calendar; readonly full?: number } = {},
): Forecast | undefined =>
  forecastFor(order, {
    ...{ now: new Date(`${now}+06:00`), timeZone, transit },
    places: new Map([
      [
        'main',
        {
          calendar: changes.calendar ?? calendar,
          promised: new Map(changes.full === undefined ? [] : [['2026-03-02', changes.full]]),
          zone: 'sameCity',
        },
      ],
    ]),
    taken: new Map([['main', '2026-03-01']]),
    ...changes,
  });

const at = (order: OrderState, when: string, ...facts: readonly OrderFact[]): OrderState =>
  facts.reduce((state, fact) => evolve(state, asEvent(state, fact, { at: `${when}.000+06:00` })), order);

test('as it is placed, the forecast is the promise', () => {
  expect(placed.promise).toMatchObject({ earliest: '2026-03-02', latest: '2026-03-03' });
  expect(forecast(placed, '2026-03-01T16:01')).toMatchObject({
    ...{ earliest: '2026-03-02', latest: '2026-03-03', state: 'ON_TIME', who: null, daysLate: null },
    leaves: [{ warehouse: 'main', day: '2026-03-01' }],
  });
});

test('after the cut-off it leaves on its day still: the day is its own until it is over', () => {
  expect(forecast(confirmed, '2026-03-01T23:59')).toMatchObject({ latest: '2026-03-03', state: 'ON_TIME' });
});

test('what has not left on its day comes later, and its warehouse is to act', () => {
  expect(forecast(confirmed, '2026-03-02T08:00')).toMatchObject({
    ...{ earliest: '2026-03-03', latest: '2026-03-04', state: 'AT_RISK', who: 'warehouse' },
    because: [
      { code: 'NOT_LEFT', day: '2026-03-01' },
      { code: 'LEAVES', day: '2026-03-02' },
      { code: 'TRANSIT' },
    ],
  });
  expect(forecast(confirmed, '2026-03-03T08:00')).toMatchObject({ earliest: '2026-03-04', state: 'LATE' });
});

test('no payment for an hour, a hold: whoever can end it is named', () => {
  expect(forecast(placed, '2026-03-01T16:30')).toMatchObject({ state: 'ON_TIME' });
  expect(forecast(placed, '2026-03-01T17:30')).toMatchObject({
    ...{ state: 'AT_RISK', who: 'customer', latest: '2026-03-03' },
    because: [{ code: 'WAITS_FOR_PAYMENT', day: '2026-03-01' }, { code: 'LEAVES' }, { code: 'TRANSIT' }],
  });
  const held = after(confirmed, { type: 'OrderHeld', reason: 'MANUAL', owner: 'finance' });
  expect(forecast(held, '2026-03-01T17:30')).toMatchObject({
    ...{ state: 'AT_RISK', who: 'finance' },
    because: [{ code: 'HELD', hold: 'MANUAL', owner: 'finance' }, { code: 'LEAVES' }, { code: 'TRANSIT' }],
  });
  // Released after the cut-off it would leave tomorrow.
  expect(forecast(held, '2026-03-01T18:00')).toMatchObject({ earliest: '2026-03-03', state: 'AT_RISK' });
});

test('what was paid late leaves after the cut-off of the day on which it was', () => {
  const late = at(placed, '2026-03-01T20:00:00', authorized, { type: 'OrderConfirmed' });
  expect(forecast(late, '2026-03-01T20:01')).toMatchObject({
    ...{ latest: '2026-03-04', state: 'AT_RISK' },
    because: [{ code: 'CUT_OFF_PASSED' }, { code: 'LEAVES', day: '2026-03-02' }, { code: 'TRANSIT' }],
  });
});

test('a closure that is declared afterwards moves the forecast, and a full day does; the promise stays', () => {
  const strike = { ...calendar, closures: [{ from: '2026-03-01', to: '2026-03-03', reason: 'Strike' }] };
  expect(forecast(confirmed, '2026-03-01T17:00', { calendar: strike })).toMatchObject({
    ...{ earliest: '2026-03-05', latest: '2026-03-07', state: 'LATE', who: 'warehouse' },
    leaves: [{ warehouse: 'main', day: '2026-03-04' }],
  });
  const small = { ...calendar, dailyCapacity: 2 };
  expect(forecast(confirmed, '2026-03-02T08:00', { calendar: small, full: 2 })).toMatchObject({
    because: [
      { code: 'NOT_LEFT' },
      { code: 'FULL', day: '2026-03-02' },
      { code: 'LEAVES', day: '2026-03-03' },
      {},
    ],
  });
  const own = new Map([['main', '2026-03-02']]);
  expect(forecast(confirmed, '2026-03-02T08:00', { calendar: small, full: 2, taken: own })).toMatchObject({
    leaves: [{ warehouse: 'main', day: '2026-03-02' }],
  });
  expect(confirmed.promise).toEqual(placed.promise);
});

test('a packed parcel is ready: no full day keeps it', () => {
  const inHouse = after(confirmed, { type: 'PickingStarted' }, packed);
  const small = { ...calendar, dailyCapacity: 2 };
  expect(forecast(inHouse, '2026-03-02T08:00', { calendar: small, full: 2 })?.leaves).toEqual([
    { warehouse: 'main', day: '2026-03-02' },
  ]);
});

describe('on its way', () => {
  test('it travels from the day on which it left, and overdue it comes on the courier’s next day', () => {
    expect(forecast(out, '2026-03-02T09:00')).toMatchObject({
      ...{ earliest: '2026-03-02', latest: '2026-03-03', state: 'ON_TIME', leaves: [] },
      because: [{ code: 'HANDED_OVER', day: '2026-03-01' }, { code: 'TRANSIT' }],
    });
    expect(forecast(out, '2026-03-05T09:00')).toMatchObject({
      ...{ earliest: '2026-03-05', latest: '2026-03-05', state: 'LATE', who: 'support' },
    });
    // A Friday: the courier rests.
    expect(forecast(out, '2026-03-06T09:00')).toMatchObject({ latest: '2026-03-07' });
  });

  test('a failed attempt is followed by one on the next working day', () => {
    const failed = at(out, '2026-03-02T15:00:00', {
      ...tracked('DELIVERY_FAILED'),
      occurredAt: '2026-03-02T15:00:00+06:00',
    });
    expect(forecast(failed, '2026-03-02T16:00')).toMatchObject({
      ...{ earliest: '2026-03-03', latest: '2026-03-03', state: 'AT_RISK', who: 'support' },
      because: [{ code: 'ATTEMPT_FAILED', day: '2026-03-02' }],
    });
  });

  test('out for delivery it arrives today, and what comes back on no day', () => {
    const atDoor = at(out, '2026-03-04T10:00:00', {
      ...tracked('OUT_FOR_DELIVERY'),
      occurredAt: '2026-03-04T10:00:00+06:00',
    });
    expect(forecast(atDoor, '2026-03-04T11:00')).toMatchObject({ latest: '2026-03-04', state: 'LATE' });
    expect(forecast(atDoor, '2026-03-05T11:00')).toMatchObject({ latest: '2026-03-05' });
    const back = after(out, tracked('RETURNING'));
    expect(forecast(back, '2026-03-02T11:00')).toMatchObject({
      ...{ earliest: null, latest: null, state: 'LATE', who: 'support' },
      because: [{ code: 'RETURNING' }],
    });
  });
});

test('delivered, it was kept or broken, by the courier’s day and not that on which we heard', () => {
  const deliveredOn = (day: string, heard: string) =>
    forecast(
      at(out, `${heard}T12:00:00`, { ...tracked('DELIVERED'), occurredAt: `${day}T20:00:00+06:00` }),
      `${heard}T13:00`,
    );
  expect(deliveredOn('2026-03-03', '2026-03-05')).toMatchObject({
    state: 'KEPT',
    daysLate: 0,
    latest: '2026-03-03',
  });
  expect(deliveredOn('2026-03-05', '2026-03-06')).toMatchObject({ state: 'BROKEN', daysLate: 2 });
});

test('without a promise, cancelled, or where nobody knows how far it is, there is no forecast', () => {
  expect(forecast(newOrder(), '2026-03-01T16:01')).toBeUndefined();
  expect(forecast(after(placed, cancelled), '2026-03-01T16:01')).toBeUndefined();
  expect(forecast(confirmed, '2026-03-01T16:01', { places: new Map() })).toBeUndefined();
  expect(forecast(out, '2026-03-01T16:01', { transit: { ...transit, zones: {} } })).toBeUndefined();
});
