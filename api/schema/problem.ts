import { z } from 'zod';
import { money } from './primitives';
import { exceededLimit } from './stock/limits';

/** One fault of a request, and where: a JSON pointer into the body, or the name of a parameter or a header. */
const fault = z.object({
  /** Into the body (RFC 6901). */
  pointer: z.string().optional(),
  /** Of the path or the query. */
  parameter: z.string().optional(),
  header: z.string().optional(),
  detail: z.string(),
});

/** What is behind the last slash of a problem's type. */
export const PROBLEM_CODES = [
  ...[
    'validation',
    'not-found',
    'unauthorized',
    'forbidden',
    'unknown-sku',
    'out-of-stock',
    'limit-exceeded',
  ],
  ...['currency-mismatch', 'checkout-expired', 'checkout-used', 'reference-used'],
  ...['link-used', 'link-expired', 'link-replaced', 'link-withdrawn', 'order-cancelled', 'already-paid'],
  ...['idempotency-key-missing', 'idempotency-key-reused', 'illegal-transition', 'not-allowed'],
  ...['code-unknown', 'code-wrong', 'code-expired', 'code-used', 'code-exhausted'],
  ...['serial-taken', 'serial-foreign', 'serial-unregistered', 'photo-type', 'photo-broken'],
  ...['precondition-failed', 'precondition-required', 'rate-limited', 'unavailable'],
  ...['malformed-request', 'too-large', 'unsupported-media-type', 'method-not-allowed'],
  ...['webhook-forged', 'internal-error'],
] as const;

/** What programs know a problem by. */
export const problemType = (code: string): string => `https://throughline.dev/problems/${code}`;

/** An RFC 9457 problem: what `application/problem+json` answers carry. */
export const problem = z
  .object({
    /** Stable, for programs: `https://throughline.dev/problems/<code>`. */
    type: z.enum(PROBLEM_CODES.map(problemType)),
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
    /** How much is left of what more was asked for. */
    amountLeft: money.optional(),
    /** The limits per customer that an order would have exceeded. */
    limits: z.array(exceededLimit).optional(),
    /** The last digits of the phone that a code was sent to a moment ago. */
    sentTo: z.string().optional(),
    /** The order that a quote has become. */
    orderId: z.string().optional(),
    /** Where the order stands that `If-Match` didn't expect. */
    version: z.int().optional(),
    revision: z.int().optional(),
  })
  .meta({
    id: 'Problem',
    description: 'An RFC 9457 problem. `type` is for programs, `detail` a sentence for people.',
    examples: [
      {
        type: problemType('validation'),
        title: 'The request is not valid',
        status: 422,
        detail: '/lines/0/quantity: Too small: expected number to be >=1',
        instance: '/api/orders',
        requestId: '01JD6Z7W3KZQ5M4F8T2R9X1C0V',
        errors: [{ pointer: '/lines/0/quantity', detail: 'Too small: expected number to be >=1' }],
      },
    ],
  });
export type ProblemJson = z.infer<typeof problem>;
