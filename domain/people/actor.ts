/** What a person or program may be; the token's `roles` claim holds these (but `system`, which no token can claim). */
export const ROLES = ['customer', 'checkout', 'support', 'warehouse', 'finance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles of people who work for the shop. */
export const STAFF_ROLES = ['support', 'warehouse', 'finance', 'admin'] as const satisfies readonly Role[];

/** Who did something to an order: `id` is a customer's or staff member's id, or names the part of the system. */
export interface Actor {
  readonly id: string;
  readonly role: Role | 'system';
}

/** Somebody who works for the shop. */
type StaffMember = Actor & { readonly role: (typeof STAFF_ROLES)[number] };

/** The order's own story acting: a deadline that passed, a step that completed. */
export const SYSTEM: Actor = { id: 'throughline', role: 'system' };

/** A signal without an actor came through the Temporal Web UI or CLI: access to the namespace is a staff right. */
export const NAMESPACE_STAFF: Actor = { id: 'temporal', role: 'support' };

/** Whether it may be any member of staff: who writes to the namespace by hand names nobody. */
export const isNameless = ({ id }: Actor): boolean => id === NAMESPACE_STAFF.id;

export function isStaff(actor: Actor): actor is StaffMember {
  return (STAFF_ROLES as readonly string[]).includes(actor.role);
}
