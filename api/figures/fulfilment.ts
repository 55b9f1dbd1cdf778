import type { z } from 'zod';
import { addDays } from '../../domain/time/days';
import { shopDay } from '../../domain/time/shopDay';
import type { Sql } from '../../prisma/client';
import { invalidParameter } from '../http/problems';
import { endInstant, firstInstant } from '../orders/dayFilter';
import {
  FULFILMENT_STAGES,
  type FulfilmentFiguresJson,
  type FulfilmentStage,
  type figuresQuery,
} from '../schema/figures';

/** What counting takes. */
export interface FiguresDeps {
  readonly prisma: Sql;
  readonly now: () => Date;
  /** The shop's time zone: its days are counted. */
  readonly settings: { readonly timeZone: string };
}

const MOST_DAYS = 366;
const DAYS_WITHOUT_FROM = 30;

/** The first instant of some days of the shop's, and the first after them. */
interface Period {
  readonly since: Date;
  readonly until: Date;
  readonly from: string;
  readonly to: string;
}

/**
 * How long each step took that ended within some days, and how many promises were kept of what arrived: in all, by warehouse and by courier.
 * @throws {DomainError} `validation` where the days end before they begin, or are more than a year.
 */
export async function readFulfilment(
  { prisma, now, settings: { timeZone } }: FiguresDeps,
  query: z.output<typeof figuresQuery>,
): Promise<FulfilmentFiguresJson> {
  const to = query.to ?? shopDay(now(), timeZone);
  const from = query.from ?? addDays(to, -DAYS_WITHOUT_FROM);
  if (from > to) throw invalidParameter('to', `It is before ${from}.`);
  if (addDays(from, MOST_DAYS) <= to) throw invalidParameter('to', `${MOST_DAYS} days at most.`);
  const period = { from, to, since: firstInstant(from, timeZone), until: endInstant(to, timeZone) };
  const [times, kept, shortPicks] = await Promise.all([
    readTimes(prisma, period),
    readKept(prisma, period),
    countShortPicks(prisma, period),
  ]);
  const namesOf = (place: 'warehouse' | 'courier'): readonly string[] =>
    [...new Set([...times, ...kept].flatMap((row) => row[place] ?? []))].toSorted();
  const figuresOf = (place: 'warehouse' | 'courier' | undefined, name?: string) => {
    const isOf = (row: Place): boolean =>
      place === undefined ? row.warehouse === null && row.courier === null : row[place] === name;
    return { stages: stagesOf(times.filter(isOf)), promises: promisesOf(kept.find(isOf)) };
  };
  return {
    ...{ from, to, shortPicks, ...figuresOf(undefined) },
    warehouses: namesOf('warehouse').map((warehouse) => ({
      warehouse,
      ...figuresOf('warehouse', warehouse),
    })),
    couriers: namesOf('courier').map((courier) => ({ courier, ...figuresOf('courier', courier) })),
  };
}

/** Both null: of all together. */
interface Place {
  readonly warehouse: string | null;
  readonly courier: string | null;
}

interface Times extends Place {
  readonly stage: FulfilmentStage;
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
}

