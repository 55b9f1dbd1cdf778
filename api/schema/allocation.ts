import { z } from 'zod';

/** Where the pieces of an order's lines lie, or left from. */
export const allocation = z
  .object({
    items: z.array(
      z.object({
        lineId: z.string(),
        sku: z.string(),
        warehouse: z.string(),
        quantity: z.int(),
        parcelId: z.string().nullable().describe('The parcel that they are in; null: they are to be packed.'),
      }),
    ),
  })
  .meta({ id: 'Allocation' });
export type AllocationJson = z.infer<typeof allocation>;
