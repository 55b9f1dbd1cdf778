import { Prisma } from './client';

/** What of the product of a row can be ordered from all warehouses that take part. */
const piecesOf = (product: 'p' | 'part'): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(sum(greatest(s.on_hand - s.reserved - s.safety, 0)), 0)::int
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = ${Prisma.raw(product)}.sku)`;

/**
 * How many pieces of the product `p` an order that is placed now could have: SQL for a query that calls its table `products AS p`. It
 * reads the rows that placement takes from, so that it is never older than they are. Of a bundle it is how many its components suffice
 * for: none with one that isn't sold any more; null where all of them are services.
 */
export const AVAILABLE_STOCK = Prisma.sql`(CASE WHEN p.bundle THEN (
    SELECT min(CASE WHEN part.active THEN ${piecesOf('part')} / c.quantity ELSE 0 END) FILTER (WHERE part.stocked OR NOT part.active)
    FROM bundle_components AS c JOIN products AS part ON part.sku = c.sku WHERE c.bundle_sku = p.sku)
  ELSE ${piecesOf('p')} END)`;

/** Products of which no more is available than their mark: SQL for the rows `{sku, available}` of a query. */
export const LOW_STOCK = Prisma.sql`(SELECT marked.sku, marked.available FROM (
    SELECT p.sku, p.low_stock_at, ${AVAILABLE_STOCK} AS available
    FROM products AS p WHERE p.low_stock_at IS NOT NULL AND p.stocked AND p.active) AS marked
  WHERE marked.available <= marked.low_stock_at)`;
