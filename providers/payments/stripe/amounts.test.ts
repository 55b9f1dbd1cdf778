import { amountRefusal, fromStripeAmount, toStripeAmount } from './amounts';

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
  expect(amountRefusal(amount, currency)).toBeUndefined();
});

test.each([
  ['KWD', 12_345, "12.345 KWD can't be charged to a card, which takes KWD in steps of 0.010 KWD."],
  ['TND', 1, "0.001 TND can't be charged to a card, which takes TND in steps of 0.010 TND."],
  ['MGA', 50_050, "500.50 MGA can't be charged to a card, which takes MGA in steps of 1.00 MGA."],
  ['IQD', 12_345, "12.345 IQD can't be charged to a card, which takes IQD in steps of 0.010 IQD."],
])('%s %d can not be told to Stripe, and is refused in words', (currency, amount, words) => {
  expect(toStripeAmount(amount, currency)).toBeUndefined();
  expect(amountRefusal(amount, currency)).toBe(words);
});

test.each([
  ['BDT', 100_000_000, "1000000.00 BDT can't be charged to a card, which takes 999999.99 BDT at most."],
  ['BDT', 2_000_000_000, "20000000.00 BDT can't be charged to a card, which takes 999999.99 BDT at most."],
  ['JPY', 100_000_000, "100000000 JPY can't be charged to a card, which takes 99999999 JPY at most."],
  ['ISK', 1_000_000, "1000000 ISK can't be charged to a card, which takes 999999 ISK at most."],
  ['KWD', 100_000_000, "100000.000 KWD can't be charged to a card, which takes 99999.990 KWD at most."],
  ['INR', 1_000_000_000, "10000000.00 INR can't be charged to a card, which takes 9999999.99 INR at most."],
  ['GBP', 29, "0.29 GBP can't be charged to a card, which takes 0.30 GBP at least."],
  ['USD', 1, "0.01 USD can't be charged to a card, which takes 0.50 USD at least."],
  ['JPY', 49, "49 JPY can't be charged to a card, which takes 50 JPY at least."],
])('%s %d is more or less than Stripe takes, and is refused in words', (currency, amount, words) => {
  expect(amountRefusal(amount, currency)).toBe(words);
});

test.each([
  ['BDT', 99_999_999],
  ['BDT', 1],
  ['GBP', 30],
  ['ISK', 999_999],
  ['KWD', 99_999_990],
  ['INR', 999_999_999],
  ['COP', 2_147_483_647],
  ['IDR', 2_147_483_647],
])('%s %d is as far as Stripe goes', (currency, amount) => {
  expect(amountRefusal(amount, currency)).toBeUndefined();
});

test('what Stripe counts and minor units can not express is not guessed', () => {
  expect(fromStripeAmount(50_050, 'ISK')).toBeUndefined();
  expect(fromStripeAmount(Number.MAX_SAFE_INTEGER, 'MGA')).toBeUndefined();
});
