import type { Channel } from '../../domain/stock/channels';
import { availableStock } from '../../prisma/availableStock';
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

/** A product, once for each delivery that is expected of it; null: none is. */
interface Row {
  readonly sku: string;
  readonly available: number | null;
  readonly day: string | null;
  readonly pieces: number;
}

/**
 * What can be ordered now of each SKU, in the order in which they are asked for, by one statement over the rows that placement
 * takes from: an answer knows of every order that was placed before it. What isn't sold is told as unknown.
 */
export async function readAvailability(
  { prisma, now, settings }: AvailabilityDeps,
  skus: readonly string[],
  channel: Channel = 'web',
): Promise<AvailabilityJson> {
  const today = shopDay(now(), settings.timeZone);
  const rows = await prisma.rows<Row>`
    SELECT p.sku, CASE WHEN p.stocked OR p.bundle THEN ${availableStock(channel)} END AS available, i.day, i.pieces
    FROM products AS p LEFT JOIN LATERAL (
      SELECT to_char(i.expected_on, 'YYYY-MM-DD') AS day, i.quantity - i.received AS pieces
      FROM incoming_stock AS i JOIN warehouses AS w ON w.code = i.warehouse AND w.active
      WHERE i.sku = p.sku AND i.closed_at IS NULL AND i.expected_on >= ${today}::date) AS i ON true
    WHERE p.sku_search = ANY(${searchedAs(skus)}) AND p.active ORDER BY p.sku, i.day`;
  const sold = bySku(productsOf(rows));
  return { items: skus.map((sku) => itemOf(sku, sold.get(sku))) };
}

type Product = Pick<Item, 'sku' | 'available' | 'incoming'>;

/** Rows of a product stand together, by day: what comes on one day comes together. */
function productsOf(rows: readonly Row[]): readonly Product[] {
  const products: Product[] = [];
  for (const { sku, available, day, pieces } of rows) {
    const before = products.at(-1);
    const product = before?.sku === sku ? before : { sku, available, incoming: [] };
    if (product !== before) products.push(product);
    if (day === null) continue;
    const last = product.incoming.at(-1);
    if (last?.at === day) last.quantity += pieces;
    else product.incoming.push({ at: day, quantity: pieces });
  }
  return products;
}

function itemOf(sku: string, product: Product | undefined): Item {
  if (!product) return { sku, known: false, available: 0, incoming: [] };
  return { sku, known: true, available: product.available, incoming: product.incoming };
}
