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
  | 'currency-mismatch'
  | 'checkout-expired'
  | 'checkout-used'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'illegal-transition'
  | 'not-allowed'
  | 'precondition-failed'
  | 'precondition-required'
  | 'rate-limited'
  | 'unavailable';

/** Points at one offending part of a request with an RFC 6901 JSON pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal: a sentence a shopper can read, and details a program or an engineer can use. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    readonly detail: string,
    readonly extra: {
      readonly errors?: readonly FieldError[];
      /** What the caller may do instead. */
      readonly allowedActions?: readonly string[];
      /** The statuses a status change may lead to from here. */
      readonly allowedStatuses?: readonly string[];
      /** Seconds after which trying again makes sense. */
      readonly retryAfterSeconds?: number;
    } = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** An error's kind, never its data: requests hold personal fields. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
