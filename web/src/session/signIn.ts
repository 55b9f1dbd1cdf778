import type { MeJson } from '../../../api/schema/session';
import { fetchJson } from '../http/fetchJson';
import { DEMO_CUSTOMER, personaOf, type Persona } from './personas';
import { currentSession, setSession, type Session } from './session';

interface AuthConfig {
  readonly issuer: string;
  /** True when the simulated issuer signs tokens for anybody who asks. */
  readonly devIssuer: boolean;
}

let config: Promise<AuthConfig> | undefined;

/** How people sign in here; asked once, and again after a failure. */
export function authConfig(): Promise<AuthConfig> {
  config ??= fetchJson<AuthConfig>('/auth/config').catch((error: unknown) => {
    config = undefined;
    throw error;
  });
  return config;
}

/** Signs the persona in with a fresh token of the dev issuer. */
export async function signInAs(persona: Persona): Promise<Session> {
  const { issuer } = await authConfig();
  const { access_token: token } = await fetchJson<{ access_token: string }>(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: persona.id, roles: [persona.role] }),
  });
  return signInWithToken(token);
}

/** Signs in with a token that an issuer of the shop's own has signed. */
export async function signInWithToken(token: string): Promise<Session> {
  const { id, roles, permissions } = await fetchJson<MeJson>('/api/me', {
    headers: { authorization: `Bearer ${token}` },
  });
  const session: Session = { token, id, roles, permissions };
  setSession(session);
  return session;
}

let arrival: Promise<boolean> | undefined;

/**
 * Makes sure somebody is signed in before a customer's page: the demonstration's first visitor becomes its
 * customer without a click, once for all who ask meanwhile. False when a person has to sign in first.
 */
export function ensureSignedIn(): Promise<boolean> {
  if (currentSession()) return Promise.resolve(true);
  arrival ??= arrive().finally(() => {
    arrival = undefined;
  });
  return arrival;
}

async function arrive(): Promise<boolean> {
  const { devIssuer } = await authConfig();
  if (!devIssuer) return false;
  await signInAs(DEMO_CUSTOMER);
  return true;
}

let renewal: Promise<boolean> | undefined;

/**
 * After a 401: a persona gets a new token without being bothered, once for all requests that failed together;
 * anybody else is signed out. True when the request is worth repeating.
 */
export function renewSession(refused: string): Promise<boolean> {
  const session = currentSession();
  if (session && session.token !== refused) return Promise.resolve(true);
  renewal ??= renew(session).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function renew(session: Session | undefined): Promise<boolean> {
  const persona = session && personaOf(session.id);
  if (persona && (await authConfig()).devIssuer) {
    await signInAs(persona);
    return true;
  }
  setSession(undefined);
  return false;
}
