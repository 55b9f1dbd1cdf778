import { z } from 'zod';
import { instant, line } from '../primitives';

const allotted = z.object({ lineId: z.string(), warehouse: z.string(), quantity: z.int() });

const candidate = z
  .object({
    warehouse: z.string(),
    rank: z.int().describe('Of those that could serve alike, the lowest comes first.'),
    near: z.boolean().describe('It lies in the city that the order goes to.'),
    free: z.record(z.string(), z.int()).describe('What nobody had reserved there, by SKU.'),
    pieces: z.int().describe('How many of the pieces that are wanted it could give.'),
    given: z.int().describe('How many it gives.'),
  })
  .meta({ id: 'AllocationCandidate' });

const choice = z
  .object({
    cause: z.enum(['PLACED', 'RETAKEN']).describe('RETAKEN: pieces were gone from where they had been held.'),
    at: instant,
    candidates: z.array(candidate),
    allotted: z.array(allotted),
    repeatable: z.boolean().describe('Whether the rules of today would choose the same.'),
  })
  .meta({ id: 'AllocationChoice' });

/** Where the pieces of an order's lines lie, or left from, and why. */
export const allocation = z
  .object({
    items: z.array(
      allotted.extend({
        sku: z.string(),
        parcelId: z.string().nullable().describe('The parcel that they are in; null: they are to be packed.'),
      }),
    ),
    choices: z
      .array(choice)
      .describe('How warehouses were chosen, the oldest first; none where there was nothing to choose.'),
    whatIf: z
      .object({
        candidates: z.array(candidate),
        allotted: z.array(allotted),
        lacking: z.int().describe('Pieces that no warehouse has.'),
      })
      .nullable()
      .describe(
        'What would be chosen now for the pieces that are to be packed; null unless it is asked for.',
      ),
  })
  .meta({ id: 'Allocation' });
export type AllocationJson = z.infer<typeof allocation>;

export const allocationQuery = z.strictObject({
  whatIf: line(200)
    .describe(
      'Asks what would be chosen now, which changes nothing: `all`, or the codes of warehouses that are left out, separated by commas.',
    )
    .optional(),
});
