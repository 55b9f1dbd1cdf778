import { minorUnitExponent } from '../../../domain/money/money';

/*
 * Stripe counts some currencies in other units than ISO 4217 does (https://docs.stripe.com/currencies): Malagasy ariary in whole
 * ariary, Icelandic krónur and Ugandan shillings with two decimals that are zero, and currencies of three decimals in steps of ten. What it
 * charges at least and at most stands with the methods (`domain/payment/methods`).
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
