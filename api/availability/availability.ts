import { AVAILABLE_STOCK } from '../../prisma/availableStock';
import type { Sql } from '../../prisma/client';
import { shopDay } from '../../domain/time/shopDay';
import { bySku, searchedAs } from '../catalogue/knownSkus';
import type { AvailabilityJson } from '../schema/stock/availability';

/** What saying what can be had takes. */
export interface AvailabilityDeps {
  readonly prisma: Sql;
  readonly now: () => Date;
  readonly settings: {
    /** Of the shop: what is expected on a day that is over there is late, and promised to nobody. */
    readonly timeZone: string;
  };
}

type Item = AvailabilityJson['items'][number];
type Row = Pick<Item, 'sku' | 'available' | 'incoming'>;

/**
 * What can be ordered now of each SKU, in the order in which they are asked for, by one statement over the rows that placement
 * takes from: an answer knows of every order that was placed before it. What isn't sold is told as unknown.
 */
export async function readAvailability(
  { prisma, now, settings }: AvailabilityDeps,
  skus: readonly string[],
): Promise<AvailabilityJson> {
  const today = shopDay(now(), settings.timeZone);
  const rows = await prisma.rows<Row>`
    SELECT p.sku, CASE WHEN p.stocked THEN ${AVAILABLE_STOCK} END AS available, coalesce((
      SELECT jsonb_agg(jsonb_build_object('at', to_char(expected.day, 'YYYY-MM-DD'), 'quantity', expected.pieces) ORDER BY expected.day)
      FROM (
        SELECT i.expected_on AS day, sum(i.quantity - i.received)::int AS pieces
        FROM incoming_stock AS i JOIN warehouses AS w ON w.code = i.warehouse AND w.active
        WHERE i.sku = p.sku AND i.closed_at IS NULL AND i.expected_on >= ${today}::date
        GROUP BY i.expected_on) AS expected
    ), '[]') AS incoming
    FROM products AS p WHERE p.sku_search = ANY(${searchedAs(skus)}) AND p.active ORDER BY p.sku`;
  const sold = bySku(rows);
  return { items: skus.map((sku) => itemOf(sku, sold.get(sku))) };
}

function itemOf(sku: string, row: Row | undefined): Item {
  if (!row) return { sku, known: false, available: 0, incoming: [] };
  return { sku, known: true, available: row.available, incoming: row.incoming };
}
