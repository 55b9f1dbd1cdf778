import { z } from 'zod';
import { CLOCK_LEVELS, CLOCKS } from '../../domain/clocks/clocks';
import { CLOCK_SET_NAMES } from '../../domain/clocks/clockSets';
import { orderStatus } from './order';
import { anyOf, instant, listQuery, page, wholeNumber } from './primitives';

const LEVELS: readonly number[] = CLOCK_LEVELS;

export const clockQuery = listQuery.extend({
  clock: anyOf(z.enum(CLOCKS)).optional(),
  level: wholeNumber(0, 100)
    .refine((level) => LEVELS.includes(level), 'one of 50, 80, 100')
    .describe('Only those of whose time at least so much is over, in per cent.')
    .optional(),
});

const clock = z.object({
  clock: z.enum(CLOCKS),
  startedAt: instant,
  dueAt: instant,
  share: z.number().describe('How much of its time is over: 1 at `dueAt`.'),
  /** The highest level that was noticed, in per cent; 0: none yet. */
  level: z.int(),
});

const listedClock = clock
  .extend({
    orderId: z.string(),
    orderNumber: z.string(),
    orderStatus,
    customerId: z.string(),
    customerName: z.string(),
  })
  .meta({ id: 'ListedClock' });
export const clockList = page(listedClock).extend({
  set: z
    .enum(CLOCK_SET_NAMES)
    .nullable()
    .describe('By which new orders have clocks; null: no clocks are set, and only earlier orders have any.'),
});
export type ClockListJson = z.infer<typeof clockList>;

const orderClock = clock
  .extend({
    id: z.string(),
    stoppedAt: instant.nullable().describe('Null while it runs.'),
    kept: z
      .boolean()
      .nullable()
      .describe(
        'Whether the customer had it as it stopped; false: it was owed no more. Null: running, or not known.',
      ),
  })
  .meta({ id: 'OrderClock' });
export const orderClocks = z.object({ items: z.array(orderClock) });
export type OrderClocksJson = z.infer<typeof orderClocks>;
