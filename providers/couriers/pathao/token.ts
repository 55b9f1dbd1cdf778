import { z } from 'zod';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { PATHAO, TokenRefused, callPathao, type PathaoConfig } from './api';

/** A token is renewed this long before it ends, so that none ends on its way to Pathao. */
const RENEWAL_MARGIN_MS = 60_000;

const issued = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds. */
  expires_in: z.coerce.number(),
});

interface Token {
  readonly access: string;
  readonly refresh: string;
  readonly renewAt: number;
}

export interface PathaoTokens {
  /** The current access token, fetched or renewed when needed. */
  current(signal: AbortSignal): Promise<string>;
  /** Forgets a token that Pathao refused. */
  forget(access: string): void;
}

/** Keeps one merchant's token. However many calls need one at the same moment, one request fetches it. */
export function createPathaoTokens(config: PathaoConfig, now: () => number = Date.now): PathaoTokens {
  let token: Token | undefined;
  let pending: Promise<Token> | undefined;

  const renew = (signal: AbortSignal): Promise<Token> =>
    (pending ??= fetchToken(config, token?.refresh, now, signal)
      .then((fresh) => (token = fresh))
      .finally(() => (pending = undefined)));

  return {
    current: async (signal) => (token && now() < token.renewAt ? token : await renew(signal)).access,
    forget: (access) => {
      if (token?.access === access) token = undefined;
    },
  };
}

/** Renews with the refresh token; when there is none or Pathao doesn't take it, signs in with the password. */
async function fetchToken(
  config: PathaoConfig,
  refresh: string | undefined,
  now: () => number,
  signal: AbortSignal,
): Promise<Token> {
  if (refresh !== undefined) {
    try {
      return await grant(config, { grant_type: 'refresh_token', refresh_token: refresh }, now, signal);
    } catch (error) {
      if (!(error instanceof TokenRefused || error instanceof ProviderRejected)) throw error;
    }
  }
  const { username, password } = config;
  try {
    return await grant(config, { grant_type: 'password', username, password }, now, signal);
  } catch (error) {
    if (!(error instanceof TokenRefused || error instanceof ProviderRejected)) throw error;
    // Says nothing of the parcel at hand: it goes on once somebody has put the credentials right.
    throw new ProviderUnavailable(PATHAO, 'refused the merchant credentials', { cause: error });
  }
}

async function grant(
  { baseUrl, clientId, clientSecret }: PathaoConfig,
  credentials: Readonly<Record<string, string>>,
  now: () => number,
  signal: AbortSignal,
): Promise<Token> {
  const answer = await callPathao(
    baseUrl,
    {
      method: 'POST',
      path: '/issue-token',
      body: { client_id: clientId, client_secret: clientSecret, ...credentials },
    },
    issued,
    signal,
  );
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    renewAt: now() + answer.expires_in * 1000 - RENEWAL_MARGIN_MS,
  };
}
