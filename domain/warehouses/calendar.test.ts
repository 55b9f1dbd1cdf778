import fc from 'fast-check';
import { WEEKDAYS, addDays, weekdayOf } from '../time/days';
import { leavesOn, type Calendar } from './calendar';
import { closureOn } from './closure';

const NOTHING_PROMISED = new Map<string, number>();
const EID = { from: '2027-03-20', to: '2027-03-22', reason: 'Eid al-Fitr' };

/** Works from Saturday to Thursday; Friday is 2026-11-27. */
const dhaka: Calendar = { cutOff: '16:00', weeklyHolidays: ['fri'], closures: [EID] };

const leaves = (day: string, time: string, calendar: Calendar = dhaka, promised = NOTHING_PROMISED) =>
  leavesOn({ day, time }, calendar, promised);

test('what is ordered before the cut-off leaves on the same day', () => {
  expect(leaves('2026-11-26', '15:59')).toEqual({ day: '2026-11-26', delays: [] });
});

test('from the cut-off on it leaves on the next working day, and the holiday between is named', () => {
  expect(leaves('2026-11-26', '16:00')).toEqual({
    day: '2026-11-28',
    delays: [
      { code: 'CUT_OFF_PASSED', day: '2026-11-26', cutOff: '16:00' },
      { code: 'HOLIDAY', day: '2026-11-27' },
    ],
  });
});

test('on a holiday no cut-off counts: nothing would leave in any case', () => {
  expect(leaves('2026-11-27', '18:00')).toEqual({
    day: '2026-11-28',
    delays: [{ code: 'HOLIDAY', day: '2026-11-27' }],
  });
});

test('a closure is one reason, whatever days of the week it has', () => {
  const long = { ...dhaka, closures: [{ from: '2027-03-18', to: '2027-03-22', reason: 'Eid al-Fitr' }] };
  expect(leaves('2027-03-18', '10:00', long)).toEqual({
    day: '2027-03-23',
    delays: [{ code: 'CLOSED', day: '2027-03-18', until: '2027-03-22', reason: 'Eid al-Fitr' }],
  });
});

test('closures that follow one another stay apart: each has its reason', () => {
  const two = {
    ...dhaka,
    closures: [
      { from: '2026-11-24', to: '2026-11-24', reason: 'Strike' },
      { from: '2026-11-25', to: '2026-11-25', reason: 'Flood' },
    ],
  };
  expect(leaves('2026-11-24', '10:00', two)?.delays).toEqual([
    { code: 'CLOSED', day: '2026-11-24', reason: 'Strike' },
    { code: 'CLOSED', day: '2026-11-25', reason: 'Flood' },
  ]);
});

test('a day whose parcels are all promised leaves no room for another', () => {
  const small = { ...dhaka, dailyCapacity: 2 };
  const promised = new Map([
    ['2026-11-24', 2],
    ['2026-11-25', 3],
    ['2026-11-26', 1],
  ]);
  expect(leaves('2026-11-24', '09:00', small, promised)).toEqual({
    day: '2026-11-26',
    delays: [{ code: 'FULL', day: '2026-11-24', until: '2026-11-25' }],
  });
  expect(leaves('2026-11-24', '09:00', dhaka, promised)?.day).toBe('2026-11-24');
});

test('without a cut-off, or a day within half a year, there is no date', () => {
  const { cutOff: _unknown, ...silent } = dhaka;
  expect(leaves('2026-11-26', '10:00', silent)).toBeUndefined();
  const shut = { ...dhaka, closures: [{ from: '2026-01-01', to: '2027-12-31', reason: 'Fire' }] };
  expect(leaves('2026-11-26', '10:00', shut)).toBeUndefined();
});

const someDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-06-01', n));
const someTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const someClosure = fc
  .tuple(someDay, fc.integer({ min: 0, max: 12 }))
  .map(([from, days]) => ({ from, to: addDays(from, days), reason: `Closed from ${from}` }));
const someCalendar: fc.Arbitrary<Calendar> = fc.record({
  cutOff: someTime,
  weeklyHolidays: fc.subarray([...WEEKDAYS], { maxLength: 6 }),
  closures: fc.array(someClosure, { maxLength: 4 }),
  dailyCapacity: fc.integer({ min: 1, max: 3 }),
});
const somePromised = fc
  .array(fc.tuple(someDay, fc.integer({ min: 0, max: 3 })), { maxLength: 60 })
  .map((days) => new Map(days));

test('a parcel leaves on no holiday, no closed day and no full one, and never before it is ordered', () => {
  fc.assert(
    fc.property(someDay, someTime, someCalendar, somePromised, (day, time, calendar, promised) => {
      const leaving = leavesOn({ day, time }, calendar, promised);
      if (!leaving) return;
      expect(leaving.day >= day).toBe(true);
      expect(calendar.weeklyHolidays).not.toContain(weekdayOf(leaving.day));
      expect(closureOn(calendar.closures, leaving.day)).toBeUndefined();
      expect(promised.get(leaving.day) ?? 0).toBeLessThan(calendar.dailyCapacity ?? Infinity);
      expect(leaving.day > day || time < (calendar.cutOff ?? '')).toBe(true);
    }),
  );
});

test('every day between the order and its leaving is accounted for by one reason', () => {
  fc.assert(
    fc.property(someDay, someTime, someCalendar, somePromised, (day, time, calendar, promised) => {
      const leaving = leavesOn({ day, time }, calendar, promised);
      let next = day;
      for (const delay of leaving?.delays ?? []) {
        expect(delay.day).toBe(next);
        next = addDays('until' in delay && delay.until ? delay.until : delay.day, 1);
      }
      expect(leaving?.day ?? next).toBe(next);
    }),
  );
});
