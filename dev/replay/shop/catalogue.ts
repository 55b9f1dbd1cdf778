import type { z } from 'zod';
import type { productsImportRequest } from '../../../api/schema/catalogue';
import { cutText } from '../../../domain/text/cutText';
import { groupBy } from '../feed/groupBy';
import type { InvoiceBook } from '../feed/invoices';
import { CURRENCY, type InvoiceLine } from '../feed/invoiceLine';
import { isStocked } from '../feed/stockCodes';

/** A product as `PUT /api/admin/products` takes it. */
export type ImportedProduct = z.input<typeof productsImportRequest>['products'][number];

const CATEGORY = 'online-retail';
const NAME_LENGTH = 200;
/** Invoices tell no weights: the least that a product may have, so that an invoice of thousands of pieces is one parcel. */
const WEIGHT_GRAMS = 1;

/** Every stock code of the feed as a product, in order of the code. */
export function buildCatalogue({ sales, cancellations, writeOffs }: InvoiceBook): ImportedProduct[] {
  // A write-off says what happened to the goods where others name them, and its price is nobody's.
  const traded = [...sales, ...cancellations].flatMap(({ lines }) => lines);
  const untraded = writeOffs.flatMap(({ lines }) => lines).map(({ sku }) => [sku, []] as const);
  const linesOf = new Map<string, readonly InvoiceLine[]>([
    ...untraded,
    ...groupBy(traded, ({ sku }) => sku),
  ]);
  return [...linesOf].map(([sku, lines]) => toProduct(sku, lines)).sort((a, b) => (a.sku < b.sku ? -1 : 1));
}

function toProduct(sku: string, lines: readonly InvoiceLine[]): ImportedProduct {
  const names = lines.map(({ description }) => description).filter((name) => name !== '');
  // A price of zero on an invoice is a gift or a correction, never what the product costs.
  const prices = lines.map(({ unitPrice }) => unitPrice).filter((price) => price > 0);
  return {
    sku,
    name: cutText(mostFrequent(names) ?? sku, NAME_LENGTH),
    category: CATEGORY,
    price: mostFrequent(prices) ?? 0,
    currency: CURRENCY,
    stocked: isStocked(sku),
    weightGrams: WEIGHT_GRAMS,
  };
}

/** Of several that are equally frequent the first one seen. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
