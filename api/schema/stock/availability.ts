import { z } from 'zod';
import { channel, day, sku } from '../primitives';

/** As many as a page of a shop, or a cart, can want to know at once. */
const MOST_SKUS = 100;

export const availabilityRequest = z
  .strictObject({
    skus: z
      .array(sku.min(1))
      .min(1)
      .max(MOST_SKUS)
      .superRefine((skus, context) => {
        const seen = new Set<string>();
        skus.forEach((one, index) => {
          if (seen.has(one))
            context.addIssue({ code: 'custom', path: [index], message: `"${one}" comes twice.` });
          seen.add(one);
        });
      }),
    channel: channel.optional(),
  })
  .meta({ id: 'AvailabilityRequest', examples: [{ skus: ['CH-GAN65', 'PH-105-4G'] }] });

const availableItem = z
  .object({
    sku: z.string(),
    known: z.boolean().describe('Whether it is sold.'),
    available: z.int().nullable().describe('Pieces; null for services, of which there are always enough.'),
    incoming: z.array(z.object({ at: day, quantity: z.int() })).describe('What is still to come, by day.'),
  })
  .meta({ id: 'AvailableItem' });

export const availability = z.object({ items: z.array(availableItem) }).meta({ id: 'Availability' });
export type AvailabilityJson = z.infer<typeof availability>;
