import { reservedAt, warehouseOf } from '../allocation/allocation';
import type { HoldReason } from '../holds/reasons';
import type { OrderState } from '../order/order';
import { isOut, type Parcel } from '../parcel/parcel';
import { isPaid } from '../payment/amounts';
import type { Role } from '../people/actor';
import { addDays } from '../time/days';
import { shopDay, shopTime } from '../time/shopDay';
import { leavesOn, type Calendar, type PromisedByDay } from '../warehouses/calendar';
import type { PromiseStep } from './promise';
import { arrivesBetween, nextWorkingDay, type TransitDays, type TransitTimes } from './transit';
import type { TransitZone } from './zone';

/** How a promise stands: open ones are kept, at risk or late by what is known now; delivered ones were kept or broken. */
export const FORECAST_STATES = ['ON_TIME', 'AT_RISK', 'LATE', 'KEPT', 'BROKEN'] as const;
export type ForecastState = (typeof FORECAST_STATES)[number];

/** What happened to an order on its way, or keeps it; `day` is since when or on which day. */
export const FORECAST_CODES = [
  ...(['WAITS_FOR_PAYMENT', 'NOT_LEFT', 'HANDED_OVER', 'OUT_FOR_DELIVERY'] as const),
  ...(['ATTEMPT_FAILED', 'OVERDUE', 'RETURNING', 'DELIVERED'] as const),
] as const;

export type ForecastStep =
  | PromiseStep
  | { readonly code: (typeof FORECAST_CODES)[number]; readonly day: string }
  | { readonly code: 'HELD'; readonly day: string; readonly hold: HoldReason; readonly owner: Role };

/** When an order is expected by what is known now, beside the promise, which stays. */
export interface Forecast {
  /** By the shop's calendar; null: it isn't on its way to its customer any more. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly state: ForecastState;
  readonly because: readonly ForecastStep[];
  /** Who can do something about it; null where nobody needs to. */
  readonly who: Role | null;
  /** Days from the last promised one to the delivery; null while it is open. */
  readonly daysLate: number | null;
  /** On which day what is still in the house leaves which warehouse. */
  readonly leaves: readonly { readonly warehouse: string; readonly day: string }[];
}

/** What is known of a warehouse when its parcels are forecast. */
export interface ForecastPlace {
  readonly calendar: Calendar;
  /** Parcels of all orders that are to leave it, by the day. */
  readonly promised: PromisedByDay;
  /** How far it is to the customer; undefined: not known. */
  readonly zone: TransitZone | undefined;
}

export interface ForecastQuestion {
  readonly now: Date;
  /** The shop's, as IANA names it. */
  readonly timeZone: string;
  readonly transit: TransitTimes;
  /** By the warehouse's code. */
  readonly places: ReadonlyMap<string, ForecastPlace>;
  /** The day on which the order has a place among those that leave a warehouse, by its code. */
  readonly taken: ReadonlyMap<string, string>;
}

/** An order that is confirmed this soon counts as ready when it was placed: the promise expects as much. */
const PROMPT_MS = 60 * 60_000;

/** What comes by itself: a parcel, or the pieces that a warehouse still has to pack. */
interface Part {
  /** Null: it doesn't come. */
  readonly days: { readonly earliest: string; readonly latest: string } | null;
  readonly because: readonly ForecastStep[];
  readonly leaves?: { readonly warehouse: string; readonly day: string };
}

/**
 * When an order arrives by what is known now: what has left travels the courier's days from then, what is in the house leaves on the
 * day it has a place on, or on the next that can be. Undefined where nothing was promised, nothing is to come, or where a promise
 * would have no date today.
 */
export function forecastFor(order: OrderState, question: ForecastQuestion): Forecast | undefined {
  const { promise, cancellation, deliveredAt, closedAt } = order;
  if (!promise || cancellation) return undefined;
  if (deliveredAt !== undefined)
    return settled(promise.latest, arrivedOn(order.parcels, deliveredAt, question));
  if (closedAt !== undefined) return undefined;
  const today = shopDay(question.now, question.timeZone);
  const blocks = blocksOf(order, question);
  const parts = partsOf(order, question, blocks);
  if (!parts || parts.length === 0) return undefined;
  const last = lastOf(parts);
  const earliest = last.days && maxDay(parts.flatMap(({ days }) => days?.earliest ?? []));
  const latest = last.days?.latest ?? null;
  const leaves = parts.flatMap((part) => part.leaves ?? []);
  const because = [...(leaves.length > 0 ? blocks : []), ...last.because];
  const leavesToday = leaves.some(({ day }) => day === today);
  const state = stateOf(promise.latest, { earliest, latest, because, leavesToday });
  return {
    ...{ earliest, latest, state, because, leaves, daysLate: null },
    who: state === 'ON_TIME' ? null : actsOn(because),
  };
}

