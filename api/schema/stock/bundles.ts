import { z } from 'zod';
import { money, sku } from '../primitives';

const FEWEST = 2;
const MOST = 20;

/** Whether its pieces may come from one warehouse only. */
const together = z.boolean();

/** A group of lines that was sold for one price. */
export const orderBundle = z
  .object({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    variant: z.string().nullable(),
    quantity: z.int(),
    unitPrice: money,
    /** What its lines come to. */
    total: money,
    lineIds: z.array(z.string()),
    together,
  })
  .meta({ id: 'OrderBundle' });
export type OrderBundleJson = z.infer<typeof orderBundle>;

/** What a product consists of; null of one that is no bundle. */
export const productBundle = z
  .object({
    together,
    components: z.array(
      z.object({
        ...{ sku: z.string(), name: z.string(), variant: z.string().nullable() },
        quantity: z.int(),
        share: money.nullable().describe('Of the bundle’s price; null: by its own price.'),
      }),
    ),
  })
  .meta({ id: 'Bundle' });
export type ProductBundleJson = z.infer<typeof productBundle>;

const component = z.strictObject({
  sku: sku.min(1),
  quantity: z.int().min(1).max(1_000),
  /** Minor units of all its pieces in one bundle. */
  share: z.int().min(0).max(1_000_000_000).optional(),
});

export const bundleParams = z.object({ sku: sku.min(1) });

export const bundleRequest = z.strictObject({
  components: z.array(component).min(FEWEST).max(MOST),
  together: z.boolean().default(false),
  /** Minor units; absent: as it is. */
  price: z.int().min(0).max(1_000_000_000).optional(),
});
export type BundleRequestJson = z.output<typeof bundleRequest>;
