import fc from 'fast-check';
import { divideRounded } from './divideRounded';

test.each([
  [5, 2, 3],
  [-5, 2, -3],
  [4, 2, 2],
  [1, 3, 0],
  [2, 3, 1],
  [-1, 3, 0],
  [0, 7, 0],
  [19_999_999_999_999, 20_000, 1_000_000_000],
])('%d / %d is %d', (numerator, denominator, rounded) => {
  expect(Object.is(divideRounded(numerator, denominator), rounded)).toBe(true);
});

test('is never more than half a unit off, and the same for a debt as for a claim', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
      fc.integer({ min: 1, max: 20_000 }),
      (numerator, denominator) => {
        const rounded = BigInt(divideRounded(numerator, denominator));
        const off = 2n * (rounded * BigInt(denominator) - BigInt(numerator));
        expect(off <= BigInt(denominator) && -off <= BigInt(denominator)).toBe(true);
        expect(divideRounded(-numerator, denominator) + Number(rounded)).toBe(0);
      },
    ),
  );
});
