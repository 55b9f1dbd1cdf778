import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { CHANNELS } from '../../domain/stock/channels';
import { searchText } from '../../domain/text/searchText';
import type { Database, Prisma, Sql } from '../../prisma/client';
import { containing } from '../../prisma/postgres/containing';
import { bySku } from '../catalogue/knownSkus';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { limitOf } from '../limits/limits';
import type { InventoryJson, InventoryListJson, inventoryQuery } from '../schema/stock/inventory';
import { isLow, readLowSkus } from './lowStock';
import { freeOf, readAvailable, shelfParts, type Counts } from './stock';

const withShelves = {
  stock: {
    include: {
      place: { select: { active: true } },
      ...shelfParts,
    },
    orderBy: { warehouse: 'asc' },
  },
  incoming: { where: { closedAt: null }, select: { quantity: true, received: true } },
} as const satisfies Prisma.ProductInclude;

/** What of a product is where. @throws {DomainError} `not-found`. */
export async function readInventory(prisma: Database, sku: string): Promise<InventoryJson> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku) },
    include: withShelves,
    orderBy: { sku: 'asc' },
  });
  const product = bySku(rows).get(sku);
  if (!product) throw new DomainError('not-found', 'There is no such product.');
  return inventoryView(product, await availableBundles(prisma, [product]));
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
  const bundles = await availableBundles(prisma, items);
  return { items: items.map((item) => inventoryView(item, bundles)), nextCursor };
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
  readonly bundle: boolean;
  readonly active: boolean;
  readonly lowStockAt: number | null;
  readonly limitQuantity: number | null;
  readonly limitDays: number | null;
  readonly stock: readonly (Counts & {
    readonly warehouse: string;
    readonly place: { readonly active: boolean };
    readonly pools: readonly { readonly channel: string; readonly quantity: number }[];
    readonly holds: readonly { readonly quantity: number; readonly expiresAt: Date }[];
  })[];
  /** What is still to come. */
  readonly incoming: readonly { readonly quantity: number; readonly received: number }[];
}

/** How many of the bundles among products can be had. */
async function availableBundles(
  sql: Sql,
  products: readonly Pick<StockedProduct, 'sku' | 'bundle'>[],
): Promise<ReadonlyMap<string, number>> {
  const skus = products.filter(({ bundle }) => bundle).map(({ sku }) => sku);
  return skus.length === 0 ? new Map() : readAvailable(sql, skus);
}

function inventoryView(product: StockedProduct, bundles: ReadonlyMap<string, number>): InventoryJson {
  const { sku, name, variant, bundle, stock, incoming, lowStockAt } = product;
  const warehouses = stock.map(({ warehouse, onHand, reserved, safety, place, pools, holds }) => ({
    ...{ warehouse, onHand, reserved, safety },
    // What lies where no order is served from is counted, and can't be ordered.
    available: place.active ? freeOf({ onHand, reserved, safety, pools, holds }) : 0,
    onHold: holds.reduce((total, { quantity }) => total + quantity, 0),
    pools: CHANNELS.flatMap((channel) => {
      const pool = pools.find((one) => one.channel === channel);
      return pool ? [{ channel, pieces: pool.quantity }] : [];
    }),
  }));
  const sum = (of: 'onHand' | 'reserved' | 'available'): number =>
    warehouses.reduce((total, warehouse) => total + warehouse[of], 0);
  const available = bundle ? (bundles.get(sku) ?? 0) : sum('available');
  return {
    ...{ sku, name, variant, bundle },
    ...{ onHand: sum('onHand'), reserved: sum('reserved'), available },
    low: isLow(product, available),
    ...{ lowStockAt, limit: limitOf(product) },
    incoming: incoming.reduce((total, { quantity, received }) => total + quantity - received, 0),
    warehouses,
  };
}
