import fc from 'fast-check';
import { DomainError } from '../errors';
import type { OrderLine } from '../order/order';
import { parseMinorUnits } from './money';
import { priceLines, type LineToPrice, type PricingTerms } from './pricing';
import { MAX_TAX_RATE, taxOnTop, taxRulesOf, taxWithin } from './tax';
import { deliveryCost, grandOf } from './totals';

const VAT = 2_000;
const mug = (change: Partial<LineToPrice> = {}): LineToPrice => ({
  ...{ sku: 'MUG', quantity: 1, unitPrice: 23_90, discount: 0, stocked: true, taxRate: VAT },
  ...change,
});
const sumOf = (lines: readonly OrderLine[], of: (line: OrderLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

describe('tax that prices include', () => {
  test('ten mugs of 23.90 less a quarter of the order are 179.25, each line with the tax of its own', () => {
    const { lines, totals } = priceLines(
      Array.from({ length: 10 }, () => mug()),
      0,
      { discount: 59_75 },
    );
    expect(totals).toEqual({
      ...{ items: 239_00, discount: 59_75, tax: 29_90, shipping: 0, grand: 179_25 },
      taxIncluded: true,
    });
    expect(new Set(lines.map(({ total, tax }) => `${total} ${tax}`))).toEqual(
      new Set(['1792 299', '1793 299']),
    );
  });

  test('is rounded once a line: of ten mugs in one line another amount than of ten lines', () => {
    expect(priceLines([mug({ quantity: 10, discount: 59_75 })], 0).totals).toMatchObject({
      grand: 179_25,
      tax: 29_88,
    });
  });

  test('is told of the delivery at its own rate, and changes nothing that is paid', () => {
    const { totals } = priceLines([mug()], 1_20, { shippingTaxRate: VAT });
    expect(totals).toEqual({
      ...{ items: 23_90, discount: 0, tax: 3_98 + 20, shipping: 1_20, grand: 25_10 },
      ...{ taxIncluded: true, shippingTax: 20 },
    });
    expect(deliveryCost(totals)).toBe(1_20);
  });

  test('a rate of 0 % is known, and is no tax', () => {
    const { lines, totals } = priceLines([mug({ taxRate: 0 })], 0);
    expect(lines[0]).toMatchObject({ taxRate: 0, tax: 0, total: 23_90 });
    expect(totals).toMatchObject({ tax: 0, grand: 23_90, taxIncluded: true });
  });
});

describe('tax on top of prices', () => {
  test('is taken of what a line costs after its discounts, and added to it; the delivery’s to the order', () => {
    const { lines, totals } = priceLines(
      [mug({ quantity: 3, discount: 1_70 }), mug({ taxRate: 500 })],
      1_00,
      { discount: 10_00, taxOnTop: true, shippingTaxRate: VAT },
    );
    expect(lines).toMatchObject([
      { subtotal: 71_70, discount: 1_70 + 7_45, orderDiscount: 7_45, tax: 12_51, total: 75_06 },
      { subtotal: 23_90, discount: 2_55, orderDiscount: 2_55, tax: 1_07, total: 22_42 },
    ]);
    expect(totals).toEqual({
      ...{ items: 95_60, discount: 11_70, tax: 12_51 + 1_07 + 20, shipping: 1_00, grand: 98_68 },
      shippingTax: 20,
    });
    expect(deliveryCost(totals)).toBe(1_20);
  });

  test('counts where the order may not be larger than the database keeps', () => {
    const worth = (unitPrice: number): unknown => priceLines([mug({ unitPrice })], 0, { taxOnTop: true });
    expect(worth(1_600_000_000)).toMatchObject({ totals: { grand: 1_920_000_000 } });
    expect(() => worth(1_700_000_000)).toThrow(DomainError);
    expect(priceLines([mug({ unitPrice: 2_000_000_000 })], 0).totals.grand).toBe(2_000_000_000);
  });
});

test('where nobody names a rate, nothing is told of tax and nothing kept of it', () => {
  const { lines, totals } = priceLines(
    [{ sku: 'A', quantity: 2, unitPrice: 5, discount: 0, stocked: true }],
    7,
  );
  expect(totals).toEqual({ items: 10, discount: 0, tax: 0, shipping: 7, grand: 17 });
  expect(lines[0]).not.toHaveProperty('orderDiscount');
  expect(lines[0]).not.toHaveProperty('taxRate');
});

test('a discount of the order larger than what its lines cost is refused, naming it', () => {
  const tooMuch = (): unknown => priceLines([mug({ discount: 90 }), mug()], 500, { discount: 46_91 });
  expect(tooMuch).toThrow(
    expect.objectContaining({
      code: 'validation',
      extra: { errors: [{ pointer: '/discount', detail: expect.stringContaining('4690') }] },
    }),
  );
  expect(priceLines([mug()], 500, { discount: 23_90 }).totals).toMatchObject({ grand: 500, tax: 0 });
});

test('each currency goes by its own rules, any other by prices that include what isn’t known', () => {
  const rules = { GBP: { prices: 'exclude', rate: VAT } } as const;
  expect(taxRulesOf(rules, 'GBP')).toEqual(rules.GBP);
  expect(taxRulesOf(rules, 'BDT')).toEqual({ prices: 'include' });
});

/** Amounts as each of these currencies writes a usual price: without decimals, with two, with three. */
const price = fc.oneof(
  ...(['JPY', 'BDT', 'KWD'] as const).map((currency) =>
    fc.integer({ min: 0, max: 5_000 }).map((whole) => parseMinorUnits(String(whole), currency)),
  ),
  fc.nat(20_000),
);
const orders = fc.record({
  lines: fc.array(
    fc
      .record({
        ...{ sku: fc.constantFrom('A', 'B'), quantity: fc.integer({ min: 1, max: 60 }), unitPrice: price },
        ...{ stocked: fc.boolean(), off: fc.nat(100) },
        rate: fc.option(fc.integer({ min: 0, max: MAX_TAX_RATE }), { nil: undefined }),
      })
      .map(({ off, rate, ...line }) => ({
        ...line,
        discount: Math.floor((line.quantity * line.unitPrice * off) / 100),
        ...(rate !== undefined && { taxRate: rate }),
      })),
    { minLength: 1, maxLength: 12 },
  ),
  shipping: fc.nat(2_000),
  off: fc.nat(100),
  taxOnTop: fc.boolean(),
  shippingTaxRate: fc.option(fc.integer({ min: 0, max: MAX_TAX_RATE }), { nil: undefined }),
});

test('whatever is bought, the totals are those of the lines and the delivery, and add up', () => {
  fc.assert(
    fc.property(orders, ({ lines, shipping, off, taxOnTop: isOnTop, shippingTaxRate }) => {
      const cost = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice - line.discount, 0);
      const discount = Math.floor((cost * off) / 100);
      const terms: PricingTerms = {
        ...{ discount, taxOnTop: isOnTop },
        ...(shippingTaxRate !== undefined && { shippingTaxRate }),
      };
      const { lines: priced, totals } = priceLines(lines, shipping, terms);
      expect(totals.grand).toBe(grandOf(totals));
      expect(totals.grand).toBe(sumOf(priced, ({ total }) => total) + deliveryCost(totals));
      expect(totals.tax).toBe(sumOf(priced, ({ tax }) => tax) + (totals.shippingTax ?? 0));
      expect(totals.discount).toBe(sumOf(priced, (line) => line.discount));
      expect(sumOf(priced, ({ orderDiscount = 0 }) => orderDiscount)).toBe(discount);
      for (const line of priced) {
        expect(line.total).toBe(line.subtotal - line.discount + (isOnTop ? line.tax : 0));
        expect(line.discount).toBeLessThanOrEqual(line.subtotal);
        expect(line.tax).toBeLessThanOrEqual(line.total);
      }
    }),
  );
});

test('what is on top of a price is what its sum has in it', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.integer({ min: 0, max: MAX_TAX_RATE }), (net, rate) => {
      const tax = taxOnTop(net, rate);
      expect(Math.abs(taxWithin(net + tax, rate) - tax)).toBeLessThanOrEqual(1);
    }),
  );
});
