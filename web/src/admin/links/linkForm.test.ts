import { endAfter, fitsLink } from './linkForm';

test('a link ends as many hours later as was chosen', () => {
  expect(endAfter(24, Date.parse('2026-03-01T10:00:00Z'))).toBe('2026-03-02T10:00:00.000Z');
});

test.each([
  [undefined, false],
  [0, false],
  [1, true],
  [500, true],
  [501, false],
])('a link for %s of 500 can be made: %s', (amount, fits) => {
  expect(fitsLink(amount, 500)).toBe(fits);
});
