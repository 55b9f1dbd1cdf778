import type { z } from 'zod';
import { DomainError, type FieldError } from '../../domain/errors';
import { Prisma, type Database, type PrismaClient } from '../../prisma/client';
import { invalid, invalidAll } from '../http/problems';
import { searchText } from '../../domain/text/searchText';
import { containing } from '../../prisma/postgres/containing';
import { retryConflict } from '../../prisma/postgres/retryConflict';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import type { InventoryJson, InventoryListJson, inventoryQuery } from '../schema/admin';
import { bySku, knownSkus } from '../catalogue/knownSkus';
import { limitOf } from '../limits/limits';
import { isLow, readLowSkus } from './lowStock';
import { FULFILLING_WAREHOUSE, isWarehouse, noSuchWarehouse } from './stock';

const withShelves = {
  stock: { orderBy: { warehouse: 'asc' } },
  incoming: { where: { closedAt: null }, select: { quantity: true, received: true } },
} as const satisfies Prisma.ProductInclude;

/** What of a product is where. @throws {DomainError} `not-found`. */
export async function readInventory(prisma: PrismaClient, sku: string): Promise<InventoryJson> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku) },
    include: withShelves,
    orderBy: { sku: 'asc' },
  });
  const product = bySku(rows).get(sku);
  if (!product) throw new DomainError('not-found', 'There is no such product.');
  return inventoryView(product);
}

const SORT = 'sku';

/** One page of what is on the shelves, by SKU: postage and services, which lie on none, are not in it. */
export async function listInventory(
  prisma: Database,
  { q, low, cursor, limit }: z.output<typeof inventoryQuery>,
): Promise<InventoryListJson> {
  const after = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.text).id;
  const products = await prisma.product.findMany({
    where: low
      ? { sku: { in: await readLowSkus(prisma, { q, after, limit: limit + 1 }) } }
      : {
          AND: [
            { stocked: true },
            after === undefined ? {} : { sku: { gt: after } },
            q ? searchCondition(q) : {},
          ],
        },
    include: withShelves,
    orderBy: { sku: 'asc' },
    take: limit + 1,
  });
  const { items, nextCursor } = cutPage(products, limit, SORT, ({ sku }) => ({ value: sku, id: sku }));
  return { items: items.map(inventoryView), nextCursor };
}

function searchCondition(q: string): Prisma.ProductWhereInput {
  const containsWords = containing(searchText(q));
  return {
    OR: [{ skuSearch: containsWords }, { nameSearch: containsWords }, { variantSearch: containsWords }],
  };
}

interface StockedProduct {
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  readonly stocked: boolean;
  readonly active: boolean;
  readonly lowStockAt: number | null;
  readonly limitQuantity: number | null;
  readonly limitDays: number | null;
  readonly stock: readonly {
    readonly warehouse: string;
    readonly onHand: number;
    readonly reserved: number;
  }[];
  /** What is still to come. */
  readonly incoming: readonly { readonly quantity: number; readonly received: number }[];
}

function inventoryView(product: StockedProduct): InventoryJson {
  const { sku, name, variant, stock, incoming, lowStockAt } = product;
  const warehouses = stock.map(({ warehouse, onHand, reserved }) => ({
    warehouse,
    onHand,
    reserved,
    // What lies anywhere else is counted, and can't be ordered.
    available: warehouse === FULFILLING_WAREHOUSE ? onHand - reserved : 0,
  }));
  const sum = (of: 'onHand' | 'reserved' | 'available'): number =>
    warehouses.reduce((total, warehouse) => total + warehouse[of], 0);
  return {
    sku,
    name,
    variant,
    onHand: sum('onHand'),
    reserved: sum('reserved'),
    available: sum('available'),
    low: isLow(product, sum('available')),
    ...{ lowStockAt, limit: limitOf(product) },
    incoming: incoming.reduce((total, { quantity, received }) => total + quantity - received, 0),
    warehouses,
  };
}

/** A change of what is on the shelf; `id` makes it happen once. */
export interface Adjustment {
  readonly id: string;
  readonly sku: string;
  readonly warehouse: string;
  /** Pieces, more or fewer; never 0. */
  readonly delta: number;
  readonly reason: string;
}

