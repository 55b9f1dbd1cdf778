import { definePage } from '../routing/page';

export const signInPage = definePage({
  path: '/sign-in',
  readSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && search.next.startsWith('/') ? { next: search.next } : {},
  load: () => import('./SignInPage'),
  component: 'SignInPage',
});
