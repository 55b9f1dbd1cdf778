import { createRouter } from '@tanstack/react-router';
import * as customerPages from './customerPages';
import { signInPage } from './session/page';
import { NotFoundPage } from './shell/feedback/NotFoundPage';
import { PageError } from './shell/feedback/PageError';
import { PageSkeleton } from './shell/feedback/PageSkeleton';
import { Shell } from './shell/frame/Shell';
import { customerRoute, rootRoute, staffRoute } from './shell/parentRoutes';
import * as staffPages from './staffPages';

rootRoute.update({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: PageError });

/** Leads from addresses to pages; each page's own `page.ts` says where it stands. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInPage,
    customerRoute.addChildren(customerPages),
    staffRoute.addChildren(staffPages),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // The list of orders is left and come back to by many ways: each of its addresses has one place.
  getScrollRestorationKey: ({ pathname, href, state }) =>
    pathname === '/admin/orders' ? href : (state.__TSR_key ?? href),
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
