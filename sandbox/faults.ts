import { z } from 'zod';
import { FAULT_KINDS } from './faultBoard';
import { VENDOR_NAMES } from './vendors';

/** A wish for trouble: `count` times from now on, or each time with a `probability` (0–1) until cleared. */
export const faultSchema = z
  .strictObject({
    vendor: z.enum(VENDOR_NAMES),
    /** An operation of the vendor (`create`, `book`, `send`) or a kind of webhook; left out: every one. */
    operation: z.string().optional(),
    kind: z.enum(FAULT_KINDS),
    probability: z.number().min(0).max(1).optional(),
    count: z.int().min(1).optional(),
    /** How long latency, a time-out or a webhook's delay lasts, in milliseconds. */
    ms: z.int().min(0).max(600_000).optional(),
  })
  .refine(({ probability, count }) => (probability === undefined) !== (count === undefined), {
    message: 'exactly one of probability and count is needed',
  });
export type Fault = z.infer<typeof faultSchema>;
