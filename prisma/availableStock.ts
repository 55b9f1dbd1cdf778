import type { Channel } from '../domain/stock/channels';
import { Prisma } from './client';

/**
 * How many pieces of the product `p` an order that is placed now through a channel could have: SQL for a query that calls its table
 * `products AS p`. It reads the rows that placement takes from, so that it is never older than they are.
 */
export const availableStock = (channel: Channel) =>
  Prisma.sql`(SELECT coalesce(sum(free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, ${channel})), 0)::int
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = p.sku)`;

/** The same of the shop's pages. */
export const AVAILABLE_STOCK = availableStock('web');

/** Products of which no more is available than their mark: SQL for the rows `{sku, available}` of a query. */
export const LOW_STOCK = Prisma.sql`(SELECT marked.sku, marked.available FROM (
    SELECT p.sku, p.low_stock_at, ${AVAILABLE_STOCK} AS available
    FROM products AS p WHERE p.low_stock_at IS NOT NULL AND p.stocked AND p.active) AS marked
  WHERE marked.available <= marked.low_stock_at)`;
