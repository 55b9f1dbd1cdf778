import { identifierText } from '../../domain/text/normalText';
import { searchText } from '../../domain/text/searchText';
import type { PrismaClient } from '../../prisma/client';

/**
 * The SKU of each product that is asked for, as its row has it: earlier releases kept them as they were typed, and stock and orders
 * name them so. Two rows of one SKU are of those releases, too: the one in its form comes first.
 */
export async function knownSkus(
  prisma: PrismaClient,
  skus: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: { in: searchedAs(skus) } },
    select: { sku: true },
    orderBy: { sku: 'asc' },
  });
  return new Map([...bySku(rows)].map(([sku, row]) => [sku, row.sku]));
}

/** Every SKU of a row that is this one in its form, and this one. */
export async function formsOfSku(prisma: PrismaClient, sku: string): Promise<readonly string[]> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku), NOT: { sku } },
    select: { sku: true },
  });
  return [sku, ...rows.map((row) => row.sku).filter((other) => identifierText(other) === sku)];
}

/** What `sku_search` has of SKUs, each once. */
export const searchedAs = (skus: readonly string[]): string[] => [...new Set(skus.map(searchText))];

/** Rows of products by their SKU in its form. */
export function bySku<Row extends { readonly sku: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const sku = identifierText(row.sku);
    if (!found.has(sku) || row.sku === sku) found.set(sku, row);
  }
  return found;
}
