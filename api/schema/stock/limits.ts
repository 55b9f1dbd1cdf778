import { z } from 'zod';
import { sku } from '../primitives';

const quantity = z.int().min(1).max(1_000_000);
const days = z.int().min(1).max(3_650);

/** At most so many pieces for one customer within so many days. */
const limit = z.object({ quantity: z.int(), days: z.int() }).meta({ id: 'Limit' });

/** Of a product; null: as many as there are. */
export const productLimit = limit.nullable().describe('Most pieces for one customer in so many days.');

export const limitRequest = z.strictObject({
  limit: z.strictObject({ quantity, days }).nullable().describe('Null: as many as there are.'),
});

export const limitParams = z.object({ sku: sku.min(1) });

/** A product and its limit, as they stand now. */
export const limitAnswer = z.object({ sku: z.string(), limit: limit.nullable() });

const left = z.int().describe('Pieces that can still be ordered.');

/** Of a cart's products, those that have a limit. */
export const quotedLimits = z.array(
  z
    .object({
      ...{ sku: z.string(), quantity: z.int(), days: z.int() },
      left: left
        .nullable()
        .describe('Pieces that can still be ordered; null of a guest, who isn’t known yet.'),
    })
    .meta({ id: 'QuotedLimit' }),
);
export type QuotedLimitsJson = z.infer<typeof quotedLimits>;

/** Of an order that was refused, the limits that it would have exceeded. */
export const exceededLimit = z
  .object({
    ...{ sku: z.string(), quantity: z.int(), days: z.int(), left },
    from: z.iso.datetime().nullable().describe('When as many as were asked for can be ordered; null: never.'),
  })
  .meta({ id: 'ExceededLimit' });
