import { z } from 'zod';

/** One fault of a request, and where: a JSON pointer into the body, or the name of a parameter or a header. */
const fault = z.object({
  /** Into the body (RFC 6901). */
  pointer: z.string().optional(),
  /** Of the path or the query. */
  parameter: z.string().optional(),
  header: z.string().optional(),
  detail: z.string(),
});

/** An RFC 9457 problem: what `application/problem+json` answers carry. */
export const problem = z.object({
  /** Stable, for programs: `https://throughline.dev/problems/<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** A sentence for a person. */
  detail: z.string(),
  instance: z.string().optional(),
  /** The answer's `X-Request-Id`. */
  requestId: z.string().optional(),
  /** Which parts of the request are at fault, 20 at most. */
  errors: z.array(fault.meta({ id: 'Fault' })).optional(),
  /** What may be done instead. */
  allowedActions: z.array(z.string()).optional(),
  allowedStatuses: z.array(z.string()).optional(),
  /** The order that a quote has become. */
  orderId: z.string().optional(),
  /** Where the order stands that `If-Match` didn't expect. */
  version: z.int().optional(),
  revision: z.int().optional(),
});
export type ProblemJson = z.infer<typeof problem>;
