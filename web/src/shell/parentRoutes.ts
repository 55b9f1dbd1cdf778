import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { currentSession, isStaffSession } from '../session/session';
import { ensureSignedIn } from '../session/signIn';

interface AskedFor {
  readonly location: { readonly href: string };
}

/** Staff have no cart and no orders of their own: in the shop they would fill a cart they can't open. */
async function requireCustomer({ location }: AskedFor): Promise<void> {
  const someone = await ensureSignedIn();
  if (someone && !isStaffSession(currentSession())) return;
  throw redirect({ to: '/sign-in', search: { next: location.href } });
}

function requireStaff({ location }: AskedFor): void {
  if (isStaffSession(currentSession())) return;
  throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** The router gives it the frame of every page: pages that named the frame themselves would import its links to them. */
export const rootRoute = createRootRoute();

/** The parent of the pages for customers. */
export const customerRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'customer',
  beforeLoad: requireCustomer,
});

/** The parent of the pages for staff; their paths begin with `/admin`. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  beforeLoad: requireStaff,
});
