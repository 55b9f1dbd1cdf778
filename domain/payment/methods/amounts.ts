/** Which amounts a method takes. */
export interface MethodAmounts {
  /** ISO 4217; absent: any. */
  readonly currencies?: readonly string[];
  /** How its gateway counts. Absent: in minor units, any amount. */
  readonly counted?: GatewayCount;
}

/** How a gateway counts amounts: its own units, which aren't those of ISO 4217 in every currency. */
export interface GatewayCount {
  /** Decimals of a currency that has other than 2. */
  readonly decimals: Readonly<Record<string, number>>;
  /** What an amount must be a multiple of, where that isn't 1. */
  readonly steps: Readonly<Record<string, number>>;
  /** How many digits an amount has at most. */
  readonly digits: number;
  /** The same of a currency that has other limits. */
  readonly moreDigits: Readonly<Record<string, number>>;
  /** The least that is taken; of a currency that isn't named, whatever is above 0. */
  readonly least: Readonly<Record<string, number>>;
}

const each = (codes: string, value: number): Record<string, number> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, value]));

const ZERO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD JOD KWD OMR TND';

/**
 * Stripe's: https://docs.stripe.com/currencies, with the limits of #minimum-and-maximum-charge-amounts. For a currency without a least of
 * its own it is that of the account's settlement currency at Stripe's rate of the moment, which only Stripe knows.
 */
export const STRIPE_AMOUNTS: MethodAmounts = {
  counted: {
    decimals: { ...each(ZERO_DECIMALS, 0), ...each(THREE_DECIMALS, 3) },
    steps: each(THREE_DECIMALS, 10),
    digits: 8,
    moreDigits: { INR: 9, COP: 10, IDR: 12 },
    least: {
      ...each('USD ARS AUD BRL CAD CHF COP EUR IDR ILS INR JPY KRW NZD PHP RUB SGD ZAR', 50),
      ...{ AED: 200, CZK: 1500, DKK: 250, GBP: 30, HKD: 400, HUF: 17_500, MXN: 1000, MYR: 200 },
      ...{ NOK: 300, PLN: 200, RON: 200, SEK: 300, THB: 1000 },
    },
  },
};
