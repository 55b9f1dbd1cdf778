import { endInstant, firstInstant } from './dayFilter';

test('a day begins and ends in the shop’s time zone', () => {
  expect(firstInstant('2026-11-26', 'Asia/Dhaka').toISOString()).toBe('2026-11-25T18:00:00.000Z');
  expect(endInstant('2026-11-26', 'Asia/Dhaka').toISOString()).toBe('2026-11-26T18:00:00.000Z');
  expect(firstInstant('2026-11-26', 'UTC').toISOString()).toBe('2026-11-26T00:00:00.000Z');
});

test('a day on which the clocks change has 23 or 25 hours', () => {
  const hours = (day: string): number =>
    (endInstant(day, 'Europe/London').getTime() - firstInstant(day, 'Europe/London').getTime()) / 3_600_000;
  expect([hours('2026-03-29'), hours('2026-06-01'), hours('2026-10-25')]).toEqual([23, 24, 25]);
});

test('an instant is itself, at either end', () => {
  const instant = '2026-11-26T08:30:00.000Z';
  expect([firstInstant(instant, 'Asia/Dhaka'), endInstant(instant, 'Asia/Dhaka')]).toEqual([
    new Date(instant),
    new Date(instant),
  ]);
});