/** By the courier's clock, which a word that comes late tells as well, but not after we heard of it. */
function arrivedOn(
  parcels: OrderState['parcels'],
  deliveredAt: string,
  { timeZone }: Pick<ForecastQuestion, 'timeZone'>,
): string {
  const days = parcels.flatMap((parcel) => (parcel.state === 'DELIVERED' ? arrivalOf(parcel, timeZone) : []));
  return maxDay(days) || shopDay(new Date(deliveredAt), timeZone);
}

function arrivalOf({ trackedAt, deliveredAt }: Parcel, timeZone: string): readonly string[] {
  const days = [trackedAt, deliveredAt].flatMap((at) =>
    at === undefined ? [] : shopDay(new Date(at), timeZone),
  );
  return days.toSorted().slice(0, 1);
}

function settled(promised: string, day: string): Forecast {
  const daysLate = Math.max(0, (Date.parse(day) - Date.parse(promised)) / 86_400_000);
  return {
    ...{ earliest: day, latest: day, daysLate, who: null, leaves: [] },
    state: daysLate > 0 ? 'BROKEN' : 'KEPT',
    because: [{ code: 'DELIVERED', day }],
  };
}

/** One that doesn't come is worse than any that comes late. */
const lastOf = (parts: readonly Part[]): Part =>
  parts.reduce((worst, part) => {
    if (!worst.days || !part.days) return worst.days ? part : worst;
    return part.days.latest > worst.days.latest ? part : worst;
  });

const maxDay = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last), '');

interface Standing {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly because: readonly ForecastStep[];
  /** Whether something of it is to leave today. */
  readonly leavesToday: boolean;
}

/** What has no day to spare is at risk as soon as something is in its way. */
function stateOf(promised: string, { earliest, latest, because, leavesToday }: Standing): ForecastState {
  if (earliest === null || latest === null || earliest > promised) return 'LATE';
  if (latest > promised) return 'AT_RISK';
  if (latest < promised) return 'ON_TIME';
  const hasTrouble = because.some(
    ({ code }) => TROUBLES.has(code) && (leavesToday || (code !== 'HELD' && code !== 'WAITS_FOR_PAYMENT')),
  );
  return hasTrouble ? 'AT_RISK' : 'ON_TIME';
}

const TROUBLES: ReadonlySet<ForecastStep['code']> = new Set([
  ...(['HELD', 'WAITS_FOR_PAYMENT', 'NOT_LEFT', 'ATTEMPT_FAILED', 'OVERDUE'] as const),
]);

/** Who can do something about the first thing that is in the way. */
function actsOn(because: readonly ForecastStep[]): Role {
  for (const step of because) {
    if (step.code === 'HELD') return step.owner;
    if (step.code === 'WAITS_FOR_PAYMENT') return 'customer';
    if (['ATTEMPT_FAILED', 'OVERDUE', 'RETURNING', 'HANDED_OVER'].includes(step.code)) return 'support';
  }
  return 'warehouse';
}

/** What keeps an order in the house, whatever its warehouse does. */
function blocksOf(order: OrderState, { now, timeZone }: ForecastQuestion): readonly ForecastStep[] {
  const dayOf = (at: string): string => shopDay(new Date(at), timeZone);
  const held = order.holds
    .filter(({ blocks }) => blocks.some((one) => one !== 'refund'))
    .map(({ reason, owner, since }) => ({ code: 'HELD' as const, day: dayOf(since), hold: reason, owner }));
  const waits =
    order.confirmedAt === undefined &&
    !isPaid(order) &&
    now.getTime() - Date.parse(order.placedAt) > PROMPT_MS;
  return waits ? [...held, { code: 'WAITS_FOR_PAYMENT', day: dayOf(order.placedAt) }] : held;
}

/** Undefined where one of them has no date. */
function partsOf(
  order: OrderState,
  question: ForecastQuestion,
  blocks: readonly ForecastStep[],
): readonly Part[] | undefined {
  const parts: (Part | undefined)[] = [];
  for (const warehouse of new Set(reservedAt(order).map((one) => one.warehouse))) {
    parts.push(inTheHouse(warehouse, question, { ready: readyAt(order, question, blocks) }));
  }
  for (const parcel of order.parcels) {
    if (parcel.state === 'PULLED') continue;
    if (isOut(parcel)) parts.push(onItsWay(parcel, question));
    // It is packed: no other takes its place, and it is ready.
    else parts.push(inTheHouse(warehouseOf(parcel), question, { packed: true }));
  }
  const known = parts.flatMap((part) => part ?? []);
  return known.length < parts.length ? undefined : known;
}

