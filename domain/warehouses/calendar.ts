import { addDays, weekdayOf, type Weekday } from '../time/days';
import { closureOn, type Closure } from './closure';

/** When parcels leave a warehouse. */
export interface Calendar {
  /** By the shop's clock, `16:00`: what is ordered before it leaves on the same day. Absent: nobody has said. */
  readonly cutOff?: string;
  readonly weeklyHolidays: readonly Weekday[];
  readonly closures: readonly Closure[];
  /** Parcels that can leave in a day. Absent: no limit. */
  readonly dailyCapacity?: number;
}

/** A day and a time by the shop's clock. */
export interface ShopInstant {
  readonly day: string;
  readonly time: string;
}

/** Parcels that are to leave on a day already, by the day. */
export type PromisedByDay = ReadonlyMap<string, number>;

/** Why a parcel doesn't leave on a day; `until` is the last of several days in a row. */
export type Delay =
  | { readonly code: 'CUT_OFF_PASSED'; readonly day: string; readonly cutOff: string }
  | { readonly code: 'HOLIDAY'; readonly day: string }
  | { readonly code: 'CLOSED'; readonly day: string; readonly until?: string; readonly reason: string }
  | { readonly code: 'FULL'; readonly day: string; readonly until?: string };

/** A day further ahead is no promise to anybody. */
const FURTHEST_DAYS = 180;

/**
 * The day on which what is ordered now leaves a warehouse, and why on none before it: a day on which it works, has room, and whose
 * cut-off is still to come. Undefined where the cut-off isn't known, and where half a year has no such day.
 */
export function leavesOn(
  ordered: ShopInstant,
  calendar: Calendar,
  promised: PromisedByDay,
): { readonly day: string; readonly delays: readonly Delay[] } | undefined {
  const { cutOff } = calendar;
  if (cutOff === undefined) return undefined;
  const delays: Delay[] = [];
  for (let ahead = 0; ahead <= FURTHEST_DAYS; ahead += 1) {
    const day = addDays(ordered.day, ahead);
    const delay =
      closed(day, calendar) ??
      (ahead === 0 && ordered.time >= cutOff
        ? ({ code: 'CUT_OFF_PASSED', day, cutOff } as const)
        : undefined) ??
      full(day, calendar, promised);
    if (!delay) return { day, delays };
    add(delays, delay);
  }
  return undefined;
}

/** A closure comes before the weekly holiday in it: it says more. */
function closed(day: string, { closures, weeklyHolidays }: Calendar): Delay | undefined {
  const closure = closureOn(closures, day);
  if (closure) return { code: 'CLOSED', day, reason: closure.reason };
  return weeklyHolidays.includes(weekdayOf(day)) ? { code: 'HOLIDAY', day } : undefined;
}

function full(day: string, { dailyCapacity }: Calendar, promised: PromisedByDay): Delay | undefined {
  if (dailyCapacity === undefined) return undefined;
  return (promised.get(day) ?? 0) >= dailyCapacity ? { code: 'FULL', day } : undefined;
}

/** Days in a row for the same reason are one delay: an order keeps it, and ten days of Eid are one thing to read. */
function add(delays: Delay[], delay: Delay): void {
  const before = delays.at(-1);
  const goesOn =
    (before?.code === 'CLOSED' && delay.code === 'CLOSED' && before.reason === delay.reason) ||
    (before?.code === 'FULL' && delay.code === 'FULL');
  if (goesOn) delays.splice(-1, 1, { ...before, until: delay.day });
  else delays.push(delay);
}
