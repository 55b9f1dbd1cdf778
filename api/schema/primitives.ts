import { z } from 'zod';
import { lineText, proseText } from '../../domain/text/normalText';

/** A text of one line, brought into its one form before its length is checked. */
export const line = (max: number) => z.string().overwrite(lineText).max(max);

/** The same of a text that may have several lines. */
export const prose = (max: number) => z.string().overwrite(proseText).max(max);

export const email = z.string().overwrite(lineText).check(z.email(), z.maxLength(254));

/** As somebody writes it; which number it is depends on the country, and is read where that is known. */
export const phone = line(40).min(1);

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

/** An address. The country by its ISO 3166-1 code or any usual name in English or Bangla; answers have the code of two letters. */
export const address = z.object({
  name: line(120).min(1),
  line1: line(200).min(1),
  line2: line(200).optional(),
  city: line(100).min(1),
  postcode: line(20).optional(),
  country: line(60).min(2),
  phone: phone.optional(),
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