/** Since when nothing but the warehouse keeps it: as long as something does, now. */
function readyAt(
  { confirmedAt, placedAt }: OrderState,
  { now }: ForecastQuestion,
  blocks: readonly ForecastStep[],
): Date {
  if (blocks.length > 0) return now;
  const since = Date.parse(confirmedAt ?? now.toISOString());
  return new Date(since - Date.parse(placedAt) <= PROMPT_MS ? placedAt : since);
}

function inTheHouse(
  warehouse: string,
  { now, timeZone, transit, places, taken }: ForecastQuestion,
  { ready, packed = false }: { readonly ready?: Date; readonly packed?: boolean },
): Part | undefined {
  const place = places.get(warehouse);
  const days = place?.zone && transit.zones[place.zone];
  if (!place?.zone || !days) return undefined;
  const today = shopDay(now, timeZone);
  const own = taken.get(warehouse);
  const isReadyToday = ready !== undefined && shopDay(ready, timeZone) === today;
  const from =
    own !== undefined && own > today
      ? { day: own, time: '00:00' }
      : { day: today, time: isReadyToday ? shopTime(ready, timeZone) : '00:00' };
  const leaving = leavesOn(from, place.calendar, packed ? NOTHING : othersOn(place.promised, own));
  if (!leaving) return undefined;
  const arrival = arrivesBetween(leaving.day, days, transit);
  const missed: ForecastStep[] = own !== undefined && own < today ? [{ code: 'NOT_LEFT', day: own }] : [];
  return {
    days: arrival,
    because: [
      ...missed,
      ...leaving.delays,
      { code: 'LEAVES', day: leaving.day },
      ...arrival.rests,
      { code: 'TRANSIT', day: arrival.latest, zone: place.zone, ...days },
    ],
    leaves: { warehouse, day: leaving.day },
  };
}

const NOTHING: PromisedByDay = new Map();

/** Its own place is its own: a day that is full with it has room for it. */
function othersOn(promised: PromisedByDay, own: string | undefined): PromisedByDay {
  const there = own === undefined ? undefined : promised.get(own);
  return own === undefined || there === undefined ? promised : new Map([...promised, [own, there - 1]]);
}

function onItsWay(parcel: Parcel, { now, timeZone, transit, places }: ForecastQuestion): Part | undefined {
  const dayOf = (at: string | undefined): string => shopDay(at === undefined ? now : new Date(at), timeZone);
  const scanned = dayOf(parcel.trackedAt ?? parcel.handedOverAt);
  if (parcel.state === 'DELIVERED') {
    const day = arrivalOf(parcel, timeZone)[0] ?? scanned;
    return { days: { earliest: day, latest: day }, because: [{ code: 'DELIVERED', day }] };
  }
  if (parcel.state === 'RETURNING' || parcel.state === 'RETURNED') {
    return { days: null, because: [{ code: 'RETURNING', day: scanned }] };
  }
  const zone = places.get(warehouseOf(parcel))?.zone;
  const days = zone && transit.zones[zone];
  if (!zone || !days) return undefined;
  const soonest = nextWorkingDay(dayOf(undefined), transit);
  const on = (day: string, ...because: readonly ForecastStep[]): Part => ({
    ...{ days: { earliest: day, latest: day }, because },
  });
  if (parcel.state === 'OUT_FOR_DELIVERY') {
    const step = { code: 'OUT_FOR_DELIVERY', day: scanned } as const;
    return scanned >= soonest ? on(scanned, step) : on(soonest, step, { code: 'OVERDUE', day: scanned });
  }
  if (parcel.state === 'DELIVERY_FAILED') {
    const again = nextWorkingDay(addDays(scanned, 1), transit);
    return on(maxDay([again, soonest]), { code: 'ATTEMPT_FAILED', day: scanned });
  }
  return inTransit(dayOf(parcel.handedOverAt ?? parcel.trackedAt), { zone, days, transit, soonest });
}

function inTransit(
  left: string,
  {
    zone,
    days,
    transit,
    soonest,
  }: {
    readonly zone: TransitZone;
    readonly days: TransitDays;
    readonly transit: TransitTimes;
    /** The first day, today or later, on which the courier delivers. */
    readonly soonest: string;
  },
): Part {
  const { earliest, latest, rests } = arrivesBetween(left, days, transit);
  const because: ForecastStep[] = [
    { code: 'HANDED_OVER', day: left },
    ...rests,
    { code: 'TRANSIT', day: latest, zone, ...days },
  ];
  if (latest < soonest) {
    return {
      days: { earliest: soonest, latest: soonest },
      because: [...because, { code: 'OVERDUE', day: latest }],
    };
  }
  return { days: { earliest: maxDay([earliest, soonest]), latest }, because };
}
