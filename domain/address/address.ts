declare const phone: unique symbol;
declare const country: unique symbol;

/** A phone number in its one form, E.164: `+8801711000001`. Made by `reference/phone.ts` alone. */
export type Phone = string & { readonly [phone]: true };

/** A country by its ISO 3166-1 alpha-2 code: `BD`. Made by `reference/country.ts` alone. */
export type CountryCode = string & { readonly [country]: true };

/** Where goods or bills go, checked. */
export interface PostalAddress {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly postcode?: string | undefined;
  readonly country: CountryCode;
  readonly phone?: Phone | undefined;
}

/** Who ordered, and how they are reached; whoever takes the parcel may be somebody else. */
export interface Contact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: Phone | undefined;
}
