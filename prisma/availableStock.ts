import { Prisma } from './client';

/**
 * How many pieces of the product `p` an order that is placed now could have: SQL for a query that calls its table `products AS p`. It
 * reads the rows that placement takes from, so that it is never older than they are.
 */
export const AVAILABLE_STOCK = Prisma.sql`(SELECT coalesce(sum(s.on_hand - s.reserved), 0)::int FROM stock AS s
  WHERE s.sku = p.sku AND s.warehouse = 'main')`;
