import { z } from 'zod';

/** An RFC 9457 problem: what `application/problem+json` answers carry. */
export const problem = z.object({
  /** Stable, for programs: `https://throughline.dev/problems/<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** A sentence for a person. */
  detail: z.string(),
  instance: z.string().optional(),
  /** Which parts of the request are at fault, as JSON pointers. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** What may be done instead. */
  allowedActions: z.array(z.string()).optional(),
  allowedStatuses: z.array(z.string()).optional(),
});
export type ProblemJson = z.infer<typeof problem>;
