import { z } from 'zod';
import { MOST_LETTERS } from '../../domain/delivery/correction';
import { HOLD_REASONS } from '../../domain/holds/reasons';
import { ROLES } from '../../domain/people/actor';
import { CHANNELS } from '../../domain/stock/channels';
import { identifierText, lineText, proseText } from '../../domain/text/normalText';

/** A text of one line, brought into its one form before its length is checked. */
export const line = (max: number) => z.string().overwrite(lineText).max(max);

/** The same of a text that may have several lines. */
export const prose = (max: number) => z.string().overwrite(proseText).max(max);

/** What another system calls a product or a customer: the same one, however its name was typed. */
const identifier = z.string().overwrite(identifierText).max(64);
export const sku = identifier;
export const customerId = identifier;

export const email = z.string().overwrite(lineText).check(z.email(), z.maxLength(254));

/** As somebody writes it; which number it is depends on the country, and is read where that is known. */
export const phone = line(40).min(1);

const CURRENCY = 'an ISO 4217 code such as "GBP"';
/** An ISO 4217 code in capitals. */
export const currency = z.string().regex(/^[A-Z]{3}$/, { error: CURRENCY, abort: true });

const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');

/** A currency that a caller gives: one that is money somewhere. */
export const givenCurrency = currency.refine((code) => CURRENCIES.includes(code), CURRENCY);

/** Minor units with their currency. */
export const money = z.object({ amount: z.int(), currency }).meta({
  id: 'Money',
  description: 'An amount in the minor units of its currency.',
  examples: [{ amount: 1530, currency: 'BDT' }],
});
export type MoneyJson = z.infer<typeof money>;

/** RFC 3339, UTC. */
export const instant = z.iso.datetime();

/** Nothing of a shop is older, and the database can't read what a time zone moves before year 1. */
const inYears = (text: string): boolean => /^(19[7-9]\d|[2-9]\d{3})-/.test(text);

/** A day of a calendar. */
export const day = z.iso
  .date({ abort: true, error: 'a day such as "2026-11-26"' })
  .refine(inYears, 'a day of the years 1970 to 9999');

/** An instant in words of RFC 3339 with any offset, brought to UTC. */
export const anyInstant = z.iso
  .datetime({ offset: true, abort: true, error: 'an RFC 3339 instant such as "2026-11-26T08:00:00+06:00"' })
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
  .refine(inYears, 'an instant of the years 1970 to 9999');

export const metadata = z.record(z.string().max(100), z.unknown()).meta({
  id: 'Metadata',
  description: 'Anything of yours; kept as it came.',
});

const addressFields = {
  name: line(MOST_LETTERS.name).min(1),
  line1: line(MOST_LETTERS.line1).min(1),
  line2: line(MOST_LETTERS.line2).optional(),
  city: line(100).min(1),
  postcode: line(20).optional(),
  country: line(60).min(2),
  phone: phone.optional(),
};

const ADDRESS_EXAMPLE = {
  name: 'Rahim Uddin',
  line1: '12 Lake Road',
  city: 'Dhaka',
  postcode: '1205',
  country: 'BD',
  phone: '+8801711000001',
};

/** An address as it is sent. The country by its ISO 3166-1 code or any usual name in English or Bangla. */
export const givenAddress = z.strictObject(addressFields).meta({
  id: 'GivenAddress',
  description: 'The country by its ISO 3166-1 code or a usual name in English or Bangla.',
  examples: [{ ...ADDRESS_EXAMPLE, country: 'Bangladesh', phone: '01711-000001' }],
});

/** Without lengths: what an earlier release took for a text may be empty in today's form, or longer, and has to be shown. */
const stored = z.string().overwrite(lineText);
const storedFields = {
  ...{ name: stored, line1: stored, line2: stored.optional() },
  ...{ city: stored, postcode: stored.optional(), country: stored, phone: stored.optional() },
};

/** An address as it is answered: the country has its code of two letters, a phone is in E.164. */
export const address = z.object(storedFields).meta({
  id: 'Address',
  description: 'The country by its ISO 3166-1 code of two letters, the phone in E.164.',
  examples: [ADDRESS_EXAMPLE],
});
export type AddressJson = z.infer<typeof address>;

/** A number in a query: digits alone, since `50.00` is more likely a sum in another unit than a whole number. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (text) => (typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : text),
    z.int(`a whole number from ${min} to ${max}`).min(min).max(max),
  );

/** Most values that one filter takes. */
const MOST_VALUES = 50;

/** Several values of one filter: repeated, or separated by commas. */
export const anyOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => {
    const texts: readonly unknown[] = Array.isArray(given) ? given : [given];
    return texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [text]));
  }, z.array(item).min(1).max(MOST_VALUES));

/** What a person or program may be. */
export const role = z.enum(ROLES).meta({ id: 'Role' });

export const holdReason = z.enum(HOLD_REASONS).meta({ id: 'HoldReason' });

/** Through what customers order. */
export const channel = z.enum(CHANNELS).meta({ id: 'Channel' });

/** Who did something. */
export const actor = z.object({ id: z.string(), role: z.string() }).meta({ id: 'Actor' });

export const listQuery = z.strictObject({
  /** Long, as it may hold a name in letters of three bytes. */
  cursor: z.string().max(4_000).describe('The `nextCursor` of the page before.').optional(),
  limit: wholeNumber(1, 200).describe('How many items at most; 50 without it.').default(50),
});

/** A page of a list; `nextCursor` is null on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
