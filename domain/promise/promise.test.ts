import fc from 'fast-check';
import { WEEKDAYS, addDays, weekdayOf } from '../time/days';
import type { Calendar } from '../warehouses/calendar';
import { promiseFor, promiseOfAll, type DeliveryPromise, type PromiseQuestion } from './promise';
import { arrivesBetween, type TransitTimes } from './transit';

const transit: TransitTimes = {
  zones: { sameCity: { minDays: 1, maxDays: 2 }, sameCountry: { minDays: 2, maxDays: 5 } },
  weeklyHolidays: ['fri'],
  holidays: [],
};

const calendar: Calendar = {
  cutOff: '16:00',
  weeklyHolidays: ['fri'],
  closures: [{ from: '2026-12-16', to: '2026-12-16', reason: 'Victory Day' }],
};

/** In Dhaka, six hours ahead of UTC. */
const ask = (at: string, changes: Partial<PromiseQuestion> = {}): DeliveryPromise | undefined =>
  promiseFor({
    orderedAt: new Date(`${at}+06:00`),
    timeZone: 'Asia/Dhaka',
    ...{ warehouse: 'main', calendar, promised: new Map(), zone: 'sameCity', transit },
    ...changes,
  });

test('what is ordered in the morning leaves today and arrives within the courier’s days', () => {
  expect(ask('2026-11-29T10:00')).toEqual({
    earliest: '2026-11-30',
    latest: '2026-12-01',
    leaves: [{ warehouse: 'main', day: '2026-11-29' }],
    because: [
      { code: 'LEAVES', day: '2026-11-29' },
      { code: 'TRANSIT', day: '2026-12-01', zone: 'sameCity', minDays: 1, maxDays: 2 },
    ],
  });
});

test('every day that it waits is a step of its own, the courier’s day of rest as well', () => {
  expect(ask('2026-12-15T16:00', { zone: 'sameCountry' })).toEqual({
    earliest: '2026-12-20',
    latest: '2026-12-23',
    leaves: [{ warehouse: 'main', day: '2026-12-17' }],
    because: [
      { code: 'CUT_OFF_PASSED', day: '2026-12-15', cutOff: '16:00' },
      { code: 'CLOSED', day: '2026-12-16', reason: 'Victory Day' },
      { code: 'LEAVES', day: '2026-12-17' },
      { code: 'COURIER_HOLIDAY', day: '2026-12-18' },
      { code: 'TRANSIT', day: '2026-12-23', zone: 'sameCountry', minDays: 2, maxDays: 5 },
    ],
  });
});

test('the day is the shop’s, not that of UTC', () => {
  expect(ask('2026-11-29T00:30')?.because[0]).toEqual({ code: 'LEAVES', day: '2026-11-29' });
  expect(ask('2026-11-29T23:59')?.because[0]).toMatchObject({ code: 'CUT_OFF_PASSED', day: '2026-11-29' });
});

test('a parcel that is ready on the courier’s day of rest begins its way on the next', () => {
  expect(arrivesBetween('2026-11-27', { minDays: 0, maxDays: 1 }, transit)).toEqual({
    ...{ earliest: '2026-11-28', latest: '2026-11-29' },
    rests: [{ code: 'COURIER_HOLIDAY', day: '2026-11-27' }],
  });
  const eid = { ...transit, holidays: ['2026-11-28'] };
  expect(arrivesBetween('2026-11-26', { minDays: 1, maxDays: 1 }, eid)).toMatchObject({
    earliest: '2026-11-29',
  });
});

test('what isn’t known makes no date', () => {
  const { cutOff: _unknown, ...silent } = calendar;
  expect(ask('2026-11-29T10:00', { zone: undefined })).toBeUndefined();
  expect(ask('2026-11-29T10:00', { zone: 'abroad' })).toBeUndefined();
  expect(ask('2026-11-29T10:00', { calendar: silent })).toBeUndefined();
});

