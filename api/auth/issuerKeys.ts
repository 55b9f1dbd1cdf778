import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const FETCH_TIMEOUT_MS = 3_000;
/** For so long the keys that an issuer published last count while it is away: a shop goes on, a withdrawn key does not. */
const LAST_WORD_MS = 24 * 60 * 60_000;

/** The keys that an issuer publishes, asked for anew every ten minutes; while it is away, those that it published last. */
export function issuerKeys(jwksUrl: string): JWTVerifyGetKey {
  const published = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_TIMEOUT_MS });
  let answeredAt = -Infinity;
  return async (header, token) => {
    try {
      const key = await published(header, token);
      answeredAt = Date.now();
      return key;
    } catch (fault) {
      const known = published.jwks();
      if (!isKeySourceFault(fault) || !known || Date.now() - answeredAt > LAST_WORD_MS) throw fault;
      // A key that isn't among them may have been published since: what is wrong is that nobody can tell.
      return await createLocalJWKSet(known)(header, token).catch(() => Promise.reject(fault));
    }
  };
}

/** It answered, but with no list of keys. */
const KEY_SOURCE_FAULTS: readonly string[] = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID'];

/** The issuer did not answer: that says nothing about the token. A key it doesn't list does. */
export function isKeySourceFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  return !(error instanceof errors.JOSEError) || KEY_SOURCE_FAULTS.includes(error.code);
}
