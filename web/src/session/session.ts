import type { Role } from '../../../domain/people/actor';
import type { Permission } from '../../../domain/people/permissions';

/** Who is signed in, with the bearer token the API wants. */
export interface Session {
  readonly token: string;
  readonly id: string;
  readonly roles: readonly Role[];
  /** What the API lets them do; pages show nothing else. */
  readonly permissions: readonly Permission[];
}

export const SESSION_STORAGE_KEY = 'throughline.session';

const listeners = new Set<() => void>();
let current: Session | undefined = read();

function read(): Session | undefined {
  if (typeof localStorage === 'undefined') return undefined;
  return parseSession(localStorage.getItem(SESSION_STORAGE_KEY));
}

/** The stored session; undefined for what another release or somebody's hand left there: nobody is signed in then. */
export function parseSession(text: string | null): Session | undefined {
  if (text === null) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    return isSession(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isSession(stored: unknown): stored is Session {
  if (typeof stored !== 'object' || stored === null) return false;
  const { token, id, roles, permissions } = stored as Partial<Session>;
  const lists = Array.isArray(roles) && Array.isArray(permissions);
  return typeof token === 'string' && typeof id === 'string' && lists;
}

/** The session now; undefined when nobody is signed in. Stable between changes. */
export function currentSession(): Session | undefined {
  return current;
}

/** Replaces the session everywhere, and in the browser's storage. */
export function setSession(session: Session | undefined): void {
  current = session;
  if (session) localStorage.setItem(SESSION_STORAGE_KEY, JSON.stringify(session));
  else localStorage.removeItem(SESSION_STORAGE_KEY);
  for (const listener of listeners) listener();
}

/** Calls back on every change, until the returned function is called. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isStaffSession(session: Session | undefined): boolean {
  return session?.permissions.includes('workInBackOffice') ?? false;
}
