import fc from 'fast-check';
import { minorUnitExponent } from '../../../domain/money/money';
import { limitsOf } from '../../../domain/payment/methods/limits';
import { METHODS } from '../../../domain/payment/methods/methods';
import { fromStripeAmount, toStripeAmount } from './amounts';

test.each([
  ['BDT', 129_000, 129_000],
  ['JPY', 500, 500],
  ['ISK', 500, 50_000],
  ['UGX', 20_000, 2_000_000],
  ['MGA', 50_000, 500],
  ['KWD', 12_340, 12_340],
  ['BHD', 10, 10],
  ['HUF', 22_345, 22_345],
  ['TWD', 12_345, 12_345],
])('%s %d is %d to Stripe, and back', (currency, amount, counted) => {
  expect(toStripeAmount(amount, currency)).toBe(counted);
  expect(fromStripeAmount(counted, currency)).toBe(amount);
});

test.each([
  ['KWD', 12_345],
  ['TND', 1],
  ['MGA', 50_050],
  ['IQD', 12_345],
])('%s %d can not be told to Stripe', (currency, amount) => {
  expect(toStripeAmount(amount, currency)).toBeUndefined();
});

test('what Stripe counts and minor units can not express is not guessed', () => {
  expect(fromStripeAmount(50_050, 'ISK')).toBeUndefined();
  expect(fromStripeAmount(Number.MAX_SAFE_INTEGER, 'MGA')).toBeUndefined();
});

describe('the adapter counts as the table of methods says', () => {
  const CURRENCIES = Intl.supportedValuesOf('currency');
  const { counted } = METHODS.card.amounts;

  test.each(CURRENCIES)('decimals of %s', (currency) => {
    const decimals = counted?.decimals[currency] ?? 2;
    const one = 10 ** minorUnitExponent(currency);
    expect(toStripeAmount(one, currency)).toBe(10 ** decimals);
  });

  test('what the table lets through can be told to Stripe and is heard the same; what is beside its steps can not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CURRENCIES),
        fc.integer({ min: 1, max: 99_999_999 }),
        (currency, amount) => {
          const step = limitsOf('card', currency)?.step ?? 1;
          const told = toStripeAmount(amount, currency);
          const heard = told === undefined ? undefined : fromStripeAmount(told, currency);
          expect(heard).toBe(amount % step === 0 ? amount : undefined);
        },
      ),
    );
  });

  test('the ends of the table are the ends of Stripe’s digits', () => {
    for (const currency of CURRENCIES) {
      const { most = 0, step = 1 } = limitsOf('card', currency) ?? {};
      const digits = counted?.moreDigits[currency] ?? counted?.digits ?? 0;
      expect(String(toStripeAmount(most, currency)).length).toBeLessThanOrEqual(digits);
      expect(String(toStripeAmount(most + step, currency)).length).toBeGreaterThan(digits);
    }
  });
});
