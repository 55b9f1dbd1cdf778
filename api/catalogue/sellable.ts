import type { Sql } from '../../prisma/client';
import { readComponents, type ComponentRow } from '../bundles/readComponents';
import { bySku, searchedAs } from './knownSkus';

/** A product with what its sale takes; amounts in minor units. */
export interface Sellable {
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  readonly price: number;
  readonly currency: string;
  readonly stocked: boolean;
  /** Basis points; null: by the shop's rules. */
  readonly taxRate: number | null;
  /** What is scanned of each piece; `NONE`: nothing. */
  readonly serials: string;
  readonly warrantyMonths: number | null;
  /** Of a bundle: what it consists of, and whether that may come from one warehouse only. */
  readonly bundle: { readonly components: readonly ComponentRow[]; readonly together: boolean } | undefined;
}

/** What the shop sells of these SKUs, by SKU in its form. */
export async function readSellable(
  sql: Sql,
  skus: readonly string[],
): Promise<ReadonlyMap<string, Sellable>> {
  const rows = await sql.rows<Omit<Sellable, 'bundle'> & { bundle: boolean; together: boolean }>`
    SELECT sku, name, variant, price, currency, stocked, tax_rate AS "taxRate", serials,
      warranty_months AS "warrantyMonths", bundle, bundle_together AS together FROM products
    WHERE sku_search = ANY(${searchedAs(skus)}) AND active ORDER BY sku`;
  const bundles = rows.filter(({ bundle }) => bundle).map(({ sku }) => sku);
  const components = await readComponents(sql, bundles);
  return bySku(
    rows.map(({ bundle, together, ...product }) => ({
      ...product,
      bundle: bundle ? { components: components.get(product.sku) ?? [], together } : undefined,
    })),
  );
}
