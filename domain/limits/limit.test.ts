import fc from 'fast-check';
import { leftOf, possibleFrom, type Bought, type Limit } from './limit';

const DAY = 86_400_000;
const TWO_IN_30: Limit = { quantity: 2, days: 30 };

describe('what is left of a limit', () => {
  test.each([
    [[], 2],
    [[1], 1],
    [[1, 1], 0],
    [[2], 0],
    // The limit was 5 when they were ordered.
    [[5], 0],
  ])('after orders of %j pieces is %j', (orders, left) => {
    expect(
      leftOf(
        TWO_IN_30,
        orders.map((quantity, at) => ({ at, quantity })),
      ),
    ).toBe(left);
  });
});

describe('what is more than is left is possible', () => {
  const bought: readonly Bought[] = [
    { at: 9 * DAY, quantity: 1 },
    { at: 4 * DAY, quantity: 1 },
  ];

  test.each([
    ['one, when the older order is 30 days old', 1, 34 * DAY],
    ['two, when the younger one is, too', 2, 39 * DAY],
    ['more than the limit, never', 3, undefined],
  ])('%s', (_what, wanted, at) => {
    expect(possibleFrom(TWO_IN_30, bought, wanted)).toBe(at);
  });
});

/** What the database counts: orders of the days before. */
const counted = ({ days }: Limit, bought: readonly Bought[], at: number): readonly Bought[] =>
  bought.filter((order) => order.at > at - days * DAY);

test('before the instant that is told it isn’t possible, from then on it is', () => {
  const orders = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 400 * DAY }), quantity: fc.integer({ min: 1, max: 5 }) }),
  );
  const limits = fc.record({
    quantity: fc.integer({ min: 1, max: 8 }),
    days: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(orders, limits, fc.integer({ min: 1, max: 8 }), (all, limit, pieces) => {
      const wanted = Math.min(pieces, limit.quantity);
      const now = 400 * DAY;
      const bought = counted(limit, all, now);
      fc.pre(wanted > leftOf(limit, bought));
      const from = possibleFrom(limit, bought, wanted) ?? -1;
      expect(from).toBeGreaterThan(now);
      expect(leftOf(limit, counted(limit, bought, from))).toBeGreaterThanOrEqual(wanted);
      expect(leftOf(limit, counted(limit, bought, from - 1))).toBeLessThan(wanted);
    }),
  );
});