/** Each step begins with the event that ends the one before it. What isn't of a parcel yet has neither warehouse nor courier. */
function readTimes(prisma: Sql, { since, until }: Period): Promise<Times[]> {
  return prisma.rows<Times>`
    WITH ended AS (
      SELECT e.order_id, e.version, e.type, s.warehouse, s.courier, s.packed_at, s.handed_over_at,
        CASE WHEN e.type = 'ParcelTracked' THEN least(e.at, (e.data->>'occurredAt')::timestamptz) ELSE e.at END AS at
      FROM order_events AS e LEFT JOIN shipments AS s ON s.id = e.data->>'parcelId'
      WHERE e.type IN ('OrderConfirmed', 'PickingStarted', 'ParcelPacked', 'ParcelHandedOver', 'ParcelTracked')
        AND e.at >= ${since}::timestamptz AND e.at < ${until}::timestamptz
        AND (e.type <> 'ParcelTracked' OR e.data->>'status' = 'DELIVERED')
    ), timed AS (
      SELECT CASE e.type WHEN 'OrderConfirmed' THEN 'confirm' WHEN 'PickingStarted' THEN 'startPicking' WHEN 'ParcelPacked' THEN 'pack'
          WHEN 'ParcelHandedOver' THEN 'handOver' ELSE 'deliver' END AS stage, e.warehouse, e.courier,
        extract(epoch FROM e.at - CASE e.type WHEN 'OrderConfirmed' THEN o.created_at WHEN 'ParcelHandedOver' THEN e.packed_at
          WHEN 'ParcelTracked' THEN e.handed_over_at ELSE b.at END)::float8 AS seconds
      FROM ended AS e JOIN orders AS o ON o.id = e.order_id
      LEFT JOIN LATERAL (
        SELECT at FROM order_events AS b WHERE b.order_id = e.order_id AND b.version < e.version
          AND b.type = CASE e.type WHEN 'PickingStarted' THEN 'OrderConfirmed' WHEN 'ParcelPacked' THEN 'PickingStarted' END
        ORDER BY b.version DESC LIMIT 1) AS b ON e.type IN ('PickingStarted', 'ParcelPacked')
    )
    SELECT stage, warehouse, courier, count(*)::int AS count,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(seconds, 0)) AS p50,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY greatest(seconds, 0)) AS p90
    FROM timed WHERE seconds IS NOT NULL
    GROUP BY GROUPING SETS ((stage), (stage, warehouse), (stage, courier))
    HAVING NOT (GROUPING(warehouse) = 0 AND warehouse IS NULL) AND NOT (GROUPING(courier) = 0 AND courier IS NULL)`;
}

function stagesOf(rows: readonly Times[]): FulfilmentFiguresJson['stages'] {
  return FULFILMENT_STAGES.flatMap((stage) => {
    const row = rows.find((one) => one.stage === stage);
    return row ? [{ stage, count: row.count, p50: row.p50, p90: row.p90 }] : [];
  });
}

interface Kept extends Place {
  readonly kept: number;
  readonly broken: number;
}

/** By the shop's day on which an order was complete; one in several parcels counts for the warehouse and the courier of each. */
function readKept(prisma: Sql, { since, from, to }: Period): Promise<Kept[]> {
  return prisma.rows<Kept>`
    WITH arrived AS (
      SELECT f.order_id, f.state FROM promise_forecasts AS f
      WHERE f.settled_at >= ${since}::timestamptz AND f.state IN ('KEPT', 'BROKEN') AND f.latest BETWEEN ${from}::date AND ${to}::date
    ), placed AS (
      SELECT DISTINCT a.order_id, a.state, s.warehouse, s.courier FROM arrived AS a
      LEFT JOIN shipments AS s ON s.order_id = a.order_id AND s.status = 'DELIVERED'
    )
    SELECT warehouse, courier, count(DISTINCT order_id) FILTER (WHERE state = 'KEPT')::int AS kept,
      count(DISTINCT order_id) FILTER (WHERE state = 'BROKEN')::int AS broken
    FROM placed GROUP BY GROUPING SETS ((), (warehouse), (courier))
    HAVING NOT (GROUPING(warehouse) = 0 AND warehouse IS NULL) AND NOT (GROUPING(courier) = 0 AND courier IS NULL)`;
}

function promisesOf(row: Kept | undefined): FulfilmentFiguresJson['promises'] {
  const { kept = 0, broken = 0 } = row ?? {};
  return { kept, broken, share: kept + broken > 0 ? kept / (kept + broken) : null };
}

/** Picks at which fewer pieces were found than there should be. */
async function countShortPicks(prisma: Sql, { since, until }: Period): Promise<number> {
  const rows = await prisma.rows<{ count: number }>`
    SELECT count(*)::int AS count FROM order_events
    WHERE type = 'PicksShort' AND at >= ${since}::timestamptz AND at < ${until}::timestamptz`;
  return rows[0]?.count ?? 0;
}
