import { z } from 'zod';
import { TRANSIT_ZONES } from '../../../domain/promise/zone';
import { day, line } from '../primitives';

const step = z
  .object({
    code: z.enum([
      ...(['CUT_OFF_PASSED', 'HOLIDAY', 'CLOSED', 'FULL', 'LEAVES'] as const),
      ...(['COURIER_HOLIDAY', 'TRANSIT'] as const),
    ]),
    day: day.describe('Of `TRANSIT` the last on which it arrives.'),
    until: day.describe('The last of several days in a row.').optional(),
    cutOff: z.string().optional(),
    reason: z.string().describe('Of `CLOSED`.').optional(),
    zone: z.enum(TRANSIT_ZONES).optional(),
    minDays: z.int().describe('Working days of the courier.').optional(),
    maxDays: z.int().optional(),
  })
  .meta({ id: 'PromiseStep' });

export const deliveryPromise = z
  .object({ earliest: day, latest: day, because: z.array(step).describe('In the order of the days.') })
  .meta({ id: 'DeliveryPromise' });
export type DeliveryPromiseJson = z.infer<typeof deliveryPromise>;

/** How far it would go. */
export const destination = z
  .strictObject({ city: line(100).min(1), country: line(60).min(2) })
  .meta({ id: 'Destination', description: 'What a promise needs of an address; an address comes first.' });
