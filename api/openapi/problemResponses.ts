import { PROBLEMS, type ProblemCode } from '../http/problems';
import { isRateLimited } from '../http/rateLimit';
import type { Route } from '../http/route';
import { problemType } from '../schema/problem';
import type { JsonSchema } from './jsonSchema';

/** The problems that a route can answer with: those it names, and those that follow from its shape. */
export function problemCodesOf({ method, path, request, roles, errors }: Route): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>([...errors, 'internal-error', 'unavailable']);
  if (isRateLimited(path)) codes.add('rate-limited').add('validation');
  if (roles !== 'public') codes.add('unauthorized').add('forbidden');
  if (request.params) codes.add('malformed-request');
  // What is sent is read before anybody asks whether the route takes it.
  if (method !== 'get') codes.add('malformed-request').add('too-large').add('unsupported-media-type');
  if (request.idempotencyKey) codes.add('idempotency-key-missing');
  if (request.ifMatch) codes.add('precondition-failed');
  if (request.ifMatch === 'required') codes.add('precondition-required');
  return [...codes].sort();
}

/**
 * Problems that a caller treats alike: told together under a range of statuses, which OpenAPI has for that. A status of its own
 * would hide the range, so that no other problem may have the status of one of these.
 */
const RANGES: readonly {
  readonly range: string;
  readonly name: string;
  readonly codes: readonly ProblemCode[];
}[] = [
  // The request as such is at fault, whatever it asks for.
  {
    range: '4XX',
    name: 'Unreadable',
    codes: [
      ...(['idempotency-key-missing', 'malformed-request', 'rate-limited', 'too-large'] as const),
      ...(['unauthorized', 'unsupported-media-type'] as const),
    ],
  },
  // We are, and repeating it helps.
  { range: '5XX', name: 'Unavailable', codes: ['internal-error', 'unavailable'] },
];

/** Of the answers of most routes, and of those that are long. */
const SHORT_NAMES: readonly { readonly name: string; readonly codes: readonly ProblemCode[] }[] = [
  ...RANGES,
  {
    name: 'UnreadableBody',
    codes: ['malformed-request', 'rate-limited', 'too-large', 'unauthorized', 'unsupported-media-type'],
  },
  { name: 'NotRead', codes: ['malformed-request', 'rate-limited', 'unauthorized'] },
  { name: 'NotAdmitted', codes: ['rate-limited', 'unauthorized'] },
  { name: 'Invalid', codes: ['idempotency-key-reused', 'validation'] },
  { name: 'NotPriced', codes: ['currency-mismatch', 'unknown-sku', 'validation'] },
  {
    name: 'NotPlaced',
    codes: [
      ...(['currency-mismatch', 'idempotency-key-reused', 'limit-exceeded'] as const),
      ...(['out-of-stock', 'unknown-sku', 'validation'] as const),
    ],
  },
];

/** A route's problems by status or range of statuses, each with the closed list of its types. */
export function problemsByStatus(route: Route): ReadonlyMap<string, readonly ProblemCode[]> {
  const byStatus = new Map<string, readonly ProblemCode[]>();
  for (const code of problemCodesOf(route)) {
    const range = RANGES.find(({ codes }) => codes.includes(code))?.range;
    const status = range ?? String(PROBLEMS[code].status);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/**
 * "Validation", or "OutOfStockOrValidation": routes with the same problems share one response. What most routes share has a short
 * name, since it stands in each, as has what would be too long.
 */
export function problemResponseName(codes: readonly ProblemCode[]): string {
  const short = SHORT_NAMES.find((one) => one.codes.join() === codes.join());
  return short?.name ?? codes.map(pascalCase).join('Or');
}

const pascalCase = (code: ProblemCode): string =>
  code.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** What an order may answer to a command: the same answer is given to its repeat. */
const KEPT: readonly ProblemCode[] = ['not-allowed', 'illegal-transition', 'precondition-failed'];

/** What the document says of an answer that is one of these problems. */
export function problemResponse(codes: readonly ProblemCode[]): JsonSchema {
  const again = codes.some((code) => PROBLEMS[code].retry);
  const kept = codes.some((code) => KEPT.includes(code));
  return {
    description: codes.map((code) => `${PROBLEMS[code].title} (${PROBLEMS[code].status})`).join('; '),
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
      ...(again && { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }),
      ...(kept && { 'Idempotency-Replayed': { $ref: '#/components/headers/Idempotency-Replayed' } }),
      ...(codes.includes('precondition-failed') && { ETag: { $ref: '#/components/headers/ETag' } }),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { type: { enum: codes.map(problemType) } }, required: ['type'] },
          ],
        },
      },
    },
  };
}
