import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { messageOf } from '../../domain/notifications/messages';
import { forecastFor, type Forecast, type ForecastPlace } from '../../domain/promise/forecast';
import type { TransitTimes } from '../../domain/promise/transit';
import { zoneBetween } from '../../domain/promise/zone';
import { shopDay } from '../../domain/time/shopDay';
import type { Warehouse } from '../../domain/warehouses/warehouse';
import type { Sql } from '../../prisma/client';
import { runAlone } from '../../prisma/postgres/runAlone';
import { repeat, type Repetition } from '../engine/repeat';
import { asOrderState } from '../engine/snapshot';
import { readWarehouses } from '../warehouses/readWarehouses';
import type { PromiseDeps } from './readPromise';
import { startTelling, type TellingDeps } from './tellLate';

export type ForecastDeps = PromiseDeps & TellingDeps & { readonly log: Logger };

/** What follows from the clock alone, such as a payment that is an hour late, is seen within this time. */
const AGAIN_AFTER_MS = 15 * 60_000;
const AT_ONCE = 200;

/** Keeps forecasts in step with orders and calendars, at once and then every so often, until it is stopped. Of several processes one does it at a time. */
export function startForecasting(
  deps: ForecastDeps,
  { databaseUrl, everyMs }: { readonly databaseUrl: string; readonly everyMs: number },
): Repetition {
  return repeat({ name: 'forecasting', everyMs, log: deps.log }, async (signal) => {
    await runAlone(databaseUrl, 'forecasts', async () => {
      await forecastOrders(deps, signal);
    });
  });
}

interface Row {
  readonly orderId: string;
  readonly state: unknown;
  readonly version: number;
  readonly city: string | null;
  readonly country: string | null;
  readonly closed: boolean;
  /** The days on which it has a place, by warehouse. */
  readonly taken: Readonly<Record<string, string>>;
}

/**
 * One round: works out anew when each open order is expected that has changed, or of which anything else has that it follows from, the one that
 * was promised first before the others, moves its places among the parcels of a day accordingly, and has customers told whose order turns out
 * to be late. Returns how many were worked out.
 */
export async function forecastOrders(deps: ForecastDeps, signal?: AbortSignal): Promise<number> {
  const { prisma, now, settings } = deps;
  const { transit, timeZone } = settings;
  if (!transit) return 0;
  const at = now();
  const today = shopDay(at, timeZone);
  const warehouses = await readWarehouses(prisma, today);
  const basis = basisOf({ today, transit, warehouses });
  const promised = await readPromised(prisma, today);
  let count = 0;
  while (!signal?.aborted) {
    const rows = await readDue(prisma, { basis, before: new Date(at.getTime() - AGAIN_AFTER_MS) });
    const worked = rows.map((row) => workOut(row, { at, timeZone, transit, warehouses, promised }));
    if (worked.length > 0) await write(prisma, worked, { at, basis });
    count += worked.length;
    if (rows.length < AT_ONCE) break;
  }
  await startTelling(deps);
  return count;
}

const basisOf = (known: object): string => createHash('md5').update(JSON.stringify(known)).digest('hex');

/** Parcels that are promised to leave, by warehouse and day. */
async function readPromised(prisma: Sql, from: string): Promise<Map<string, Map<string, number>>> {
  const rows = await prisma.rows<{ warehouse: string; day: string; promised: number }>`
    SELECT warehouse, leaves_on::text AS day, count(*)::int AS promised FROM promised_parcels
    WHERE leaves_on >= ${from}::date GROUP BY warehouse, leaves_on`;
  const promised = new Map<string, Map<string, number>>();
  for (const { warehouse, day, promised: parcels } of rows) {
    promised.set(warehouse, (promised.get(warehouse) ?? new Map<string, number>()).set(day, parcels));
  }
  return promised;
}

