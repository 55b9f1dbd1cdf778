import type { Candidate } from '../../domain/allocation/choice';
import { present } from '../../domain/present';
import { WEEKDAYS } from '../../domain/time/days';
import { shopDay, shopTime } from '../../domain/time/shopDay';
import { leavesOn, type Calendar, type PromisedByDay } from '../../domain/warehouses/calendar';
import { closureOn, type Closure } from '../../domain/warehouses/closure';
import type { Sql } from '../client';

/** When a parcel that is ordered now leaves a warehouse, as far as that is known. */
export type Departure = Pick<Candidate, 'leavesOn' | 'closed' | 'room'>;

interface Row {
  readonly code: string;
  readonly cutOff: string | null;
  readonly weeklyHolidays: readonly string[];
  readonly dailyCapacity: number | null;
  readonly closures: readonly Closure[];
  /** How many parcels are promised, by the day. */
  readonly promised: Readonly<Record<string, number>>;
}

/** When a parcel that is ordered at an instant leaves each warehouse, by its calendar and what is promised of its days. */
export async function readDepartures(
  sql: Sql,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<ReadonlyMap<string, Departure>> {
  const day = shopDay(now, timeZone);
  const rows = await sql.rows<Row>`
    SELECT w.code, w.cut_off AS "cutOff", w.weekly_holidays AS "weeklyHolidays", w.daily_capacity AS "dailyCapacity", (
        SELECT coalesce(jsonb_agg(jsonb_build_object('from', c."from", 'to', c."to", 'reason', c.reason) ORDER BY c."from"), '[]')
        FROM warehouse_closures AS c WHERE c.warehouse = w.code AND c."to" >= ${day}::date
      ) AS closures, (
        SELECT coalesce(jsonb_object_agg(p.day, p.parcels), '{}') FROM (
          SELECT leaves_on::text AS day, count(*)::int AS parcels FROM promised_parcels
          WHERE warehouse = w.code AND w.daily_capacity IS NOT NULL AND leaves_on >= ${day}::date GROUP BY leaves_on) AS p
      ) AS promised
    FROM warehouses AS w WHERE w.active`;
  const ordered = { day, time: shopTime(now, timeZone) };
  return new Map(rows.map((row) => [row.code, departureOf(row, ordered)]));
}

function departureOf(row: Row, ordered: { readonly day: string; readonly time: string }): Departure {
  const promised: PromisedByDay = new Map(Object.entries(row.promised));
  const calendar: Calendar = {
    ...present({ cutOff: row.cutOff ?? undefined, dailyCapacity: row.dailyCapacity ?? undefined }),
    weeklyHolidays: WEEKDAYS.filter((weekday) => row.weeklyHolidays.includes(weekday)),
    closures: row.closures,
  };
  const closure = closureOn(row.closures, ordered.day);
  const leaving = leavesOn(ordered, calendar, promised)?.day;
  const { dailyCapacity } = calendar;
  return present({
    leavesOn: leaving,
    closed: closure && { until: closure.to, reason: closure.reason },
    room:
      dailyCapacity === undefined
        ? undefined
        : Math.max(0, dailyCapacity - (promised.get(leaving ?? ordered.day) ?? 0)),
  });
}
