import { shareFault } from '../../domain/bundles/bundleFaults';
import type { FieldError } from '../../domain/errors';
import type { Sql } from '../../prisma/client';

interface ImportedPrice {
  readonly sku: string;
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
}

interface BundleRow {
  readonly bundleSku: string;
  readonly currency: string;
  readonly skus: readonly string[];
  readonly shares: readonly (number | null)[];
}

/** What an import would break of bundles: the shares of their price, and the currency that they have in common. */
export async function importFaults(
  sql: Sql,
  products: readonly ImportedPrice[],
): Promise<readonly FieldError[]> {
  const skus = products.map(({ sku }) => sku);
  const bundles = await sql.rows<BundleRow>`
    SELECT c.bundle_sku AS "bundleSku", p.currency, array_agg(c.sku ORDER BY c.position) AS skus,
      array_agg(c.share ORDER BY c.position) AS shares
    FROM bundle_components AS c JOIN products AS p ON p.sku = c.bundle_sku
    WHERE c.bundle_sku IN (SELECT bundle_sku FROM bundle_components WHERE sku = ANY(${skus}) OR bundle_sku = ANY(${skus}))
    GROUP BY c.bundle_sku, p.currency ORDER BY c.bundle_sku`;
  return products.flatMap((product, index) =>
    bundles.flatMap((bundle) => {
      const fault = faultOf(product, bundle);
      return fault ? [{ pointer: `/products/${index}/${fault.field}`, detail: fault.detail }] : [];
    }),
  );
}

function faultOf(
  { sku, price, currency }: ImportedPrice,
  { bundleSku, skus, shares, currency: sold }: BundleRow,
): { readonly field: string; readonly detail: string } | undefined {
  if (sku !== bundleSku && !skus.includes(sku)) return undefined;
  if (currency !== sold) {
    return { field: 'currency', detail: `The bundle "${bundleSku}" and its components are sold in ${sold}.` };
  }
  if (sku !== bundleSku) return undefined;
  const detail = shareFault(
    price,
    shares.map((share) => (share === null ? {} : { share })),
  );
  return detail === undefined ? undefined : { field: 'price', detail };
}
