import { z } from 'zod';
import { reservedAt } from '../../domain/allocation/allocation';
import { COMMANDS } from '../../domain/commands';
import { refusalBy } from '../../domain/command';
import type { OrderState } from '../../domain/order/order';
import { PACKED_FROM } from '../../domain/packing/packedFrom';
import type { Actor } from '../../domain/people/actor';
import { requiresSerials } from '../../domain/serials/scans';
import { shopDay } from '../../domain/time/shopDay';
import { Prisma, type Database } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { cutPage, readCursor } from '../http/cursor';
import { invalidParameter } from '../http/problems';
import type { PackingListJson, ToPackJson, packingQuery } from '../schema/stock/packing';
import { itemKey, readItems, type PackedItem } from './packedItems';

/** What the packing list takes. */
export interface PackingDeps {
  readonly prisma: Database;
  readonly now: () => Date;
  readonly settings: { readonly timeZone: string };
}

const SORT = 'leavesOn';
/** The day on which it leaves, and when it was placed. */
const PLACE = /^(\d{4}-\d{2}-\d{2}) (\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly recipient: string | null;
  readonly city: string | null;
  readonly createdAt: Date;
  readonly leavesOn: string | null;
  readonly sortDay: string;
  readonly state: unknown;
}

/**
 * A page of the orders of which a warehouse has something to pack now, those first that are to leave first.
 * Whether one can be packed is its own rule's to say: a page may have fewer than its limit where rows and rule differ.
 * @throws {DomainError} `validation` for a warehouse that there isn't.
 */
export async function listToPack(
  deps: PackingDeps,
  actor: Actor,
  query: z.output<typeof packingQuery>,
): Promise<PackingListJson> {
  const { prisma, settings, now } = deps;
  const { warehouse, limit } = query;
  const today = shopDay(now(), settings.timeZone);
  await requireWarehouse(prisma, warehouse);
  const [rows, packedToday] = await Promise.all([
    prisma.$queryRaw<Row[]>(rowsToPack(query, settings.timeZone)),
    countPacked(prisma, warehouse, today, settings.timeZone),
  ]);
  const page = cutPage(rows, limit, SORT, ({ sortDay, createdAt, id }) => ({
    value: `${sortDay} ${createdAt.toISOString()}`,
    id,
  }));
  const orders = page.items
    .map((row) => ({ row, order: asOrderState(row.state) }))
    .filter(({ order }) => refusalBy(COMMANDS.pack, order, actor) === undefined);
  const items = await readItems(
    prisma,
    orders.map(({ order }) => order.id),
  );
  const views = orders
    .map(({ row, order }) => toPackView(row, order, warehouse, items, today))
    .filter(({ lines }) => lines.length > 0);
  return { items: views, nextCursor: page.nextCursor, packedToday };
}

function rowsToPack(
  { warehouse, scan, cursor, limit }: z.output<typeof packingQuery>,
  timeZone: string,
): Prisma.Sql {
  const after = cursor === undefined ? Prisma.empty : beyond(cursor);
  const scanned =
    scan === undefined
      ? Prisma.empty
      : Prisma.sql`AND (o.number = upper(${scan}) OR EXISTS (
          SELECT 1 FROM order_items AS i JOIN products AS p ON p.sku = i.sku WHERE i.order_id = o.id
          AND (i.sku = upper(${scan}) OR i.sku = ${scan} OR p.metadata->>'gtin' = ${scan})))`;
  return Prisma.sql`
    SELECT * FROM (
      SELECT o.id, o.number, o.recipient_name AS recipient, o.shipping_address->>'city' AS city,
        o.created_at AS "createdAt", p.leaves_on::text AS "leavesOn", o.state,
        coalesce(p.leaves_on, (o.created_at AT TIME ZONE ${timeZone})::date)::text AS "sortDay"
      FROM orders AS o LEFT JOIN promised_parcels AS p ON p.order_id = o.id AND p.warehouse = ${warehouse}
      WHERE o.status = ANY(${[...PACKED_FROM]}) AND o.closed_at IS NULL
        AND EXISTS (SELECT 1 FROM order_items AS i WHERE i.order_id = o.id AND i.stocked
          AND (i.quantities->>'reserved')::int > 0 AND (i.held->>${warehouse})::int > 0)
        AND NOT EXISTS (SELECT 1 FROM order_holds AS h WHERE h.order_id = o.id AND 'release' = ANY(h.blocks))
        ${scanned}) AS o
    ${after}
    ORDER BY "sortDay", "createdAt", id LIMIT ${limit + 1}`;
}

function beyond(cursor: string): Prisma.Sql {
  const { value, id } = readCursor(SORT, cursor, z.string().regex(PLACE));
  const [, day = '', at = ''] = PLACE.exec(value) ?? [];
  return Prisma.sql`WHERE ("sortDay", "createdAt", id) > (${day}, ${new Date(at)}, ${id})`;
}

function toPackView(
  row: Row,
  order: OrderState,
  warehouse: string,
  items: ReadonlyMap<string, PackedItem>,
  today: string,
): ToPackJson {
  const { id, number, recipient, city, createdAt, leavesOn } = row;
  const pieces = reservedAt(order).filter((part) => part.warehouse === warehouse);
  const lines = order.lines.flatMap((line) => {
    const quantity = pieces.find(({ lineId }) => lineId === line.id)?.quantity;
    const item = items.get(itemKey(order.id, line.id));
    return quantity === undefined || item === undefined ? [] : [{ line, item, quantity }];
  });
  return {
    ...{ id, number, recipient, city, leavesOn, placedAt: createdAt.toISOString() },
    due: leavesOn === null || leavesOn > today ? null : leavesOn === today ? 'TODAY' : 'LATE',
    picking: order.pickingAt !== undefined,
    serialsRequired: requiresSerials(order),
    weightGrams: lines.reduce((sum, { item, quantity }) => sum + quantity * item.weightGrams, 0),
    lines: lines.map(({ line, item: { name, variant, barcode }, quantity }) => ({
      ...{ id: line.id, sku: line.sku, name, variant, barcode, serials: line.serials ?? null, quantity },
    })),
  };
}

async function requireWarehouse(prisma: Database, code: string): Promise<void> {
  const known = await prisma.warehouse.findUnique({ where: { code }, select: { code: true } });
  if (!known) throw invalidParameter('warehouse', `There is no warehouse "${code}".`);
}

async function countPacked(
  prisma: Database,
  warehouse: string,
  today: string,
  timeZone: string,
): Promise<number> {
  const [row] = await prisma.rows<{ count: number }>`
    SELECT count(*)::int AS count FROM shipments
    WHERE warehouse = ${warehouse} AND status <> 'PULLED'
      AND packed_at >= ${today}::date::timestamp AT TIME ZONE ${timeZone}`;
  return row?.count ?? 0;
}
