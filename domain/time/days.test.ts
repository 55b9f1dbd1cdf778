import { WEEKDAYS, addDays, weekdayOf } from './days';

test('days are counted over the ends of months and years, and back', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(addDays('2026-11-27', 0)).toBe('2026-11-27');
});

test('a day has its day of the week', () => {
  expect(weekdayOf('2026-11-27')).toBe('fri');
  expect(WEEKDAYS.map((_, n) => weekdayOf(addDays('2026-11-29', n)))).toEqual(WEEKDAYS);
});
