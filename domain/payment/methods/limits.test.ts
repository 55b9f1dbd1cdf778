import { amountRefusal, limitsOf, methodRefusal } from './limits';

test.each([
  ['KWD', 12_345, "12.345 KWD can't be charged to a card, which takes KWD in steps of 0.010 KWD."],
  ['TND', 1, "0.001 TND can't be charged to a card, which takes TND in steps of 0.010 TND."],
  ['MGA', 50_050, "500.50 MGA can't be charged to a card, which takes MGA in steps of 1.00 MGA."],
  ['IQD', 12_345, "12.345 IQD can't be charged to a card, which takes IQD in steps of 0.010 IQD."],
  ['BDT', 100_000_000, "1000000.00 BDT can't be charged to a card, which takes 999999.99 BDT at most."],
  ['BDT', 2_000_000_000, "20000000.00 BDT can't be charged to a card, which takes 999999.99 BDT at most."],
  ['JPY', 100_000_000, "100000000 JPY can't be charged to a card, which takes 99999999 JPY at most."],
  ['ISK', 1_000_000, "1000000 ISK can't be charged to a card, which takes 999999 ISK at most."],
  ['KWD', 100_000_000, "100000.000 KWD can't be charged to a card, which takes 99999.990 KWD at most."],
  ['INR', 1_000_000_000, "10000000.00 INR can't be charged to a card, which takes 9999999.99 INR at most."],
  ['GBP', 29, "0.29 GBP can't be charged to a card, which takes 0.30 GBP at least."],
  ['USD', 1, "0.01 USD can't be charged to a card, which takes 0.50 USD at least."],
  ['JPY', 49, "49 JPY can't be charged to a card, which takes 50 JPY at least."],
])('%s %d is not what a card takes, and is refused in words', (currency, amount, words) => {
  expect(amountRefusal('card', amount, currency)).toBe(words);
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
])('%s %d is as far as a card goes', (currency, amount) => {
  expect(amountRefusal('card', amount, currency)).toBeUndefined();
});

test('couriers take one currency; store credit takes any, and any amount', () => {
  expect(methodRefusal('cod', 500, 'GBP')).toEqual({
    code: 'CURRENCY',
    detail: 'Cash is taken at the door in BDT alone.',
  });
  expect(methodRefusal('cod', 1, 'BDT')).toBeUndefined();
  expect(methodRefusal('credit', 1, 'GBP')).toBeUndefined();
  expect(limitsOf('cod', 'GBP')).toBeUndefined();
});

test.each([
  ['USD', { least: 50, most: 99_999_999, step: 1 }],
  ['HUF', { least: 17_500, most: 99_999_999, step: 1 }],
  ['ISK', { least: 1, most: 999_999, step: 1 }],
  ['MGA', { least: 100, most: 9_999_999_900, step: 100 }],
  ['KWD', { least: 10, most: 99_999_990, step: 10 }],
])('the limits of a card in %s, in minor units', (currency, limits) => {
  expect(limitsOf('card', currency)).toEqual(limits);
});
