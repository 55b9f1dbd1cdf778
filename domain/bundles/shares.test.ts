import fc from 'fast-check';
import { piecesOf, sharesAt, sharesOf } from './shares';

const part = (listPrice: number, quantity = 1, share?: number) => ({
  ...{ listPrice, quantity },
  ...(share !== undefined && { share }),
});

test('a price is spread by the components’ own prices, with the largest remainder', () => {
  expect(sharesOf(1_000, [part(800), part(400)])).toEqual([667, 333]);
  expect(sharesOf(1_000, [part(100, 3), part(100), part(100)])).toEqual([600, 200, 200]);
});

test('shares that are given stand, and the others get the rest', () => {
  expect(sharesOf(1_000, [part(1, 1, 900), part(1, 1, 100)])).toEqual([900, 100]);
  expect(sharesOf(1_000, [part(300), part(200), part(50, 1, 0)])).toEqual([600, 400, 0]);
  // A price that was lowered since: nothing may stay uncharged or below zero.
  expect(sharesOf(500, [part(300), part(200, 1, 800)])).toEqual([0, 500]);
});

test('components that cost nothing share a price by their pieces', () => {
  expect(sharesOf(900, [part(0, 2), part(0)])).toEqual([600, 300]);
  expect(sharesAt(900, 0, [part(0, 2, 0), part(0, 1, 0)])).toEqual([600, 300]);
});

test('another price than the bundle’s own is spread as its own is, gifts for nothing', () => {
  expect(sharesAt(500, 1_000, [part(1, 1, 900), part(1, 1, 100), part(1, 1, 0)])).toEqual([450, 50, 0]);
});

test('a share of 1000 for 3 pieces makes pieces of 334, 333 and 333', () => {
  expect(piecesOf(1_000, 3)).toEqual([
    { quantity: 1, unitPrice: 334 },
    { quantity: 2, unitPrice: 333 },
  ]);
  expect(piecesOf(900, 3)).toEqual([{ quantity: 3, unitPrice: 300 }]);
  expect(piecesOf(1, 2)).toEqual([
    { quantity: 1, unitPrice: 1 },
    { quantity: 1, unitPrice: 0 },
  ]);
  expect(piecesOf(0, 2)).toEqual([{ quantity: 2, unitPrice: 0 }]);
});

test('shares come to the price, whatever is given of them', () => {
  const component = fc.record(
    { listPrice: fc.nat(100_000), quantity: fc.integer({ min: 1, max: 9 }), share: fc.nat(50_000) },
    { requiredKeys: ['listPrice', 'quantity'] },
  );
  fc.assert(
    fc.property(
      fc.array(component, { minLength: 2, maxLength: 20 }),
      fc.nat(1_000_000),
      fc.nat(1_000_000),
      (components, own, price) => {
        const shares = sharesAt(price, own, components);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(price);
        expect(shares.every((share) => share >= 0 && Number.isInteger(share))).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
