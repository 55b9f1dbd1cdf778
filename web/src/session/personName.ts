import type { FindWord } from '../i18n/useWord';
import { personaOf } from './personas';

interface Person {
  readonly id: string;
  readonly role: string;
}

/**
 * What somebody who did something to an order is called: by name where one is known, else by what they are.
 * @param customerName whose order it is, as far as that account has a name.
 */
export function personName({ id, role }: Person, find: FindWord, customerName?: string | null): string {
  const known = personaOf(id)?.name ?? (role === 'customer' ? customerName : undefined);
  if (known) return known;
  const what = find('session.roles', role) ?? role;
  // Ids of staff are what their colleagues know them by; those of customers and of programs say nothing.
  return ['customer', 'checkout', 'system'].includes(role) ? what : `${what} (${id})`;
}
