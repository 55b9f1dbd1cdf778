import type { Channel } from '../domain/stock/channels';
import { Prisma } from './client';

/**
 * What the SQL function `free_pieces` counts on a shelf `s`, written out, since a call for each of hundreds of shelves costs more than all
 * else.
 */
const freeOn = (channel: Channel): Prisma.Sql =>
  Prisma.sql`greatest(s.on_hand - s.reserved - s.safety
      + coalesce((SELECT sum(h.quantity) FROM stock_holds AS h WHERE h.sku = s.sku AND h.warehouse = s.warehouse AND h.expires_at <= now()), 0)
      - coalesce((SELECT sum(o.quantity) FROM stock_pools AS o WHERE o.sku = s.sku AND o.warehouse = s.warehouse AND o.channel <> ${channel}), 0),
    0)::int`;

/** What of the product of a row can be ordered from all warehouses that take part. */
const piecesOf = (product: 'p' | 'part', channel: Channel): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(sum(${freeOn(channel)}), 0)::int
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = ${Prisma.raw(product)}.sku)`;

/** Of a bundle that leaves from one warehouse: how many the one could send that could send most. */
const setsInOnePlace = (channel: Channel): Prisma.Sql =>
  Prisma.sql`(SELECT max(sets) FROM (
    SELECT min(CASE WHEN part.active THEN coalesce(${freeOn(channel)}, 0) / c.quantity ELSE 0 END) AS sets
    FROM warehouses AS w CROSS JOIN bundle_components AS c JOIN products AS part ON part.sku = c.sku
    LEFT JOIN stock AS s ON s.sku = c.sku AND s.warehouse = w.code
    WHERE c.bundle_sku = p.sku AND w.active AND (part.stocked OR NOT part.active) GROUP BY w.code) AS place)`;

/**
 * How many pieces of the product `p` an order that is placed now through a channel could have: SQL for a query that calls its table
 * `products AS p`. It reads the rows that placement takes from, so that it is never older than they are. Of a bundle it is how many its
 * components suffice for, in one warehouse where it leaves together: none with one that isn't sold any more; null where all of
 * them are services.
 */
export const availableStock = (
  channel: Channel,
): Prisma.Sql => Prisma.sql`(CASE WHEN p.bundle AND p.bundle_together THEN ${setsInOnePlace(channel)} WHEN p.bundle THEN (
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