describe('an order in several parcels', () => {
  const soon: DeliveryPromise = {
    ...{ earliest: '2026-11-30', latest: '2026-12-02', because: [] },
    leaves: [{ warehouse: 'sylhet', day: '2026-11-28' }],
  };
  const late: DeliveryPromise = {
    ...{ earliest: '2026-11-29', latest: '2026-12-05' },
    because: [{ code: 'LEAVES', day: '2026-11-29' }],
    leaves: [{ warehouse: 'main', day: '2026-11-29' }],
  };
  const [bySoon] = soon.leaves;
  const [byLate] = late.leaves;

  test('is complete with the last, whose reasons count', () => {
    expect(promiseOfAll([soon, late])).toEqual({
      ...{ ...late, earliest: '2026-11-30', leaves: [bySoon, byLate] },
    });
    expect(promiseOfAll([late, soon])).toMatchObject({ earliest: '2026-11-30', latest: '2026-12-05' });
    expect(promiseOfAll([soon])).toEqual(soon);
  });

  test('has no date where one of them has none, or where there is none', () => {
    expect(promiseOfAll([soon, undefined])).toBeUndefined();
    expect(promiseOfAll([])).toBeUndefined();
  });
});

const WEEK = [...WEEKDAYS];
const FIRST_DAY = '2026-06-01';
const someDay = fc.integer({ min: 0, max: 300 }).map((n) => addDays(FIRST_DAY, n));
const someInstant = fc
  .integer({ min: 0, max: 300 * 24 * 60 })
  .map((minutes) => new Date(Date.parse(FIRST_DAY) + minutes * 60_000));
const someTransit: fc.Arbitrary<TransitTimes> = fc
  .record({
    minDays: fc.integer({ min: 0, max: 5 }),
    more: fc.integer({ min: 0, max: 5 }),
    weeklyHolidays: fc.subarray(WEEK, { maxLength: 6 }),
    holidays: fc.array(someDay, { maxLength: 5 }),
  })
  .map(({ minDays, more, ...rest }) => ({
    ...rest,
    zones: { sameCity: { minDays, maxDays: minDays + more } },
  }));
const someCalendar: fc.Arbitrary<Calendar> = fc.record({
  cutOff: fc.constantFrom('00:00', '09:30', '16:00', '23:59'),
  weeklyHolidays: fc.subarray(WEEK, { maxLength: 6 }),
  closures: fc.array(
    fc
      .tuple(someDay, fc.integer({ min: 0, max: 12 }))
      .map(([from, days]) => ({ from, to: addDays(from, days), reason: 'Closed' })),
    { maxLength: 4 },
  ),
  dailyCapacity: fc.integer({ min: 1, max: 3 }),
});
const somePromised = fc
  .array(fc.tuple(someDay, fc.integer({ min: 0, max: 3 })), { maxLength: 60 })
  .map((days) => new Map(days));
const someQuestion: fc.Arbitrary<PromiseQuestion> = fc.record({
  orderedAt: someInstant,
  warehouse: fc.constant('main'),
  timeZone: fc.constantFrom('Asia/Dhaka', 'Europe/London', 'America/New_York'),
  calendar: someCalendar,
  promised: somePromised,
  zone: fc.constant('sameCity' as const),
  transit: someTransit,
});

test('a promise never falls on a day on which the courier rests', () => {
  fc.assert(
    fc.property(someQuestion, (question) => {
      const promise = promiseFor(question);
      if (!promise) return;
      const { weeklyHolidays, holidays } = question.transit;
      for (const day of [promise.earliest, promise.latest]) {
        expect(weeklyHolidays).not.toContain(weekdayOf(day));
        expect(holidays).not.toContain(day);
      }
      expect(promise.earliest <= promise.latest).toBe(true);
    }),
  );
});

test('who orders later is never promised an earlier day', () => {
  fc.assert(
    fc.property(someQuestion, fc.integer({ min: 0, max: 20_000 }), (question, minutes) => {
      const later = new Date(question.orderedAt.getTime() + minutes * 60_000);
      const [first, second] = [promiseFor(question), promiseFor({ ...question, orderedAt: later })];
      if (!first || !second) return;
      expect(second.earliest >= first.earliest).toBe(true);
      expect(second.latest >= first.latest).toBe(true);
    }),
  );
});

test('the reasons stand in the order of their days', () => {
  fc.assert(
    fc.property(someQuestion, (question) => {
      const days = (promiseFor(question)?.because ?? []).map(({ day }) => day);
      expect(days).toEqual(days.toSorted());
    }),
  );
});
