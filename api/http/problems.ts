import { DomainError, type DomainErrorCode, type RequestFault } from '../../domain/errors';
import { isDatabaseAway } from '../../prisma/postgres/databaseAway';
import { present } from '../../domain/present';
import { problemType, type ProblemJson } from '../schema/problem';

/** Problems of HTTP itself, beside those of the domain. */
export type HttpProblemCode =
  | 'malformed-request'
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'webhook-forged'
  | 'internal-error';
export type ProblemCode = DomainErrorCode | HttpProblemCode;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Whether repeating the request later makes sense: the answer says when. */
  readonly retry?: true;
}

const DOMAIN_PROBLEMS: Readonly<Record<DomainErrorCode, ProblemKind>> = {
  validation: { status: 422, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'Not found' },
  unauthorized: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not permitted' },
  'unknown-sku': { status: 422, title: 'Unknown product' },
  'out-of-stock': { status: 422, title: 'Out of stock' },
  'limit-exceeded': { status: 422, title: 'More than one customer may have' },
  'currency-mismatch': { status: 422, title: 'Wrong currency' },
  'checkout-expired': { status: 409, title: 'The quote has expired' },
  'checkout-used': { status: 409, title: 'The quote has become an order' },
  'reference-used': { status: 409, title: 'Another order has the reference' },
  'link-used': { status: 409, title: 'The payment link was used' },
  'link-expired': { status: 409, title: 'The payment link has expired' },
  'link-replaced': { status: 409, title: 'There is a newer payment link' },
  'link-withdrawn': { status: 409, title: 'The payment link was withdrawn' },
  'order-cancelled': { status: 409, title: 'The order is cancelled' },
  'already-paid': { status: 409, title: 'There is nothing left to pay' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key is needed' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for something else' },
  'illegal-transition': { status: 409, title: 'Not possible from here' },
  'not-allowed': { status: 409, title: 'Not possible now' },
  'code-unknown': { status: 409, title: 'No code was sent' },
  'code-wrong': { status: 422, title: 'The code is wrong' },
  'code-expired': { status: 409, title: 'The code is too old' },
  'code-used': { status: 409, title: 'The code was used' },
  'code-exhausted': { status: 409, title: 'The code was tried too often' },
  'serial-taken': { status: 409, title: 'The piece is in another parcel' },
  'serial-foreign': { status: 409, title: 'The piece is of another product' },
  'serial-unregistered': { status: 409, title: 'The phone is not registered' },
  'photo-type': { status: 422, title: 'Not a picture that is taken' },
  'photo-broken': { status: 422, title: 'The picture can not be read' },
  'precondition-failed': { status: 412, title: 'It has changed since it was read' },
  'precondition-required': { status: 428, title: 'If-Match is needed' },
  'rate-limited': { status: 429, title: 'Too many requests', retry: true },
  unavailable: { status: 503, title: 'Not available at the moment', retry: true },
};

