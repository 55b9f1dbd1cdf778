import fc from 'fast-check';
import { allowedTo, overOf, STANDARD_LIMITS, type AppeasementLimits } from './limits';

const LIMITS: AppeasementLimits = {
  currencies: {
    BDT: {
      ...{ perDay: { support: 900, finance: 9_000 }, atOnce: { support: 300 } },
      ...{ perCustomer: 500, perPhone: 400 },
    },
    GBP: { perDay: { support: 90 }, perCustomer: 50 },
  },
  withinMs: 1,
};

test('a role gives what its currency’s limits say, at once and on a day', () => {
  expect(allowedTo(LIMITS, 'support', 'BDT')).toEqual({
    ...{ budget: 900, customer: 500, phone: 400, atOnce: 300 },
  });
  expect(allowedTo(LIMITS, 'finance', 'BDT')).toEqual({
    ...{ budget: 9_000, customer: 500, phone: 400, atOnce: undefined },
  });
});

test('a phone gets as much as a customer where nothing is said of it', () => {
  expect(allowedTo(LIMITS, 'support', 'GBP')).toEqual({
    ...{ budget: 90, customer: 50, phone: 50, atOnce: undefined },
  });
});

test('nobody has a budget in a currency that no limit names, nor a role that has none', () => {
  expect(allowedTo(STANDARD_LIMITS, 'support', 'BDT')).toMatchObject({ budget: 200_000, customer: 300_000 });
  for (const currency of ['JPY', 'constructor', '__proto__'])
    expect(allowedTo(STANDARD_LIMITS, 'support', currency)).toMatchObject({
      ...{ budget: 0, customer: 0, phone: 0 },
    });
  expect(allowedTo(STANDARD_LIMITS, 'warehouse', 'BDT').budget).toBe(0);
  expect(allowedTo(STANDARD_LIMITS, 'system', 'BDT').budget).toBe(0);
});

test.each([
  [300, []],
  [301, ['AMOUNT']],
  [401, ['AMOUNT', 'PHONE']],
  [501, ['AMOUNT', 'CUSTOMER', 'PHONE']],
  [901, ['AMOUNT', 'BUDGET', 'CUSTOMER', 'PHONE']],
])('%d is too much for %j', (amount, causes) => {
  expect(overOf(allowedTo(LIMITS, 'support', 'BDT'), amount)).toEqual(causes);
});

test('what is too much stays so for any more, whatever is left', () => {
  const most = fc.integer({ min: 0, max: 1_000 });
  const allowed = fc.record({
    ...{ budget: most, customer: most, phone: most, atOnce: fc.option(most, { nil: undefined }) },
  });
  fc.assert(
    fc.property(allowed, most, most, (left, amount, more) => {
      const over = overOf(left, amount);
      expect(overOf(left, amount + more)).toEqual(expect.arrayContaining([...over]));
      const least = Math.min(left.budget, left.customer, left.phone, left.atOnce ?? Infinity);
      expect(over.length === 0).toBe(amount <= least);
    }),
  );
});
