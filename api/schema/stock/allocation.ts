import { z } from 'zod';
import { DELIVERY_WISHES } from '../../../domain/allocation/deliveryWish';
import { REFUSAL_REASONS, SHORT_REASONS } from '../../../domain/allocation/elsewhere/leftOut';
import { TRANSIT_ZONES } from '../../../domain/promise/zone';
import { day, instant, line, prose } from '../primitives';

const wish = z.enum(DELIVERY_WISHES).meta({ id: 'DeliveryWish' });

/** Where an order comes in several parcels; absent: as-ready. */
export const deliveryWish = wish.optional();
export const shownDeliveryWish = wish;

const pieces = z.object({ lineId: z.string(), warehouse: z.string(), quantity: z.int() });
const allotted = pieces.meta({ id: 'Allotment' });

const candidate = z
  .object({
    warehouse: z.string(),
    rank: z.int().describe('The lowest comes first.'),
    near: z.boolean().describe('In the city of the delivery.'),
    free: z.record(z.string(), z.int()).describe('By SKU.'),
    pieces: z.int().describe('How many it could give.'),
    given: z.int().describe('How many it gives.'),
    zone: z.enum(TRANSIT_ZONES).nullable(),
    cost: z.int().nullable().describe('Minor units.'),
    leavesOn: day.nullable(),
    closed: z.object({ until: day, reason: z.string() }).nullable(),
    room: z.int().nullable(),
    served: z.boolean().nullable(),
    leftOut: z
      .array(z.object({ sku: z.string().nullable(), because: z.string() }))
      .describe('A null SKU: gives nothing at all.'),
  })
  .meta({ id: 'AllocationCandidate' });

const chosenBy = {
  strategy: z.string().nullable().describe('Null: the standard rule.'),
  passed: z.array(
    z
      .object({ name: z.string(), because: z.enum(['CONDITIONS', 'TOO_MANY_PARCELS', 'NOT_ENOUGH']) })
      .meta({ id: 'PassedStrategy' }),
  ),
};

const choice = z
  .object({
    cause: z.enum(['PLACED', 'RETAKEN', 'SHORT_PICK', 'REFUSED', 'ASKED']),
    at: instant,
    candidates: z.array(candidate),
    allotted: z.array(allotted),
    ...chosenBy,
    repeatable: z.boolean().describe('By the rules of today.'),
  })
  .meta({ id: 'AllocationChoice' });

/** Where the pieces of an order's lines lie, or left from, and why. */
export const allocation = z
  .object({
    items: z.array(
      pieces.extend({
        sku: z.string(),
        parcelId: z.string().nullable().describe('Null: to be packed.'),
      }),
    ),
    choices: z.array(choice).describe('None where there was nothing to choose.'),
    whatIf: z
      .object({
        candidates: z.array(candidate),
        allotted: z.array(allotted),
        ...chosenBy,
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

const warehouse = line(64).min(1);

export const shortPickRequest = z
  .strictObject({
    warehouse,
    lines: z
      .array(z.strictObject({ lineId: line(40).min(1), quantity: z.int().min(1).max(1_000_000) }))
      .min(1)
      .max(1_000),
    reason: z.enum(SHORT_REASONS),
  })
  .meta({
    id: 'ShortPickRequest',
  });

export const refusalRequest = z
  .strictObject({
    warehouse,
    reason: z.enum(REFUSAL_REASONS),
    note: line(200).min(1).describe('Needed with OTHER.').optional(),
  })
  .meta({ id: 'RefusalRequest' });

export const reallocateRequest = z
  .strictObject({
    notes: prose(2_000).min(1).optional(),
    missing: z.literal('cancel').describe('They are cancelled and paid back instead.').optional(),
  })
  .meta({ id: 'ReallocateRequest' });
