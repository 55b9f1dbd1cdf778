import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { currentSession, onSessionChange } from './session';

/**
 * Keeps the pages honest when the person changes: nothing of the last one stays in the cache, and somebody
 * whose token was refused lands on the sign-in page with the way back.
 */
export function signOutToSignIn(router: AnyRouter, queryClient: QueryClient): void {
  let person = currentSession()?.id;
  onSessionChange(() => {
    const session = currentSession();
    if (session?.id === person) return;
    person = session?.id;
    void queryClient.resetQueries();
    const { pathname, href } = router.state.location;
    if (!session && pathname !== '/sign-in') {
      void router.navigate({ to: '/sign-in', search: { next: href } });
    }
  });
}
