import { addDays, weekdayOf, type Weekday } from '../time/days';
import type { TransitZone } from './zone';

/** How many of a courier's working days a parcel takes, from the day it leaves. */
export interface TransitDays {
  readonly minDays: number;
  readonly maxDays: number;
}

/** What a shop has been told by its courier; a zone that isn't named has no promise. */
export interface TransitTimes {
  readonly zones: Readonly<Partial<Record<TransitZone, TransitDays>>>;
  /** Days of the week on which the courier neither fetches nor delivers. */
  readonly weeklyHolidays: readonly Weekday[];
  /** Other days on which it doesn't: `2027-03-20`. */
  readonly holidays: readonly string[];
}

/** A day on which the courier rests while a parcel is with it. */
export interface CourierRest {
  readonly code: 'COURIER_HOLIDAY';
  readonly day: string;
}

type RestDays = Pick<TransitTimes, 'weeklyHolidays' | 'holidays'>;

/**
 * The days between which a parcel arrives that is ready on a day, with the courier's days of rest on the way. It is fetched on the courier's
 * first working day; the days of transit are counted from there.
 */
export function arrivesBetween(
  ready: string,
  { minDays, maxDays }: TransitDays,
  rest: RestDays,
): { readonly earliest: string; readonly latest: string; readonly rests: readonly CourierRest[] } {
  const rests: CourierRest[] = [];
  let day = ready;
  const toWorkingDay = (): string => {
    while (isRest(day, rest)) {
      rests.push({ code: 'COURIER_HOLIDAY', day });
      day = addDays(day, 1);
    }
    return day;
  };
  let earliest = toWorkingDay();
  for (let passed = 1; passed <= maxDays; passed += 1) {
    day = addDays(day, 1);
    toWorkingDay();
    if (passed === minDays) earliest = day;
  }
  return { earliest, latest: day, rests };
}

/** That day, or the first after it on which the courier works. */
export function nextWorkingDay(from: string, rest: RestDays): string {
  let day = from;
  while (isRest(day, rest)) day = addDays(day, 1);
  return day;
}

const isRest = (day: string, { weeklyHolidays, holidays }: RestDays): boolean =>
  weeklyHolidays.includes(weekdayOf(day)) || holidays.includes(day);
