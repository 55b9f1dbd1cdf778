import { z } from 'zod';

/** An ISO 4217 code in capitals. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "GBP"');

/** Minor units with their currency. */
export const money = z.object({ amount: z.int(), currency });
export type MoneyJson = z.infer<typeof money>;

/** RFC 3339, UTC. The database knows no year 0. */
export const instant = z.iso
  .datetime()
  .refine((text) => !text.startsWith('0000'), 'an instant from year 1 on');

export const metadata = z.record(z.string().max(100), z.unknown());

export const address = z.object({
  name: z.string().trim().min(1).max(120),
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().max(200).optional(),
  city: z.string().trim().min(1).max(100),
  postcode: z.string().trim().max(20).optional(),
  country: z.string().trim().min(2).max(60),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ()-]{6,24}$/, 'a phone number of 6 to 20 digits')
    .optional(),
});
export type AddressJson = z.infer<typeof address>;

export const listQuery = z.object({
  /** Long, as it may hold a name in letters of three bytes. */
  cursor: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a list; `nextCursor` is null on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