/**
 * Applies adjustments, all or none; those whose id is known are skipped.
 * @param alongside what is written in the same transaction, unless all of them are known.
 * @throws {DomainError} `validation` for unknown SKUs and warehouses, and for more pieces than can be counted, `not-allowed` when
 * fewer pieces would be left than are reserved for orders.
 */
export async function adjustStock(
  prisma: PrismaClient,
  given: readonly Adjustment[],
  actorId: string,
  alongside?: (database: Prisma.TransactionClient) => Promise<void>,
): Promise<{ applied: number; known: number }> {
  const skus = await knownSkus(
    prisma,
    given.map(({ sku }) => sku),
  );
  const errors = [...unknownSkus(skus, given), ...unknownWarehouses(given)];
  if (errors.length > 0) throw invalidAll(errors);
  const adjustments = given.map((one) => ({ ...one, sku: skus.get(one.sku) ?? one.sku }));
  try {
    const applied = await retryConflict(() =>
      prisma.$transaction(async (database) => {
        const count = await apply(database, adjustments, actorId);
        if (count > 0) await alongside?.(database);
        return count;
      }),
    );
    return { applied, known: adjustments.length - applied };
  } catch (error) {
    if (isBeyondCounting(error)) throw invalid('/adjustments', 'More pieces than can be counted.');
    throw isBelowReserved(error)
      ? new DomainError(
          'not-allowed',
          'Fewer pieces would be left than are reserved for orders.',
          {},
          { cause: error },
        )
      : error;
  }
}

async function apply(
  database: Prisma.TransactionClient,
  adjustments: readonly Adjustment[],
  actorId: string,
): Promise<number> {
  const rows = JSON.stringify(adjustments);
  await database.$executeRaw`
    INSERT INTO stock (sku, warehouse)
    SELECT DISTINCT sku, warehouse FROM jsonb_to_recordset(${rows}::jsonb) AS a(sku text, warehouse text)
    ORDER BY sku, warehouse ON CONFLICT DO NOTHING`;
  // In SKU order, as placements lock them, so that neither waits for the other for ever.
  await database.$executeRaw`
    SELECT 1 FROM stock WHERE (sku, warehouse) IN
      (SELECT sku, warehouse FROM jsonb_to_recordset(${rows}::jsonb) AS a(sku text, warehouse text))
    ORDER BY sku, warehouse FOR UPDATE`;
  const [counted] = await database.$queryRaw<{ applied: number }[]>`
    WITH fresh AS (
      INSERT INTO stock_adjustments (id, sku, warehouse, delta, reason, actor_id)
      SELECT id, sku, warehouse, delta, reason, ${actorId}
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS a(id text, sku text, warehouse text, delta int, reason text)
      ON CONFLICT (id) DO NOTHING
      RETURNING sku, warehouse, delta
    ), summed AS (
      SELECT sku, warehouse, sum(delta)::int AS delta FROM fresh GROUP BY sku, warehouse
    ), changed AS (
      UPDATE stock SET on_hand = on_hand + summed.delta, updated_at = now()
      FROM summed WHERE stock.sku = summed.sku AND stock.warehouse = summed.warehouse
    )
    SELECT count(*)::int AS applied FROM fresh`;
  return counted?.applied ?? 0;
}

function unknownSkus(
  known: ReadonlyMap<string, string>,
  adjustments: readonly Adjustment[],
): readonly FieldError[] {
  return adjustments.flatMap(({ sku }, index) =>
    known.has(sku) ? [] : [{ pointer: `/adjustments/${index}/sku`, detail: `There is no product "${sku}".` }],
  );
}

function unknownWarehouses(adjustments: readonly Adjustment[]): readonly FieldError[] {
  return adjustments.flatMap(({ warehouse }, index) =>
    isWarehouse(warehouse)
      ? []
      : [{ pointer: `/adjustments/${index}/warehouse`, detail: noSuchWarehouse(warehouse) }],
  );
}

/** PostgreSQL's 22003: the number leaves 32 bits. */
function isBeyondCounting(error: unknown): boolean {
  return error instanceof Error && /22003|out of range/i.test(error.message);
}

/** The table's own CHECK says so (23514), whatever came in between. */
function isBelowReserved(error: unknown): boolean {
  return error instanceof Error && /23514|check constraint/i.test(error.message);
}
