import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { CHANNELS } from '../../domain/stock/channels';
import { searchText } from '../../domain/text/searchText';
import type { Database, Prisma, PrismaClient } from '../../prisma/client';
import { containing } from '../../prisma/postgres/containing';
import { bySku } from '../catalogue/knownSkus';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { limitOf } from '../limits/limits';
import type { InventoryJson, InventoryListJson, inventoryQuery } from '../schema/stock/inventory';
import { isLow, readLowSkus } from './lowStock';
import { freeOf, shelfParts, type Counts } from './stock';

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
  readonly stock: readonly (Counts & {
    readonly warehouse: string;
    readonly place: { readonly active: boolean };
    readonly pools: readonly { readonly channel: string; readonly quantity: number }[];
    readonly holds: readonly { readonly quantity: number; readonly expiresAt: Date }[];
  })[];
  /** What is still to come. */
  readonly incoming: readonly { readonly quantity: number; readonly received: number }[];
}

function inventoryView(product: StockedProduct): InventoryJson {
  const { sku, name, variant, stock, incoming, lowStockAt } = product;
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
  return {
    ...{ sku, name, variant },
    ...{ onHand: sum('onHand'), reserved: sum('reserved'), available: sum('available') },
    low: isLow(product, sum('available')),
    ...{ lowStockAt, limit: limitOf(product) },
    incoming: incoming.reduce((total, { quantity, received }) => total + quantity - received, 0),
    warehouses,
  };
}
