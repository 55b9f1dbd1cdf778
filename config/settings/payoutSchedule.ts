import { z } from 'zod';
import type { TimeOfDay } from '../../domain/payouts/schedule';
import { WEEKDAYS } from '../../domain/time/days';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim());

/** Times of a day, separated by commas. */
export const timesOfDay = z.string().transform((text, context): readonly TimeOfDay[] => {
  const times = listOf(text).map((part) => TIME.exec(part));
  const read = times.flatMap((time) => (time ? [{ hour: Number(time[1]), minute: Number(time[2]) }] : []));
  if (read.length === times.length) return read;
  context.addIssue({ code: 'custom', message: 'must be times such as "11:00, 16:00"' });
  return z.NEVER;
});

/** Days of the week, separated by commas. */
export const weekdays = z.string().transform((text, context) => {
  const names = listOf(text.toLowerCase());
  const days = WEEKDAYS.filter((day) => names.includes(day));
  if (days.length === names.length) return days;
  context.addIssue({ code: 'custom', message: 'must be days such as "sun, mon, tue, wed, thu", each once' });
  return z.NEVER;
});

/** Days of a calendar, separated by commas. */
export const days = z.string().transform((text, context) => {
  const given = listOf(text);
  if (given.every((day) => z.iso.date().safeParse(day).success)) return given;
  context.addIssue({ code: 'custom', message: 'must be days such as "2027-03-20, 2027-03-21"' });
  return z.NEVER;
});
