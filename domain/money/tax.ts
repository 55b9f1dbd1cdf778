import { divideRounded } from './divideRounded';

/** Rates are whole basis points: 2000 is 20 %. */
export const WHOLE = 10_000;
export const MAX_TAX_RATE = WHOLE;

/** The tax that a price already has in it, in minor units: of 120.00 at 20 % it is 20.00. */
export const taxWithin = (price: number, rate: number): number => divideRounded(price * rate, WHOLE + rate);

/** The tax that comes on top of a price, in minor units: of 100.00 at 20 % it is 20.00. */
export const taxOnTop = (price: number, rate: number): number => divideRounded(price * rate, WHOLE);

/** How the shop states its prices in a currency, and what it takes of them where a product says nothing. Rates in basis points. */
export interface CurrencyTax {
  readonly prices: 'include' | 'exclude';
  /** Of products without a rate of their own; absent: theirs is not known, and no tax is told. */
  readonly rate?: number | undefined;
  /** Of the delivery; absent: not known. */
  readonly shippingRate?: number | undefined;
}

/** By currency; prices in any other include whatever tax there is, and tell none. */
export type TaxRules = Readonly<Record<string, CurrencyTax>>;

const UNKNOWN: CurrencyTax = { prices: 'include' };

/** What holds in a currency. */
export const taxRulesOf = (rules: TaxRules, currency: string): CurrencyTax => rules[currency] ?? UNKNOWN;
