import fc from 'fast-check';
import type { OrderState } from '../order/order';
import { evolve } from '../evolve';
import { asEvent, newOrder } from '../testing/orders';
import { authorized, booked, handedOver, packed, tracked } from '../testing/stages';
import { WEEKDAYS, addDays, weekdayOf } from '../time/days';
import type { Calendar, PromisedByDay } from '../warehouses/calendar';
import { closureOn } from '../warehouses/closure';
import { forecastFor, type ForecastState } from './forecast';
import { promiseFor, type DeliveryPromise } from './promise';
import { nextWorkingDay, type TransitTimes } from './transit';

/** Days of this network are those of UTC. */
const timeZone = 'UTC';
const FIRST_DAY = '2026-06-01';
const someDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(FIRST_DAY, n));
const someClosures = fc.array(
  fc
    .tuple(someDay, fc.integer({ min: 0, max: 6 }))
    .map(([from, days]) => ({ from, to: addDays(from, days), reason: 'Closed' })),
  { maxLength: 3 },
);

interface Network {
  readonly calendar: Calendar & { readonly dailyCapacity: number };
  readonly transit: TransitTimes;
  /** Of each order the minute at which it is placed, and how far into its days the courier gets it there, 0 to 1. */
  readonly orders: readonly { readonly minute: number; readonly speed: number; readonly delay: number }[];
  /** Closed on these days, which nobody knew when the orders were placed. */
  readonly strike: { readonly from: string; readonly days: number } | undefined;
}

/** @param delays days that a courier may take beyond its word. */
const someNetwork = (delays: fc.Arbitrary<number>, strikes: fc.Arbitrary<Network['strike']>) =>
  fc.record<Network>({
    calendar: fc.record({
      cutOff: fc.constantFrom('09:00', '16:00', '20:00'),
      weeklyHolidays: fc.subarray([...WEEKDAYS], { maxLength: 3 }),
      closures: someClosures,
      dailyCapacity: fc.integer({ min: 1, max: 4 }),
    }),
    transit: fc
      .record({
        ...{ minDays: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 3 }) },
        ...{
          weeklyHolidays: fc.subarray([...WEEKDAYS], { maxLength: 2 }),
          holidays: fc.array(someDay, { maxLength: 3 }),
        },
      })
      .map(({ minDays, more, ...rest }) => ({
        ...rest,
        zones: { sameCity: { minDays, maxDays: minDays + more } },
      })),
    orders: fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 30 * 24 * 60 }),
        ...{ speed: fc.double({ min: 0, max: 1, noNaN: true }), delay: delays },
      }),
      { minLength: 20, maxLength: 40 },
    ),
    strike: strikes,
  });

interface Lived {
  readonly promise: DeliveryPromise;
  readonly arrived: string;
  /** How its forecast stood every evening and morning until it was there. */
  readonly seen: readonly (ForecastState | undefined)[];
  readonly ended: ForecastState | undefined;
}

interface Underway {
  readonly order: OrderState;
  readonly promise: DeliveryPromise;
  readonly on: string;
  readonly speed: number;
  readonly delay: number;
}

/** Lets a warehouse pack, day by day, what has waited longest, and a courier bring it; written without the rules that promise. */
function live({ calendar, transit, orders, strike }: Network): readonly Lived[] {
  const isClosed = (day: string): boolean =>
    calendar.weeklyHolidays.includes(weekdayOf(day)) ||
    closureOn(calendar.closures, day) !== undefined ||
    (strike !== undefined && strike.from <= day && day <= addDays(strike.from, strike.days));
  const waiting = placeAll({ calendar, transit, orders }).toSorted((one, other) =>
    one.on.localeCompare(other.on),
  );
  const lived: Lived[] = [];
  const left = new Map<string, number>();
  for (const one of waiting) {
    let day = one.on;
    while (isClosed(day) || (left.get(day) ?? 0) >= calendar.dailyCapacity) day = addDays(day, 1);
    left.set(day, (left.get(day) ?? 0) + 1);
    const arrived = arrivalOf(day, one, transit);
    lived.push({
      promise: one.promise,
      arrived,
      ...watch(one, { leaves: day, arrived }, { calendar, transit }),
    });
  }
  return lived;
}

