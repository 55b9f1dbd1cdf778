import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { searchText } from '../../domain/text/searchText';
import type { Prisma, PrismaClient } from '../../prisma/client';
import { containing } from '../../prisma/postgres/containing';
import { bySku } from '../catalogue/knownSkus';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import type { InventoryJson, InventoryListJson, inventoryQuery } from '../schema/inventory';
import { freeOf, type Counts } from './stock';

const withStock = {
  stock: { include: { place: { select: { active: true } } }, orderBy: { warehouse: 'asc' } },
} as const satisfies Prisma.ProductInclude;

/** What of a product is where. @throws {DomainError} `not-found`. */
export async function readInventory(prisma: PrismaClient, sku: string): Promise<InventoryJson> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku) },
    include: withStock,
    orderBy: { sku: 'asc' },
  });
  const product = bySku(rows).get(sku);
  if (!product) throw new DomainError('not-found', 'There is no such product.');
  return inventoryView(product);
}

const SORT = 'sku';

/** One page of what is on the shelves, by SKU: postage and services, which lie on none, are not in it. */
export async function listInventory(
  prisma: PrismaClient,
  { q, cursor, limit }: z.output<typeof inventoryQuery>,
): Promise<InventoryListJson> {
  const products = await prisma.product.findMany({
    where: {
      AND: [
        { stocked: true },
        cursor === undefined ? {} : { sku: { gt: readCursor(SORT, cursor, SORT_VALUES.text).id } },
        q ? searchCondition(q) : {},
      ],
    },
    include: withStock,
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
  readonly stock: readonly (Counts & {
    readonly warehouse: string;
    readonly place: { readonly active: boolean };
  })[];
}

function inventoryView({ sku, name, variant, stock }: StockedProduct): InventoryJson {
  const warehouses = stock.map(({ warehouse, onHand, reserved, safety, place }) => ({
    ...{ warehouse, onHand, reserved, safety },
    // What lies where no order is served from is counted, and can't be ordered.
    available: place.active ? freeOf({ onHand, reserved, safety }) : 0,
  }));
  const sum = (of: 'onHand' | 'reserved' | 'available'): number =>
    warehouses.reduce((total, warehouse) => total + warehouse[of], 0);
  return {
    ...{ sku, name, variant },
    ...{ onHand: sum('onHand'), reserved: sum('reserved'), available: sum('available'), incoming: 0 },
    warehouses,
  };
}
