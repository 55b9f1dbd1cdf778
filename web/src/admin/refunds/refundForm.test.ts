import { minorUnitsOf, NOTHING_ASKED, wishOf } from './refundForm';

test.each([
  ['12.50', 'BDT', 1_250],
  ['1,249.5', 'BDT', 124_950],
  ['১,২৪৯.৫', 'BDT', 124_950],
  ['1,00,000', 'BDT', 10_000_000],
  ['1500', 'JPY', 1_500],
  ['1.5', 'JPY', undefined],
  ['1.234', 'KWD', 1_234],
  ['1.234', 'BDT', undefined],
  ['-1', 'BDT', undefined],
  ['', 'BDT', undefined],
  ['twelve', 'BDT', undefined],
])('%s in %s is %s minor units', (text, currency, amount) => {
  expect(minorUnitsOf(text, currency)).toBe(amount);
});

test('a form that asks for nothing wishes nothing', () => {
  expect(wishOf(NOTHING_ASKED, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, pieces: { 1: 0 } }, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, by: 'amount', amount: '0' }, 'BDT')).toBeUndefined();
});

test('what is asked for on the other side of the switch plays no part', () => {
  const both = { ...NOTHING_ASKED, pieces: { 1: 2 }, shipping: true, amount: '5' };
  expect(wishOf(both, 'BDT')).toEqual({ lines: [{ id: '1', quantity: 2 }], shipping: true });
  expect(wishOf({ ...both, by: 'amount' }, 'BDT')).toEqual({ amount: { amount: 500, currency: 'BDT' } });
});
