import { useSyncExternalStore } from 'react';
import { currentSession, onSessionChange, type Session } from './session';

/** The session, re-rendering when somebody signs in or out. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(onSessionChange, currentSession);
}