/** In the order of what was promised first: who waits longest has the next place. */
function readDue(
  prisma: Sql,
  { basis, before }: { readonly basis: string; readonly before: Date },
): Promise<Row[]> {
  return prisma.rows<Row>`
    SELECT o.id AS "orderId", o.state, o.version, o.shipping_address->>'city' AS city, o.shipping_address->>'country' AS country,
      o.closed_at IS NOT NULL AS closed,
      (SELECT coalesce(jsonb_object_agg(p.warehouse, p.leaves_on), '{}') FROM promised_parcels AS p WHERE p.order_id = o.id) AS taken
    FROM promise_forecasts AS f JOIN orders AS o ON o.id = f.order_id
    WHERE f.settled_at IS NULL AND (f.version <> o.version OR f.basis <> ${basis} OR f.at < ${before}::timestamptz)
    ORDER BY f.promised_latest, f.order_id LIMIT ${AT_ONCE}`;
}

interface Known {
  readonly at: Date;
  readonly timeZone: string;
  readonly transit: TransitTimes;
  readonly warehouses: readonly Warehouse[];
  /** Changed as places move. */
  readonly promised: Map<string, Map<string, number>>;
}

interface Worked {
  readonly row: Row;
  readonly forecast: Forecast | undefined;
}

function workOut(row: Row, { at, timeZone, transit, warehouses, promised }: Known): Worked {
  const { city, country } = row;
  const taken = new Map(Object.entries(row.taken));
  const places = new Map<string, ForecastPlace>();
  for (const { code, calendar, address } of warehouses) {
    const zone = city !== null && country !== null ? zoneBetween(address, { city, country }) : undefined;
    const byDay = calendar.dailyCapacity === undefined ? undefined : promised.get(code);
    places.set(code, { calendar, zone, promised: byDay ?? new Map() });
  }
  const forecast = forecastFor(asOrderState(row.state), { now: at, timeZone, transit, places, taken });
  for (const { warehouse, day } of forecast?.leaves ?? []) {
    const from = taken.get(warehouse);
    if (from === undefined || from === day) continue;
    const days = promised.get(warehouse) ?? new Map<string, number>();
    promised.set(warehouse, days.set(day, (days.get(day) ?? 0) + 1));
    if (days.has(from)) days.set(from, (days.get(from) ?? 0) - 1);
    taken.set(warehouse, day);
  }
  return { row, forecast };
}

/** One statement for all: their forecasts, their places, and the messages to customers of those that turn out to be late. */
async function write(
  prisma: Sql,
  worked: readonly Worked[],
  { at, basis }: { readonly at: Date; readonly basis: string },
): Promise<void> {
  const rows = worked.map(({ row: { orderId, version, closed }, forecast }) => ({
    ...{ orderId, version },
    ...(forecast ?? {
      state: null,
      earliest: null,
      latest: null,
      because: [],
      who: null,
      daysLate: null,
      leaves: [],
    }),
    // What was cancelled may go on while it isn't closed; what nobody can say today somebody may know tomorrow.
    settled: forecast ? forecast.daysLate !== null : closed,
  }));
  const channels = messageOf('promiseLate')?.by ?? [];
  await prisma.rows`
    WITH n AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("orderId" text, version int, state text, earliest date,
        latest date, because jsonb, who text, "daysLate" int, leaves jsonb, settled boolean)
    ), written AS (
      UPDATE promise_forecasts AS f SET state = n.state, earliest = n.earliest, latest = n.latest, because = n.because, who = n.who,
        days_late = n."daysLate", version = n.version, basis = ${basis}, at = ${at}::timestamptz,
        settled_at = CASE WHEN n.settled THEN ${at}::timestamptz END,
        told_of = CASE WHEN n.state = 'LATE' THEN coalesce(f.told_of, n.latest) ELSE f.told_of END
      FROM n WHERE f.order_id = n."orderId"
    ), moved AS (
      UPDATE promised_parcels AS p SET leaves_on = l.day
      FROM n, jsonb_to_recordset(n.leaves) AS l(warehouse text, day date)
      WHERE p.order_id = n."orderId" AND p.warehouse = l.warehouse AND p.leaves_on <> l.day
    )
    INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
    SELECT n."orderId" || '/late/' || channel, n."orderId", 'promiseLate', channel, 'QUEUED', ${at}::timestamptz
    FROM n, unnest(${[...channels]}::text[]) AS channel
    WHERE n.state = 'LATE' AND n.latest IS NOT NULL
    ON CONFLICT (id) DO NOTHING`;
}
