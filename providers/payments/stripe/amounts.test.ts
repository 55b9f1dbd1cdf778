import { amountRefusal, fromStripeAmount, toStripeAmount } from './amounts';

test.each([
  ['BDT', 129_000, 129_000],
  ['JPY', 500, 500],
  ['ISK', 500, 50_000],
  ['UGX', 20_000, 2_000_000],
  ['MGA', 50_000, 500],
  ['KWD', 12_340, 12_340],
  ['BHD', 10, 10],
  ['HUF', 12_345, 12_345],
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

test('what Stripe counts and minor units can not express is not guessed', () => {
  expect(fromStripeAmount(50_050, 'ISK')).toBeUndefined();
  expect(fromStripeAmount(Number.MAX_SAFE_INTEGER, 'MGA')).toBeUndefined();
});
