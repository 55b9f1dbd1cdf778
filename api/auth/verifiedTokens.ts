import type { Principal } from './principal';

/** Tokens whose signature was checked a moment ago, so that a shop's backend costs one check and not one a request. */
export interface VerifiedTokens {
  find(token: string): Principal | undefined;
  remember(token: string, principal: Principal): void;
}

/** For so long a token is believed after its issuer has withdrawn the key; the key list itself is kept for longer. */
const BELIEVED_MS = 60_000;
const MOST_TOKENS = 10_000;

/** @param now milliseconds since the epoch. */
export function rememberTokens(now: () => number = Date.now): VerifiedTokens {
  const known = new Map<string, { readonly principal: Principal; readonly until: number }>();
  return {
    find(token) {
      const found = known.get(token);
      if (!found || found.until > now()) return found?.principal;
      known.delete(token);
      return undefined;
    },
    remember(token, principal) {
      const [oldest] = known.keys();
      if (known.size >= MOST_TOKENS && oldest !== undefined) known.delete(oldest);
      known.set(token, { principal, until: Math.min(principal.expiresAt, now() + BELIEVED_MS) });
    },
  };
}
