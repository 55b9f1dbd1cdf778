import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ROLES, type Actor, type Role } from '../domain/actor';
import { DomainError } from '../domain/errors';

/** Who a verified token speaks for. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
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

const claims = z.object({ sub: z.string().min(1).max(64), roles: z.array(z.string()) });

/** Checks bearer tokens of one issuer: signature by its published keys, issuer, audience, expiry, roles. */
export function createAuthenticate({ issuer, audience, jwksUrl }: AuthOptions): Authenticate {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000 });
  return async (authorization) => {
    if (authorization === undefined) return undefined;
    const [scheme, token] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token)
      throw refused('The Authorization header is no bearer token.');
    return verify(token, keys, issuer, audience);
  };
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  issuer: string,
  audience: string,
): Promise<Principal> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      // A symmetric algorithm must never be accepted where public keys are published.
      algorithms: ['RS256', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
    });
    const { sub, roles } = claims.parse(payload);
    return { id: sub, roles: ROLES.filter((role) => roles.includes(role)) };
  } catch (error) {
    if (isKeySourceFault(error)) {
      throw new DomainError(
        'unavailable',
        'Tokens can not be checked at the moment.',
        { retryAfterSeconds: 5 },
        { cause: error },
      );
    }
    throw refused(
      error instanceof errors.JWTExpired ? 'The token has expired.' : 'The token is not valid here.',
      error,
    );
  }
}

/** The issuer did not answer: that says nothing about the token. A key it doesn't list does. */
function isKeySourceFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  return !(error instanceof z.ZodError);
}

function refused(detail: string, cause?: unknown): DomainError {
  return new DomainError('unauthorized', detail, {}, cause === undefined ? undefined : { cause });
}

/** Of several roles a caller acts in the one that may do most here. */
const PRECEDENCE: readonly Role[] = ['admin', 'support', 'warehouse', 'finance', 'checkout', 'customer'];

/**
 * Who acts on a route that these roles may call.
 * @throws {DomainError} `unauthorized` without a token, `forbidden` without one of the roles.
 */
export function authorize(principal: Principal | undefined, roles: readonly Role[]): Actor {
  if (!principal) throw refused('This needs a bearer token.');
  const role = PRECEDENCE.find((one) => roles.includes(one) && principal.roles.includes(one));
  if (!role) throw new DomainError('forbidden', `This needs one of the roles ${roles.join(', ')}.`);
  return { id: principal.id, role };
}
