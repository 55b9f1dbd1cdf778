import { DomainError } from '../../domain/errors';
import { searchText } from '../../domain/text/searchText';
import { LOW_STOCK } from '../../prisma/availableStock';
import type { Database, Sql } from '../../prisma/client';
import { containing } from '../../prisma/postgres/containing';
import { knownSkus } from '../catalogue/knownSkus';

interface Page {
  /** Part of a SKU, a name or a variant. */
  readonly q: string | undefined;
  /** The SKU of the last product before the page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** The SKUs of a page of the products that are low on stock. */
export async function readLowSkus(sql: Sql, { q = '', after = '', limit }: Page): Promise<string[]> {
  const pattern = `%${containing(searchText(q)).contains}%`;
  const rows = await sql.rows<{ readonly sku: string }>`
    SELECT low.sku FROM ${LOW_STOCK} AS low JOIN products AS p ON p.sku = low.sku
    WHERE low.sku > ${after}
      AND (p.sku_search ILIKE ${pattern} OR p.name_search ILIKE ${pattern} OR p.variant_search ILIKE ${pattern})
    ORDER BY low.sku LIMIT ${limit}`;
  return rows.map(({ sku }) => sku);
}

/** What setting the mark takes. */
export interface LowStockDeps {
  readonly prisma: Database;
  readonly now: () => Date;
}

/**
 * Sets with how many pieces available, or fewer, a product is low on stock.
 * @param at null: nobody wants to know.
 * @throws {DomainError} `not-found`.
 */
export async function setLowStockAt(
  { prisma, now }: LowStockDeps,
  given: string,
  at: number | null,
): Promise<void> {
  const sku = (await knownSkus(prisma, [given])).get(given);
  if (sku === undefined) throw new DomainError('not-found', 'There is no such product.');
  await prisma.product.update({ where: { sku }, data: { lowStockAt: at, updatedAt: now() } });
}

/** Whether it is low on stock, as the query above says. */
export const isLow = ({ stocked, active, lowStockAt }: Marked, available: number): boolean =>
  stocked && active && lowStockAt !== null && available <= lowStockAt;

interface Marked {
  readonly stocked: boolean;
  readonly active: boolean;
  readonly lowStockAt: number | null;
}
