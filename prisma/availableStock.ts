import type { Channel } from '../domain/stock/channels';
import { Prisma } from './client';

/**
 * What of the product of a row can be ordered from all warehouses that take part: what the SQL function `free_pieces` counts on each of its
 * shelves, written out, since a call for each of hundreds of shelves costs more than all else.
 */
const piecesOf = (product: 'p' | 'part', channel: Channel): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(sum(greatest(s.on_hand - s.reserved - s.safety
      + coalesce((SELECT sum(h.quantity) FROM stock_holds AS h WHERE h.sku = s.sku AND h.warehouse = s.warehouse AND h.expires_at <= now()), 0)
      - coalesce((SELECT sum(o.quantity) FROM stock_pools AS o WHERE o.sku = s.sku AND o.warehouse = s.warehouse AND o.channel <> ${channel}), 0),
    0)), 0)::int
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = ${Prisma.raw(product)}.sku)`;

/**
 * How many pieces of the product `p` an order that is placed now through a channel could have: SQL for a query that calls its table
 * `products AS p`. It reads the rows that placement takes from, so that it is never older than they are. Of a bundle it is how many its
 * components suffice for: none with one that isn't sold any more; null where all of them are services.
 */
export const availableStock = (channel: Channel): Prisma.Sql => Prisma.sql`(CASE WHEN p.bundle THEN (
    SELECT min(CASE WHEN part.active THEN ${piecesOf('part', channel)} / c.quantity ELSE 0 END) FILTER (WHERE part.stocked OR NOT part.active)
    FROM bundle_components AS c JOIN products AS part ON part.sku = c.sku WHERE c.bundle_sku = p.sku)
  ELSE ${piecesOf('p', channel)} END)`;

/** The same of the shop's pages. */
export const AVAILABLE_STOCK = availableStock('web');

/** Products of which no more is available than their mark: SQL for the rows `{sku, available}` of a query. */
export const LOW_STOCK = Prisma.sql`(SELECT marked.sku, marked.available FROM (
    SELECT p.sku, p.low_stock_at, ${AVAILABLE_STOCK} AS available
    FROM products AS p WHERE p.low_stock_at IS NOT NULL AND p.stocked AND p.active) AS marked
  WHERE marked.available <= marked.low_stock_at)`;
