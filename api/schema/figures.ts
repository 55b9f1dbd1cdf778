import { z } from 'zod';
import { day } from './primitives';

/** The steps of an order, each measured where it ends. */
export const FULFILMENT_STAGES = ['confirm', 'startPicking', 'pack', 'handOver', 'deliver'] as const;
export type FulfilmentStage = (typeof FULFILMENT_STAGES)[number];

export const figuresQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
});

const stages = z
  .array(
    z.object({
      stage: z.enum(FULFILMENT_STAGES),
      count: z.int(),
      p50: z.number().describe('Seconds.'),
      p90: z.number(),
    }),
  )
  .meta({ id: 'StageFigures' });

const promises = z
  .object({
    kept: z.int(),
    broken: z.int(),
    share: z.number().nullable(),
  })
  .meta({ id: 'PromiseFigures' });

export const fulfilmentFigures = z
  .object({
    ...{ from: day, to: day, stages, promises },
    shortPicks: z.int(),
    warehouses: z.array(z.object({ warehouse: z.string(), stages, promises })),
    couriers: z.array(z.object({ courier: z.string(), stages, promises })),
  })
  .meta({ id: 'FulfilmentFigures' });
export type FulfilmentFiguresJson = z.infer<typeof fulfilmentFigures>;
