import { Prisma } from './client';

/**
 * How the customer of an order is reached: by what the order itself names, then by the phone of its shipping address, then
 * by what the customer is known by. SQL for a query that calls the tables `orders AS o` and `customers AS c`; each is null
 * when nothing is known. A courier rings whoever takes the parcel, which is another question.
 */
export const CUSTOMER_CONTACT = {
  email: Prisma.sql`coalesce(o.contact_email, c.email)`,
  phone: Prisma.sql`coalesce(o.contact_phone, o.shipping_address->>'phone', c.phone)`,
} as const;

/** The same of the buyer alone, whose account it is: whoever takes the parcel may be somebody else, and isn't in it. */
export const ACCOUNT_CONTACT = {
  email: CUSTOMER_CONTACT.email,
  phone: Prisma.sql`coalesce(o.contact_phone, c.phone)`,
} as const;
