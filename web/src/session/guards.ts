import { addressOf } from '../routing/targets';
import { currentSession, isStaffSession } from './session';
import { ensureSignedIn } from './signIn';

const toSignIn = (next: string): string => addressOf({ to: '/sign-in', search: { next } });

/**
 * What has to be so before a customer's page is shown. Staff have no cart and no orders of their own: in the shop they would fill a cart
 * they can't open.
 * @returns where else to go, or nothing.
 */
export async function requireCustomer(href: string): Promise<string | undefined> {
  const someone = await ensureSignedIn();
  return someone && !isStaffSession(currentSession()) ? undefined : toSignIn(href);
}

/** The same of a page for staff. */
export function requireStaff(href: string): string | undefined {
  return isStaffSession(currentSession()) ? undefined : toSignIn(href);
}
