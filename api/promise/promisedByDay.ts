import type { PromisedByDay } from '../../domain/warehouses/calendar';
import type { Warehouse } from '../../domain/warehouses/warehouse';
import type { Sql } from '../../prisma/client';

const NOTHING: PromisedByDay = new Map();

/**
 * Parcels that are promised to leave a warehouse, by the day. Nobody counts those of one that can send any number.
 * @param from the first day that counts.
 */
export async function promisedByDay(
  prisma: Sql,
  { code, calendar }: Warehouse,
  from: string,
): Promise<PromisedByDay> {
  if (calendar.dailyCapacity === undefined) return NOTHING;
  const rows = await prisma.rows<{ day: string; promised: number }>`
    SELECT leaves_on::text AS day, count(*)::int AS promised FROM promised_parcels
    WHERE warehouse = ${code} AND leaves_on >= ${from}::date GROUP BY leaves_on`;
  return new Map(rows.map(({ day, promised }) => [day, promised]));
}
