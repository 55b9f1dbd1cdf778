import type { Sql } from '../../prisma/client';

/** A component of a bundle, with its product as the catalogue has it; amounts in minor units. */
export interface ComponentRow {
  readonly bundleSku: string;
  readonly sku: string;
  /** Pieces in one bundle. */
  readonly quantity: number;
  /** Of the bundle's price; null: by its own. */
  readonly share: number | null;
  readonly name: string;
  readonly variant: string | null;
  readonly price: number;
  readonly currency: string;
  readonly stocked: boolean;
  readonly active: boolean;
  /** Basis points; null: by the shop's rules. */
  readonly taxRate: number | null;
  /** What is scanned of each piece; `NONE`: nothing. */
  readonly serials: string;
  readonly warrantyMonths: number | null;
}

/** What these bundles consist of, by their SKUs as their rows have them; components in their order. */
export async function readComponents(
  sql: Sql,
  bundles: readonly string[],
): Promise<ReadonlyMap<string, readonly ComponentRow[]>> {
  if (bundles.length === 0) return new Map();
  const rows = await sql.rows<ComponentRow>`
    SELECT c.bundle_sku AS "bundleSku", p.sku, c.quantity, c.share, p.name, p.variant, p.price, p.currency, p.stocked, p.active,
      p.tax_rate AS "taxRate", p.serials, p.warranty_months AS "warrantyMonths"
    FROM bundle_components AS c JOIN products AS p ON p.sku = c.sku
    WHERE c.bundle_sku = ANY(${[...bundles]}) ORDER BY c.bundle_sku, c.position`;
  const found = new Map<string, ComponentRow[]>();
  for (const row of rows) found.set(row.bundleSku, [...(found.get(row.bundleSku) ?? []), row]);
  return found;
}
