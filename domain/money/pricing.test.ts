import fc from 'fast-check';
import { DomainError } from '../errors';
import { priceLines, type LineToPrice } from './pricing';

const line = (change: Partial<LineToPrice> = {}): LineToPrice => ({
  sku: '85123A',
  quantity: 6,
  unitPrice: 255,
  discount: 0,
  stocked: true,
  ...change,
});

const lines = fc.array(
  fc
    .record({
      sku: fc.constantFrom('A', 'B', 'C'),
      quantity: fc.integer({ min: 1, max: 500 }),
      unitPrice: fc.nat(20_000),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      stocked: fc.boolean(),
    })
    .map(({ share, ...rest }) => ({ ...rest, discount: Math.floor(rest.quantity * rest.unitPrice * share) })),
  { minLength: 1, maxLength: 20 },
);

test('a line costs quantity × unit price − discount', () => {
  const { lines: priced, totals } = priceLines(
    [line(), line({ sku: 'POST', quantity: 1, discount: 55 })],
    400,
  );
  expect(priced.map(({ id, subtotal, discount, total }) => ({ id, subtotal, discount, total }))).toEqual([
    { id: '1', subtotal: 1530, discount: 0, total: 1530 },
    { id: '2', subtotal: 255, discount: 55, total: 200 },
  ]);
  expect(totals).toEqual({ items: 1785, discount: 55, tax: 0, shipping: 400, grand: 2130 });
});

test('stocked pieces begin reserved, services hold nothing', () => {
  const { lines: priced } = priceLines([line(), line({ stocked: false })], 0);
  expect(priced.map(({ quantities }) => [quantities.ordered, quantities.reserved])).toEqual([
    [6, 6],
    [6, 0],
  ]);
});

test('the totals are those of the lines, and no total is below zero', () => {
  fc.assert(
    fc.property(lines, fc.nat(10_000), (list, shipping) => {
      const { lines: priced, totals } = priceLines(list, shipping);
      const sum = (of: (one: (typeof priced)[number]) => number): number =>
        priced.reduce((total, one) => total + of(one), 0);
      expect(totals.grand).toBe(sum(({ total }) => total) + shipping);
      expect(totals.grand).toBe(totals.items - totals.discount + totals.tax + totals.shipping);
      expect(priced.every(({ total }) => total >= 0)).toBe(true);
      expect(priced.map(({ id }) => id)).toEqual(list.map((_, index) => String(index + 1)));
    }),
  );
});

test('a discount larger than its line is refused and points at it', () => {
  const tooMuch = (): unknown => priceLines([line(), line({ discount: 1531 })], 0);
  expect(tooMuch).toThrow(DomainError);
  expect(tooMuch).toThrow(
    expect.objectContaining({
      code: 'validation',
      extra: { errors: [{ pointer: '/lines/1/discount', detail: expect.stringContaining('1530') }] },
    }),
  );
});

test('a discount may take the whole price of its line', () => {
  const { lines: priced, totals } = priceLines([line({ discount: 1530 })], 0);
  expect(priced[0]?.total).toBe(0);
  expect(totals).toEqual({ items: 1530, discount: 1530, tax: 0, shipping: 0, grand: 0 });
});

test('an order may cost as much as the database keeps, to the last unit; beyond it the refusal points at the lines', () => {
  const worth = (unitPrice: number): unknown => priceLines([line({ quantity: 1, unitPrice })], 1_000);
  expect(worth(1_999_999_000)).toMatchObject({ totals: { grand: 2_000_000_000 } });
  expect(() => worth(1_999_999_001)).toThrow(
    expect.objectContaining({
      code: 'validation',
      extra: { errors: [{ pointer: '/lines', detail: expect.stringContaining('2000000000') }] },
    }),
  );
});

test.each([
  ['the total', [line({ quantity: 1_000_000, unitPrice: 2_001 })], 0],
  ['the total with postage', [line({ quantity: 1, unitPrice: 2_000_000_000 })], 1],
  [
    'the price before a discount',
    [line({ quantity: 2, unitPrice: 2_000_000_000, discount: 3_000_000_000 })],
    0,
  ],
])('%s may not leave the range that the database keeps', (_, list, shipping) => {
  expect(() => priceLines(list, shipping)).toThrow(expect.objectContaining({ code: 'validation' }));
});
