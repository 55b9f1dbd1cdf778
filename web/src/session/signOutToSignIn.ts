import type { QueryClient } from '@tanstack/react-query';
import { hrefOf } from '../routing/address';
import type { Router } from '../routing/createRouter';
import { currentSession, onSessionChange, SESSION_STORAGE_KEY, setSession } from './session';

/**
 * Keeps the pages honest when the person changes: nothing of the last one stays in the cache, and somebody
 * whose token was refused lands on the sign-in page with the way back. Signed out in one tab is signed out in all.
 */
export function signOutToSignIn(router: Router, queryClient: QueryClient): void {
  let person = currentSession()?.id;
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === SESSION_STORAGE_KEY && newValue === null) setSession(undefined);
  });
  onSessionChange(() => {
    const session = currentSession();
    if (session?.id === person) return;
    person = session?.id;
    // Whoever left asks for nothing more; somebody else sees their own.
    if (session) void queryClient.resetQueries();
    else queryClient.clear();
    const address = router.address();
    if (!session && address.pathname !== '/sign-in') {
      void router.navigate({ to: '/sign-in', search: { next: hrefOf(address) } });
    }
  });
}
