import { z } from 'zod';
import { SERIAL_KINDS } from '../../../domain/serials/serial';
import { day, instant, line, listQuery, sku } from '../primitives';

export const packingQuery = listQuery.extend({
  warehouse: line(40).min(1),
  scan: line(100).min(1).optional().describe('An order’s number, a SKU or a barcode.'),
});

export const toPack = z
  .object({
    id: z.string(),
    number: z.string(),
    recipient: z.string().nullable(),
    city: z.string().nullable(),
    placedAt: instant,
    leavesOn: day.nullable(),
    due: z.enum(['LATE', 'TODAY']).nullable(),
    picking: z.boolean(),
    serialsRequired: z.boolean(),
    weightGrams: z.int().describe('Of its pieces, by their products.'),
    lines: z
      .array(
        z.object({
          id: z.string(),
          sku,
          name: z.string(),
          variant: z.string().nullable(),
          barcode: z.string().nullable().describe('`metadata.gtin`.'),
          serials: z.enum(SERIAL_KINDS).nullable(),
          quantity: z.int(),
        }),
      )
      .describe('What lies in the warehouse and is in no parcel.'),
  })
  .meta({ id: 'OrderToPack' });
export type ToPackJson = z.infer<typeof toPack>;

export const packingList = z
  .object({
    items: z.array(toPack),
    nextCursor: z.string().nullable(),
    packedToday: z.int().describe('Parcels, by the shop’s day.'),
  })
  .meta({ id: 'PackingList' });
export type PackingListJson = z.infer<typeof packingList>;
