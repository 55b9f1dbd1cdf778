import { DomainError } from '../errors';
import type { OrderState } from './order';

/**
 * Makes sure that an order is where whoever decided about it believes it to be.
 * @param expected the revisions one of which it must be at; undefined: whichever it is at.
 * @throws {DomainError} `precondition-failed` with where the order stands.
 */
export function requireExpected(
  { version, revision }: Pick<OrderState, 'version' | 'revision'>,
  expected: readonly number[] | undefined,
): void {
  if (expected === undefined || expected.includes(revision)) return;
  throw new DomainError(
    'precondition-failed',
    `The order has changed since: it is at revision ${revision}. Read it again and decide anew.`,
    { version, revision },
  );
}
