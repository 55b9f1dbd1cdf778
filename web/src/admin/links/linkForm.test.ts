import { endAfter, fitsLink, linkRangeOf } from './linkForm';

test('a link ends as many hours later as was chosen', () => {
  expect(endAfter(24, Date.parse('2026-03-01T10:00:00Z'))).toBe('2026-03-02T10:00:00.000Z');
});

const taka = (amount: number) => ({ amount, currency: 'BDT' });

test.each([
  [undefined, null, false],
  [0, null, false],
  [1, null, true],
  [500, null, true],
  [501, null, false],
  [99, taka(100), false],
  [100, taka(100), true],
  [501, taka(100), false],
])('a link for %s of 500 with an open deposit of %j can be made: %s', (amount, deposit, fits) => {
  expect(fitsLink(amount, linkRangeOf({ payable: taka(500), deposit }))).toBe(fits);
});
