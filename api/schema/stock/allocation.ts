import { z } from 'zod';
import { instant, line } from '../primitives';

const allotted = z.object({ lineId: z.string(), warehouse: z.string(), quantity: z.int() });

const candidate = z
  .object({
    warehouse: z.string(),
    rank: z.int().describe('The lowest comes first.'),
    near: z.boolean().describe('In the city of the delivery.'),
    free: z.record(z.string(), z.int()).describe('By SKU.'),
    pieces: z.int().describe('How many it could give.'),
    given: z.int().describe('How many it gives.'),
  })
  .meta({ id: 'AllocationCandidate' });

const choice = z
  .object({
    cause: z.enum(['PLACED', 'RETAKEN']).describe('RETAKEN: pieces were gone.'),
    at: instant,
    candidates: z.array(candidate),
    allotted: z.array(allotted),
    repeatable: z.boolean().describe('By the rules of today.'),
  })
  .meta({ id: 'AllocationChoice' });

/** Where the pieces of an order's lines lie, or left from, and why. */
export const allocation = z
  .object({
    items: z.array(
      allotted.extend({
        sku: z.string(),
        parcelId: z.string().nullable().describe('Null: to be packed.'),
      }),
    ),
    choices: z.array(choice).describe('None where there was nothing to choose.'),
    whatIf: z
      .object({
        candidates: z.array(candidate),
        allotted: z.array(allotted),
        lacking: z.int().describe('Pieces that no warehouse has.'),
      })
      .nullable()
      .describe('For the pieces that are to be packed.'),
  })
  .meta({ id: 'Allocation' });
export type AllocationJson = z.infer<typeof allocation>;

export const allocationQuery = z.strictObject({
  whatIf: line(200)
    .describe('What would be chosen now: `all`, or the codes of warehouses that are left out, by commas.')
    .optional(),
});
