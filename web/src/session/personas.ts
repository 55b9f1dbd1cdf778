import type { Role } from '../../../domain/people/actor';

/** A made-up person of the demonstration, whom the dev issuer signs tokens for. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export const DEMO_CUSTOMER: Persona = { id: 'cust-rahim', name: 'Rahim Uddin', role: 'customer' };

export const PERSONAS: readonly Persona[] = [
  DEMO_CUSTOMER,
  { id: 'cust-karim', name: 'Karim Hossain', role: 'customer' },
  { id: 'cust-nusrat', name: 'Nusrat Jahan', role: 'customer' },
  { id: 'staff-support', name: 'Farhana Akter', role: 'support' },
  { id: 'staff-warehouse', name: 'Tanvir Ahmed', role: 'warehouse' },
  { id: 'staff-finance', name: 'Shirin Sultana', role: 'finance' },
  { id: 'staff-admin', name: 'Mahmud Hasan', role: 'admin' },
];

export function personaOf(id: string): Persona | undefined {
  return PERSONAS.find((persona) => persona.id === id);
}
