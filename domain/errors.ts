/**
 * Why a request was turned down. The code is stable and public: the API derives the problem type from it.
 * One table in `api/http/problems.ts` gives each its HTTP status.
 */
export type DomainErrorCode =
  | 'validation'
  | 'not-found'
  | 'unauthorized'
  | 'forbidden'
  | 'unknown-sku'
  | 'out-of-stock'
  | 'limit-exceeded'
  | 'currency-mismatch'
  | 'checkout-expired'
  | 'checkout-used'
  | 'reference-used'
  | 'link-used'
  | 'link-expired'
  | 'link-replaced'
  | 'link-withdrawn'
  | 'order-cancelled'
  | 'already-paid'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'illegal-transition'
  | 'not-allowed'
  | 'code-unknown'
  | 'code-wrong'
  | 'code-expired'
  | 'code-used'
  | 'code-exhausted'
  | 'serial-taken'
  | 'serial-foreign'
  | 'serial-unregistered'
  | 'photo-type'
  | 'photo-broken'
  | 'precondition-failed'
  | 'precondition-required'
  | 'rate-limited'
  | 'unavailable';

/** Points at one offending part of a request with an RFC 6901 JSON pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** The same of what isn't in a body: the name of a parameter of the path or the query, or of a header. */
export type RequestFault =
  | FieldError
  | { readonly parameter: string; readonly detail: string }
  | { readonly header: string; readonly detail: string };

/** A refusal: a sentence a shopper can read, and details a program or an engineer can use. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    readonly detail: string,
    readonly extra: {
      readonly errors?: readonly RequestFault[];
      /** What the caller may do instead. */
      readonly allowedActions?: readonly string[];
      /** The statuses a status change may lead to from here. */
      readonly allowedStatuses?: readonly string[];
      /** How much money is left of what more was asked for, in minor units. */
      readonly amountLeft?: { readonly amount: number; readonly currency: string };
      /** Limits per customer that an order would have exceeded; `from` is an instant, null: never. */
      readonly limits?: readonly {
        readonly sku: string;
        readonly quantity: number;
        readonly days: number;
        readonly left: number;
        readonly from: string | null;
      }[];
      /** The last digits of the phone that a code was sent to a moment ago. */
      readonly sentTo?: string;
      /** The order that a quote has become. */
      readonly orderId?: string;
      /** Where the order stands, when it isn't where the caller expected it. */
      readonly version?: number;
      readonly revision?: number;
      /** That this is the answer of an earlier request, which was the same. */
      readonly replayed?: true;
      /** Seconds after which trying again makes sense. */
      readonly retryAfterSeconds?: number;
    } = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** Causes beyond are left out: one may lead back to itself. */
const MOST_CAUSES = 4;

/**
 * An error's class, code and causes, never its message or data, since requests hold personal fields:
 * `PrismaClientKnownRequestError P1001, caused by SocketError ECONNREFUSED`.
 */
export function describe(error: unknown): string {
  const chain = [error];
  for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) {
    if (chain.push(cause) > MOST_CAUSES) break;
  }
  return chain.map(kindOf).join(', caused by ');
}

function causeOf(error: unknown): object | undefined {
  const hasCause = typeof error === 'object' && error !== null && 'cause' in error;
  return hasCause && typeof error.cause === 'object' && error.cause !== null ? error.cause : undefined;
}

/** An error's class and code alone. */
export function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  return [classOf(error), codeOf(error)].filter((word) => word !== undefined).join(' ') || 'object';
}

/** A class that gives its errors no name of their own is told from others by its own. */
function classOf(error: { readonly name?: unknown }): string | undefined {
  if (typeof error.name !== 'string') return undefined;
  return error.name === 'Error' ? error.constructor.name : error.name;
}

/** What libraries tell their errors apart by: a number of gRPC, a word of Node or PostgreSQL, a kind of Prisma's driver. */
function codeOf(error: object): string | undefined {
  const code = 'code' in error ? error.code : 'kind' in error ? error.kind : undefined;
  if (typeof code === 'number') return String(code);
  // A sentence would be a message.
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : undefined;
}
