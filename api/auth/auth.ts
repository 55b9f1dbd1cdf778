import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ROLES, type Actor, type Role } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import type { AuthOptions, Authenticate, Principal } from './principal';
import { isKeySourceFault, issuerKeys } from './issuerKeys';
import { isStorable } from '../../prisma/postgres/storableText';
import { rememberTokens } from './verifiedTokens';

/** `exp` in seconds since the epoch. */
const claims = z.object({
  sub: z.string().min(1).max(64).refine(isStorable),
  roles: z.array(z.string()),
  exp: z.number(),
});

/** Checks bearer tokens of one issuer: signature by its published keys, issuer, audience, expiry, roles. */
export function createAuthenticate({ issuer, audience, jwksUrl }: AuthOptions): Authenticate {
  const keys = issuerKeys(jwksUrl);
  const verified = rememberTokens();
  return async (authorization) => {
    if (authorization === undefined) return undefined;
    const [scheme, token] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token)
      throw refused('The Authorization header is no bearer token.');
    const known = verified.find(token);
    if (known) return known;
    const principal = await verify(token, keys, issuer, audience);
    verified.remember(token, principal);
    return principal;
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
    const { sub, roles, exp } = claims.parse(payload);
    return { id: sub, roles: ROLES.filter((role) => roles.includes(role)), expiresAt: exp * 1_000 };
  } catch (error) {
    if (!(error instanceof z.ZodError) && isKeySourceFault(error)) {
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

function refused(detail: string, cause?: unknown): DomainError {
  return new DomainError('unauthorized', detail, {}, cause === undefined ? undefined : { cause });
}

/** Of several roles a caller acts in the one that may do most here. */
const PRECEDENCE: readonly Role[] = ['admin', 'support', 'warehouse', 'finance', 'checkout', 'customer'];

/**
 * Who acts on a route that these roles may call.
 * @throws {DomainError} `unauthorized` without a token, `forbidden` without one of the roles. Which they are the API's description
 *   says: who reads the refusal on a page has no use for it.
 */
export function authorize(principal: Principal | undefined, roles: readonly Role[]): Actor {
  if (!principal) throw refused('This needs a bearer token.');
  const role = PRECEDENCE.find((one) => roles.includes(one) && principal.roles.includes(one));
  if (!role) throw new DomainError('forbidden', 'Your account may not do this.');
  return { id: principal.id, role };
}
