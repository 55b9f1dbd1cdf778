import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { present } from '../../domain/present';
import { WEEKDAYS } from '../../domain/time/days';
import type { Closure } from '../../domain/warehouses/closure';
import type { Warehouse, WarehouseAddress } from '../../domain/warehouses/warehouse';
import type { Prisma, PrismaClient, Sql } from '../../prisma/client';
import { warehouseCosts, type WarehouseJson, type WarehouseListJson } from '../schema/stock/warehouses';

/** Whatever has the tables: a client, or a transaction of one. */
export type WarehouseTables = Pick<PrismaClient, 'warehouse' | 'warehouseClosure'>;

type WarehouseRow = Pick<Row, 'code' | 'name' | 'address' | 'rank' | 'cutOff' | 'weeklyHolidays'> &
  Pick<Row, 'dailyCapacity' | 'costs' | 'pickup' | 'active' | 'revision'> & {
    readonly closures: readonly Closure[];
  };

type Row = Prisma.WarehouseGetPayload<{ include: { closures: true } }>;

const storedAddress = z.object({
  ...{ line1: z.string(), line2: z.string().optional(), city: z.string(), area: z.string().optional() },
  ...{ postcode: z.string().optional(), country: z.string(), phone: z.string().optional() },
});

/**
 * Every warehouse of the shop, also those that aren't active, by rank.
 * @param from a day such as `2026-11-27`: closures that were over before it are left out.
 */
export async function readWarehouses(sql: Sql, from?: string): Promise<readonly Warehouse[]> {
  // Placing asks for them: one statement, past Prisma.
  const rows = await sql.rows<WarehouseRow>`
    SELECT code, name, address, rank, cut_off AS "cutOff", weekly_holidays AS "weeklyHolidays",
      daily_capacity AS "dailyCapacity", costs, pickup, active, revision, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('from', "from", 'to', "to", 'reason', reason) ORDER BY "from"), '[]')
        FROM warehouse_closures WHERE warehouse = code AND "to" >= coalesce(${from ?? null}::date, '-infinity')
      ) AS closures
    FROM warehouses ORDER BY rank, code`;
  return rows.map(toWarehouse);
}

/** The same as staff see them. */
export async function listWarehouses(prisma: WarehouseTables, from: string): Promise<WarehouseListJson> {
  return { items: (await readRows(prisma, from)).map(warehouseView) };
}

/**
 * One warehouse as staff see it.
 * @param from see {@link readWarehouses}.
 * @throws {DomainError} `not-found`.
 */
export async function readWarehouse(
  prisma: WarehouseTables,
  code: string,
  from: string,
): Promise<WarehouseJson> {
  const row = await prisma.warehouse.findUnique({ where: { code }, include: notOver(from) });
  if (!row) throw noSuchWarehouse(code);
  return warehouseView(row);
}

export const noSuchWarehouse = (code: string): DomainError =>
  new DomainError('not-found', `There is no warehouse "${code}".`);

const readRows = (prisma: WarehouseTables, from: string): Promise<Row[]> =>
  prisma.warehouse.findMany({ include: notOver(from), orderBy: [{ rank: 'asc' }, { code: 'asc' }] });

const notOver = (from: string) =>
  ({
    closures: {
      where: { to: { gte: new Date(from) } },
      orderBy: { from: 'asc' },
    },
  }) as const satisfies Prisma.WarehouseInclude;

/** A day of a `date` column, which Prisma reads as its midnight in UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function toWarehouse(row: WarehouseRow): Warehouse {
  const { code, name, rank, pickup, active, revision } = row;
  return {
    ...{ code, name, rank, pickup, active, revision },
    ...present({ address: addressOf(row) }),
    costs: costsOf(row),
    calendar: {
      ...present({ cutOff: row.cutOff ?? undefined, dailyCapacity: row.dailyCapacity ?? undefined }),
      weeklyHolidays: holidaysOf(row),
      closures: row.closures,
    },
  };
}

function warehouseView(row: Row): WarehouseJson {
  const { code, name, rank, cutOff, dailyCapacity, pickup, active, revision } = row;
  return {
    ...{ code, name, rank, cutOff, dailyCapacity, pickup, active, revision },
    address: addressOf(row) ?? null,
    costs: costsOf(row),
    weeklyHolidays: holidaysOf(row),
    closures: row.closures.map(({ id, from, to, reason }) => ({
      ...{ id, reason },
      ...{ from: dayOf(from), to: dayOf(to) },
    })),
  };
}

/** The column is empty where nobody has said. */
const addressOf = ({ address }: Pick<Row, 'address'>): WarehouseAddress | undefined =>
  storedAddress.safeParse(address).data;

/** Written from a checked request alone. */
const costsOf = ({ costs }: Pick<Row, 'costs'>): Warehouse['costs'] => warehouseCosts.parse(costs);

const holidaysOf = ({ weeklyHolidays }: Pick<Row, 'weeklyHolidays'>) =>
  WEEKDAYS.filter((day) => weeklyHolidays.includes(day));
