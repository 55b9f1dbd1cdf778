import type { Answer } from '../answer';
import { amountText } from './amountText';
import { invalid } from './error';

/** How many digits an amount has at most, and the least that is charged, from https://docs.stripe.com/currencies. */
const DIGITS: Readonly<Record<string, number>> = { inr: 9, cop: 10, idr: 12 };
const LEAST: Readonly<Record<string, number>> = {
  ...{ aed: 200, czk: 1500, dkk: 250, gbp: 30, hkd: 400, huf: 17_500, mxn: 1000, myr: 200 },
  ...{ nok: 300, pln: 200, ron: 200, sek: 300, thb: 1000 },
  ...Object.fromEntries(
    'usd ars aud brl cad chf cop eur idr ils inr jpy krw nzd php rub sgd zar'
      .split(' ')
      .map((currency) => [currency, 50]),
  ),
};

/** How Stripe refuses an amount that is too large or too small to be charged; undefined when it is neither. */
export function amountFault({
  amount,
  currency,
}: {
  readonly amount: number;
  readonly currency: string;
}): Answer | undefined {
  const most = 10 ** (DIGITS[currency] ?? 8) - 1;
  if (amount > most)
    return invalid(
      'amount',
      `Amount must be no more than ${amountText(most, currency)}.`,
      'amount_too_large',
    );
  const least = LEAST[currency] ?? 1;
  if (amount < least)
    return invalid('amount', `Amount must be at least ${amountText(least, currency)}.`, 'amount_too_small');
  return undefined;
}
