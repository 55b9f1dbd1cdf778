import type { Role } from '../../domain/people/actor';

/** Who opens a page; nobody: a visitor whom the browser has never seen. */
export interface Person {
  readonly id: string;
  readonly role: Role;
}

/** A page that is opened, as if for the first time. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly person?: Person;
}

const STAFF: Person = { id: 'bench-support', role: 'support' };

/** The pages that are measured. @param order an order of the customer. */
export function visitsOf({
  order,
  customer,
}: {
  readonly order: string;
  readonly customer: Person;
}): Visit[] {
  return [
    { name: 'shop, unknown visitor', path: '/' },
    { name: 'shop', path: '/', person: customer },
    { name: 'orders', path: '/orders', person: customer },
    { name: 'an order', path: `/orders/${order}`, person: customer },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'back office, list', path: '/admin/orders', person: STAFF },
    { name: 'back office, an order', path: `/admin/orders/${order}`, person: STAFF },
  ];
}