const HTTP_PROBLEMS: Readonly<Record<HttpProblemCode, ProblemKind>> = {
  'malformed-request': { status: 400, title: 'The request can not be read' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'webhook-forged': { status: 401, title: 'The sender of the webhook is not proven' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
};

/** The request may have been carried out: with its key it is safe to repeat. */
const DATABASE_AWAY =
  'The database can not be reached. Repeat the request, with the same Idempotency-Key if it had one.';
const RETRY_AFTER_SECONDS = 5;

/** The one table from a refusal's code to its HTTP status and title. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = { ...DOMAIN_PROBLEMS, ...HTTP_PROBLEMS };

/** A refusal that HTTP makes before the domain is asked. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly code: HttpProblemCode,
    readonly detail: string,
    readonly extra: { readonly errors?: readonly RequestFault[]; readonly cause?: Error } = {},
  ) {
    super(detail, present({ cause: extra.cause }));
  }
}

export function isDomainErrorCode(code: string): code is DomainErrorCode {
  return Object.hasOwn(DOMAIN_PROBLEMS, code);
}

/** More faults than these are of no use to anybody, and a body of a megabyte can have as many as it has bytes. */
const MOST_FAULTS = 20;

/**
 * Turns anything thrown into a problem; what we did not expect says nothing about our insides.
 * @param instance the path that was asked.
 */
export function toProblem(
  error: unknown,
  instance: string,
  requestId?: string,
): ProblemJson & { retryAfterSeconds?: number | undefined } {
  const asked = { instance, ...present({ requestId }) };
  if (error instanceof DomainError) {
    const { errors, allowedActions, allowedStatuses, retryAfterSeconds, limits, ...told } = error.extra;
    const { amountLeft, sentTo, orderId, version, revision } = told;
    return {
      ...frame(error.code, error.detail, asked),
      ...(errors && { errors: errors.slice(0, MOST_FAULTS) }),
      ...(allowedActions && { allowedActions: [...allowedActions] }),
      ...(limits && { limits: [...limits] }),
      ...(allowedStatuses && { allowedStatuses: [...allowedStatuses] }),
      ...present({ amountLeft, sentTo, orderId, version, revision }),
      retryAfterSeconds,
    };
  }
  if (error instanceof HttpProblem) {
    const { errors } = error.extra;
    return { ...frame(error.code, error.detail, asked), ...(errors && { errors: [...errors] }) };
  }
  const unreadable = toBodyProblem(error);
  if (unreadable) return frame(unreadable.code, unreadable.detail, asked);
  if (isDatabaseAway(error)) {
    return { ...frame('unavailable', DATABASE_AWAY, asked), retryAfterSeconds: RETRY_AFTER_SECONDS };
  }
  return frame('internal-error', 'The fault was logged; please try again later.', asked);
}

function frame(
  code: ProblemCode,
  detail: string,
  asked: Pick<ProblemJson, 'instance' | 'requestId'>,
): ProblemJson {
  const { title, status } = PROBLEMS[code];
  return { type: problemType(code), title, status, detail, ...asked };
}

/** Express reports a body or URL it can't read by an error that carries the status. */
function toBodyProblem(error: unknown): HttpProblem | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  switch (error.status) {
    case 400:
      return new HttpProblem('malformed-request', 'The request is not well-formed.', { cause: error });
    case 413:
      return new HttpProblem('too-large', 'The body is larger than this path accepts.', { cause: error });
    case 415:
      return new HttpProblem('unsupported-media-type', 'The body is in no format we read.', { cause: error });
    default:
      return isRefusal(error.status)
        ? new HttpProblem('malformed-request', 'The request can not be answered as it asks.', {
            cause: error,
          })
        : undefined;
  }
}

/** Such as a precondition or a range that a file doesn't meet: the caller's fault, not ours. */
function isRefusal(status: unknown): boolean {
  return typeof status === 'number' && status > 400 && status < 500;
}

/** A refusal of one part of the body. */
export function invalid(pointer: string, detail: string): DomainError {
  return invalidAll([{ pointer, detail }]);
}

/** A refusal of a body for one part of it, whatever that would mean. */
export function malformed(pointer: string, detail: string): HttpProblem {
  const fault = { pointer, detail };
  return new HttpProblem('malformed-request', `${placeOf(fault)}: ${detail}`, { errors: [fault] });
}

/** A refusal of a parameter of the path or the query. */
export const invalidParameter = (parameter: string, detail: string): DomainError =>
  invalidAll([{ parameter, detail }]);

/** A refusal of a header. */
export const invalidHeader = (header: string, detail: string): DomainError =>
  invalidAll([{ header, detail }]);

/** A refusal of several parts of the request at once. */
export function invalidAll(errors: readonly RequestFault[]): DomainError {
  const [first] = errors;
  return new DomainError('validation', first ? `${placeOf(first)}: ${first.detail}` : 'Not valid.', {
    errors,
  });
}

function placeOf(fault: RequestFault): string {
  if ('pointer' in fault) return fault.pointer || 'The body';
  return 'parameter' in fault ? fault.parameter : fault.header;
}

/** An RFC 6901 JSON pointer to a value inside a document. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
