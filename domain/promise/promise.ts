import { shopDay, shopTime } from '../time/shopDay';
import { leavesOn, type Calendar, type Delay, type PromisedByDay } from '../warehouses/calendar';
import { arrivesBetween, type CourierRest, type TransitDays, type TransitTimes } from './transit';
import type { TransitZone } from './zone';

/** The way of a parcel: the day on which it leaves the house, and the day on which it has arrived at the latest. */
type Way =
  | { readonly code: 'LEAVES'; readonly day: string }
  | (TransitDays & { readonly code: 'TRANSIT'; readonly day: string; readonly zone: TransitZone });

/** One reason for the days of a promise, in the order of the days; `day` is the one that it is about. */
export type PromiseStep = Delay | Way | CourierRest;

/** The days between which a customer gets what was ordered. It is told once, and no later change rewrites it. */
export interface DeliveryPromise {
  /** By the shop's calendar: `2026-11-28`. */
  readonly earliest: string;
  readonly latest: string;
  readonly because: readonly PromiseStep[];
  /** On which day a parcel leaves which warehouse, for whoever counts them; no customer's matter. */
  readonly leaves: readonly { readonly warehouse: string; readonly day: string }[];
}

/** What a promise follows from. */
export interface PromiseQuestion {
  readonly orderedAt: Date;
  /** The shop's, as IANA names it. */
  readonly timeZone: string;
  /** The code of the one that the parcel leaves. */
  readonly warehouse: string;
  readonly calendar: Calendar;
  /** Parcels that are to leave the warehouse already, by the day. */
  readonly promised: PromisedByDay;
  /** Undefined: it isn't known how far the parcel goes. */
  readonly zone: TransitZone | undefined;
  readonly transit: TransitTimes;
}

/**
 * When a parcel arrives that is ordered at an instant: it leaves on the first day on which its warehouse works, has room and is before its
 * cut-off, and travels as many of the courier's working days as its zone takes. Undefined where any of it isn't known: no date is guessed.
 */
export function promiseFor({
  orderedAt,
  timeZone,
  warehouse,
  calendar,
  promised,
  zone,
  transit,
}: PromiseQuestion): DeliveryPromise | undefined {
  const days = zone && transit.zones[zone];
  if (!days) return undefined;
  const ordered = { day: shopDay(orderedAt, timeZone), time: shopTime(orderedAt, timeZone) };
  const leaving = leavesOn(ordered, calendar, promised);
  if (!leaving) return undefined;
  const { earliest, latest, rests } = arrivesBetween(leaving.day, days, transit);
  return {
    earliest,
    latest,
    leaves: [{ warehouse, day: leaving.day }],
    because: [
      ...leaving.delays,
      { code: 'LEAVES', day: leaving.day },
      ...rests,
      { code: 'TRANSIT', day: latest, zone, minDays: days.minDays, maxDays: days.maxDays },
    ],
  };
}

/** The promise of an order whose parcels come by themselves: it is complete with the last of them. Undefined where one of them has none. */
export function promiseOfAll(
  promises: readonly (DeliveryPromise | undefined)[],
): DeliveryPromise | undefined {
  const known = promises.flatMap((promise) => promise ?? []);
  const [last] = known.toSorted((one, other) => other.latest.localeCompare(one.latest));
  if (!last || known.length < promises.length) return undefined;
  const earliest =
    known
      .map((promise) => promise.earliest)
      .toSorted()
      .at(-1) ?? last.earliest;
  return { ...last, earliest, leaves: known.flatMap(({ leaves }) => leaves) };
}
