import { SignJWT, importJWK } from 'jose';
import { issuerKey, type IssuerKey } from './key';

/** Who a token speaks for. */
export interface TokenClaims {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly name?: string;
}

/** The `iss` and `aud` that the API expects. */
export interface TokenParties {
  readonly issuer: string;
  readonly audience: string;
}

export const TOKEN_LIFE_S = 12 * 60 * 60;

/** Signs a bearer token that lives for twelve hours. */
export async function signToken(key: IssuerKey, parties: TokenParties, claims: TokenClaims): Promise<string> {
  const { sub, roles, name } = claims;
  return new SignJWT({ roles: [...roles], ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'ES256', kid: key.publicJwk.kid, typ: 'JWT' })
    .setIssuer(parties.issuer)
    .setAudience(parties.audience)
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFE_S}s`)
    .sign(await importJWK(key.privateJwk, 'ES256'));
}

/**
 * A token of the development issuer whose key lies in `dataDir`, whether the sandbox runs or not: it makes the
 * key if there is none yet.
 */
export function issueDevToken(
  options: TokenParties & TokenClaims & { readonly dataDir: string },
): Promise<string> {
  return signToken(issuerKey(options.dataDir), options, options);
}
