import type { Role } from '../../domain/people/actor';

/** Who a verified token speaks for. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
  /** When the token expires, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Reads the `Authorization` header: undefined when there is none.
 * @throws {DomainError} `unauthorized` when a token is given and does not hold; `unavailable` when the
 * issuer's keys can't be had.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Principal | undefined>;

export interface AuthOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}
