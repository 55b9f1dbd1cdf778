import { z } from 'zod';
import { MAX_TAX_RATE } from '../../domain/money/tax';
import { ASKED_SERIALS } from '../../domain/serials/serial';
import { givenCurrency, line, listQuery, metadata, money, page, sku } from './primitives';
import { productBundle } from './stock/bundles';
import { productLimit } from './stock/limits';

/** In months: longer than any maker gives. */
const LONGEST_WARRANTY = 240;

const productFields = z.object({
  sku: z.string(),
  name: z.string(),
  variant: z.string().nullable(),
  /** Technical data as label → text. */
  specification: z.record(z.string(), z.string()),
  category: z.string(),
  price: money,
  taxRate: z.int().nullable().describe('Basis points.'),
  stocked: z.boolean(),
  serials: z.enum(ASKED_SERIALS).describe('What is scanned of each piece as it is packed.'),
  warrantyMonths: z.int().nullable().describe('From its delivery on.'),
  /** Pieces that can be ordered now; null for services. */
  available: z.int().nullable(),
  limit: productLimit,
  bundle: productBundle.nullable(),
  imageUrl: z.string().nullable(),
});
export const product = productFields.meta({ id: 'Product' });
export type ProductJson = z.infer<typeof product>;

export const productQuery = listQuery.extend({
  currency: givenCurrency.optional(),
  category: line(60).optional(),
  q: line(100).optional(),
});
export const productList = page(product);
export type ProductListJson = z.infer<typeof productList>;

/** Creates products, or changes those whose SKU is known. Stock isn't touched. */
export const productsImportRequest = z.strictObject({
  products: z
    .array(
      z.strictObject({
        sku: sku.min(1),
        name: line(200).min(1),
        variant: line(100).nullable().default(null),
        specification: z.record(line(200), line(2_000)).default({}),
        category: line(60).default('general'),
        /** Minor units. */
        price: z.int().min(0).max(1_000_000_000),
        currency: givenCurrency,
        /** Basis points, 2000 for 20 %. */
        taxRate: z.int().min(0).max(MAX_TAX_RATE).nullable().default(null),
        stocked: z.boolean().default(true),
        /** What is scanned of each piece as it is packed. */
        serials: z.enum(ASKED_SERIALS).default('NONE'),
        /** From its delivery on; null: it has none. */
        warrantyMonths: z.int().min(1).max(LONGEST_WARRANTY).nullable().default(null),
        weightGrams: z.int().min(1).max(1_000_000).default(500),
        imageUrl: z.string().max(500).nullable().default(null),
        metadata: metadata.default({}),
      }),
    )
    .min(1)
    .max(5_000),
});
export const productsImportResult = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });
