import { formatDecimal, minorUnitExponent } from '../../../domain/money/money';

/*
 * Stripe counts some currencies in other units than ISO 4217 does (https://docs.stripe.com/currencies): Malagasy ariary in whole
 * ariary, Icelandic krónur and Ugandan shillings with two decimals that are zero, and currencies of three decimals in steps of ten.
 */
const ZERO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD JOD KWD OMR TND'.split(' ');
/** The last digit of an amount in three decimals must be 0. */
const STEP_OF_THREE_DECIMALS = 10;

function stripeExponent(currency: string): number {
  if (ZERO_DECIMALS.includes(currency)) return 0;
  return THREE_DECIMALS.includes(currency) ? 3 : 2;
}

const stepOf = (currency: string): number => (THREE_DECIMALS.includes(currency) ? STEP_OF_THREE_DECIMALS : 1);

/** Digits that Stripe's amounts have more than ours; negative: fewer. */
const digitsMore = (currency: string): number => stripeExponent(currency) - minorUnitExponent(currency);

/** The amount with so many digits more, or fewer. Divided, not multiplied by a fraction: what is whole stays exactly so. */
const shifted = (amount: number, digits: number): number =>
  digits < 0 ? amount / 10 ** -digits : amount * 10 ** digits;

/** An amount in minor units as Stripe counts it; undefined when Stripe can't take it as it is. */
export function toStripeAmount(amount: number, currency: string): number | undefined {
  const counted = shifted(amount, digitsMore(currency));
  return Number.isSafeInteger(counted) && counted % stepOf(currency) === 0 ? counted : undefined;
}

/** What Stripe counts, in minor units; undefined when they can't express it. */
export function fromStripeAmount(counted: number, currency: string): number | undefined {
  const amount = shifted(counted, -digitsMore(currency));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/*
 * How many digits an amount has at most, and how much is the least that is charged, as Stripe counts
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). For a currency without a least of its own it is that of
 * the account's settlement currency at Stripe's rate of the moment, which only Stripe knows.
 */
const MOST_DIGITS = 8;
const MORE_DIGITS: Readonly<Record<string, number>> = { INR: 9, COP: 10, IDR: 12 };
const LEAST: Readonly<Record<string, number>> = {
  ...{
    USD: 50,
    AED: 200,
    ARS: 50,
    AUD: 50,
    BRL: 50,
    CAD: 50,
    CHF: 50,
    COP: 50,
    CZK: 1500,
    DKK: 250,
    EUR: 50,
  },
  ...{ GBP: 30, HKD: 400, HUF: 17_500, IDR: 50, ILS: 50, INR: 50, JPY: 50, KRW: 50, MXN: 1000, MYR: 200 },
  ...{ NOK: 300, NZD: 50, PHP: 50, PLN: 200, RON: 200, RUB: 50, SEK: 300, SGD: 50, THB: 1000, ZAR: 50 },
};

const stepInMinorUnits = (currency: string): number =>
  Math.max(1, stepOf(currency), 10 ** -digitsMore(currency));

/** The most that Stripe charges at once, in minor units: the last whole step of the currency. */
function mostOf(currency: string): number {
  const counted = 10 ** (MORE_DIGITS[currency] ?? MOST_DIGITS) - 1;
  const step = stepInMinorUnits(currency);
  return Math.floor(shifted(counted, -digitsMore(currency)) / step) * step;
}

/** Why Stripe can't be asked for an amount in minor units, in a sentence; undefined when it can. */
export function amountRefusal(amount: number, currency: string): string | undefined {
  const text = (one: number): string => `${formatDecimal(one, currency)} ${currency}`;
  const refused = (limit: string): string =>
    `${text(amount)} can't be charged to a card, which takes ${limit}.`;
  const counted = toStripeAmount(amount, currency);
  if (counted === undefined) return refused(`${currency} in steps of ${text(stepInMinorUnits(currency))}`);
  if (amount > mostOf(currency)) return refused(`${text(mostOf(currency))} at most`);
  const least = LEAST[currency] ?? 1;
  return counted < least ? refused(`${text(shifted(least, -digitsMore(currency)))} at least`) : undefined;
}
