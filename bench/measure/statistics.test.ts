import fc from 'fast-check';
import { median, medianKnown, percentile } from './statistics';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });

test('a percentile is the value that so many don’t exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100]);
  expect(percentile([3], 0.01)).toBe(3);
});

test('a percentile is one of the values, and at least its share of them don’t exceed it', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, share) => {
      const found = percentile(list, share);
      expect(list).toContain(found);
      expect(list.filter((value) => value <= found).length).toBeGreaterThanOrEqual(
        share * list.length - 1e-9,
      );
    }),
  );
});

test('a median lies in the middle, between the two middle ones when their number is even', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 9, 2])).toBe(3);
  expect(medianKnown([null, 7, null])).toBe(7);
  expect(medianKnown([null])).toBeNull();
});

test('there is no percentile of nothing', () => {
  expect(() => percentile([], 0.5)).toThrow(RangeError);
  expect(() => median([])).toThrow(RangeError);
});
