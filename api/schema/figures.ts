import { z } from 'zod';
import { day } from './primitives';

/** The steps of an order, each measured where it ends. */
export const FULFILMENT_STAGES = ['confirm', 'startPicking', 'pack', 'handOver', 'deliver'] as const;
export type FulfilmentStage = (typeof FULFILMENT_STAGES)[number];

export const figuresQuery = z.strictObject({
  from: day.describe('The first day; a month before `to` without it.').optional(),
  to: day.describe('The last day; today without it.').optional(),
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
  .meta({
    id: 'StageFigures',
    description: 'Of what ended within the days; a stage that nothing ended is left out.',
  });

const promises = z
  .object({
    kept: z.int(),
    broken: z.int(),
    share: z.number().nullable().describe('Of the kept; null: none of either.'),
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