function placeAll({ calendar, transit, orders }: Omit<Network, 'strike'>): readonly Underway[] {
  const promised = new Map<string, number>();
  return orders
    .toSorted((one, other) => one.minute - other.minute)
    .flatMap(({ minute, speed, delay }) => {
      const orderedAt = new Date(Date.parse(FIRST_DAY) + minute * 60_000);
      const promise = promiseFor({
        ...{ orderedAt, timeZone, warehouse: 'main', calendar, promised, zone: 'sameCity', transit },
      });
      const on = promise?.leaves[0]?.day;
      if (!promise || on === undefined) return [];
      promised.set(on, (promised.get(on) ?? 0) + 1);
      const order = { ...newOrder(), promise, placedAt: orderedAt.toISOString() };
      return [{ ...{ order, promise, on, speed, delay } }];
    });
}

function arrivalOf(leaves: string, { speed, delay }: Underway, transit: TransitTimes): string {
  const { minDays = 0, maxDays = 0 } = transit.zones.sameCity ?? {};
  const days = minDays + Math.round(speed * (maxDays - minDays)) + delay;
  let day = nextWorkingDay(leaves, transit);
  for (let passed = 0; passed < days; passed += 1) day = nextWorkingDay(addDays(day, 1), transit);
  return day;
}

function watch(
  { order, on }: Underway,
  { leaves, arrived }: { readonly leaves: string; readonly arrived: string },
  { calendar, transit }: Pick<Network, 'calendar' | 'transit'>,
): Pick<Lived, 'seen' | 'ended'> {
  const at = (state: OrderState, instant: string, ...facts: Parameters<typeof asEvent>[1][]): OrderState =>
    facts.reduce((before, fact) => evolve(before, asEvent(before, fact, { at: instant })), state);
  const promised: PromisedByDay = new Map();
  const stateAt = (state: OrderState, instant: string): ForecastState | undefined =>
    forecastFor(state, {
      ...{ now: new Date(instant), timeZone, transit },
      places: new Map([['main', { calendar, promised, zone: 'sameCity' }]]),
      taken: new Map([['main', on]]),
    })?.state;
  let state = at(order, order.placedAt, authorized, { type: 'OrderConfirmed' });
  const seen: (ForecastState | undefined)[] = [];
  for (let day = order.placedAt.slice(0, 10); day < arrived; day = addDays(day, 1)) {
    // What leaves on a day has left by its end.
    if (day === leaves)
      state = at(state, `${day}T21:00:00.000Z`, { type: 'PickingStarted' }, packed, booked, handedOver);
    seen.push(stateAt(state, `${day}T23:00:00.000Z`), stateAt(state, `${addDays(day, 1)}T06:00:00.000Z`));
  }
  if (leaves === arrived)
    state = at(state, `${leaves}T11:00:00.000Z`, { type: 'PickingStarted' }, packed, booked, handedOver);
  const occurredAt = `${arrived}T23:30:00.000Z`;
  state = at(state, occurredAt, { ...tracked('DELIVERED'), occurredAt });
  return { seen, ended: stateAt(state, occurredAt) };
}

const isKept = ({ promise, arrived }: Lived): boolean => arrived <= promise.latest;

test('a network that works as it says keeps what was promised, and no customer is warned for nothing', () => {
  const counts = { kept: 0, all: 0 };
  fc.assert(
    fc.property(someNetwork(fc.constant(0), fc.constant(undefined)), (network) => {
      for (const one of live(network)) {
        counts.all += 1;
        if (isKept(one)) counts.kept += 1;
        expect(one.ended).toBe(isKept(one) ? 'KEPT' : 'BROKEN');
        expect(isKept(one) && one.seen.includes('LATE')).toBe(false);
      }
    }),
    { numRuns: 30 },
  );
  expect(counts.all).toBeGreaterThan(500);
  expect(counts.kept / counts.all).toBeGreaterThanOrEqual(0.95);
});

test('with strikes and slow couriers every promise that is broken was seen at risk or late before it arrived', () => {
  const strikes = fc.record({ from: someDay, days: fc.integer({ min: 0, max: 4 }) });
  const broken = { count: 0 };
  fc.assert(
    fc.property(someNetwork(fc.constantFrom(0, 0, 0, 1, 3), strikes), (network) => {
      for (const one of live(network)) {
        if (isKept(one)) continue;
        broken.count += 1;
        expect(one.ended).toBe('BROKEN');
        expect(one.seen.some((state) => state === 'LATE' || state === 'AT_RISK')).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
  expect(broken.count).toBeGreaterThan(30);
});
