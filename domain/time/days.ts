/** Days of the week, as settings and warehouses name them. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;

/** The day so many days after another one, or before it: `2026-12-31` and 1 make `2027-01-01`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The day of the week of a day such as `2026-11-27`. */
export const weekdayOf = (day: string): Weekday => WEEKDAYS[new Date(Date.parse(day)).getUTCDay()] ?? 'sun';
