import fc from 'fast-check';
import { allocate, formatDecimal, minorUnitExponent, parseMinorUnits } from './money';

const currency = fc.constantFrom('BDT', 'GBP', 'JPY', 'KWD');
const amount = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });

describe('decimals and minor units', () => {
  test.each([
    ['2.55', 'GBP', 255],
    ['15', 'GBP', 1500],
    ['0.1', 'BDT', 10],
    ['1.10', 'USD', 110],
    ['1.500', 'GBP', 150],
    ['1500', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['-3.20', 'EUR', -320],
    [' 4.00 ', 'GBP', 400],
  ])('%s %s is %d minor units', (decimal, code, minor) => {
    expect(parseMinorUnits(decimal, code)).toBe(minor);
  });

  test.each(['', '.5', '5.', '1,50', '1e3', 'NaN', '--1', '0x10', '1.005', '90071992547409.93'])(
    '"%s" is no amount of pounds',
    (decimal) => {
      expect(() => parseMinorUnits(decimal, 'GBP')).toThrow(RangeError);
    },
  );

  test('yen have no decimals to give', () => {
    expect(() => parseMinorUnits('1.5', 'JPY')).toThrow(/more decimals than JPY allows/);
  });

  test('zero has no sign', () => {
    expect(Object.is(parseMinorUnits('-0.00', 'GBP'), 0)).toBe(true);
    expect(formatDecimal(0, 'GBP')).toBe('0.00');
  });

  test('what is written is read back as the same amount', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(parseMinorUnits(formatDecimal(minor, code), code)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  test('an amount is written with as many decimals as its currency has', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        const [, decimals = ''] = formatDecimal(minor, code).split('.');
        expect(decimals).toHaveLength(minorUnitExponent(code));
      }),
    );
  });

  test.each([
    ['GBP', 2],
    ['ISK', 0],
    ['CLP', 0],
    ['XOF', 0],
    ['KRW', 0],
    ['IQD', 3],
    ['LYD', 3],
    ['CLF', 4],
  ])('%s has %d decimals in ISO 4217', (code, exponent) => {
    expect(minorUnitExponent(code)).toBe(exponent);
  });
});

describe('allocating', () => {
  const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 });
  const positive = weights.filter((list) => list.some((weight) => weight > 0));

  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [5, [3, 7], [2, 3]],
    [1, [0, 0, 5], [0, 0, 1]],
    [0, [1, 2], [0, 0]],
    [7, [0, 0], [0, 0]],
    [-100, [1, 1, 1], [-34, -33, -33]],
  ])('%d by %j is %j', (total, by, parts) => {
    expect(allocate(total, by)).toEqual(parts);
  });

  test('the parts add up to the amount', () => {
    fc.assert(
      fc.property(amount, positive, (total, by) => {
        expect(allocate(total, by).reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  test('every part is within one minor unit of its exact share, and nothing goes to a weight of zero', () => {
    fc.assert(
      fc.property(amount, positive, (total, by) => {
        const whole = by.reduce((sum, weight) => sum + weight, 0);
        allocate(total, by).forEach((part, index) => {
          const weight = by[index] ?? 0;
          expect(Math.abs(part - (total * weight) / whole)).toBeLessThan(weight === 0 ? Number.MIN_VALUE : 1);
        });
      }),
    );
  });

  test('a heavier weight never gets less', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), positive, (total, by) => {
        const parts = allocate(total, by).map((part, index) => ({ part, weight: by[index] ?? 0 }));
        const lightestFirst = parts.toSorted((a, b) => a.weight - b.weight || a.part - b.part);
        const shares = lightestFirst.map(({ part }) => part);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }),
    );
  });
});
