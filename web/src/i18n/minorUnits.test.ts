import { minorUnitExponent as exponentOfDomain } from '../../../domain/money/money';
import { writeMoney } from '../../../domain/money/writeMoney';
import { formatMoney, majorToMinor } from './format';
import { LANGUAGES } from './languages';
import { minorUnitExponent, minorUnitsOf } from './minorUnits';

test('the pages count every currency as the API does', () => {
  const others = Intl.supportedValuesOf('currency').filter(
    (currency) => minorUnitExponent(currency) !== exponentOfDomain(currency),
  );
  expect(others).toEqual([]);
});

test.each([
  ['MGA', 50_000, '500', '500'],
  ['LBP', 50_050, '500.50', '500.5'],
  ['IQD', 12_345, '12.345', '12.345'],
  ['JPY', 500, '500', '500'],
  ['BDT', 50_050, '500.50', '500.5'],
])('also where Intl counts in other units: %s %d is %s', (currency, amount, written, typed) => {
  expect(formatMoney({ amount, currency }, LANGUAGES.en.locale).replace(/[^\d.]/g, '')).toBe(written);
  expect(majorToMinor(typed, currency)).toBe(amount);
});

test.each(['BDT', 'GBP', 'JPY', 'MGA', 'KWD'])('messages write %s as the pages do', (currency) => {
  const money = { amount: 15_000_050, currency };
  for (const language of ['en', 'bn'] as const)
    expect(formatMoney(money, LANGUAGES[language].locale)).toBe(writeMoney(money, language));
});

test.each([
  ['12.50', 'BDT', 1_250],
  ['1,249.5', 'BDT', 124_950],
  ['১,২৪৯.৫', 'BDT', 124_950],
  ['1,00,000', 'BDT', 10_000_000],
  ['1500', 'JPY', 1_500],
  ['1.5', 'JPY', undefined],
  ['1.234', 'KWD', 1_234],
  ['1.234', 'BDT', undefined],
  ['12,50,000.25', 'BDT', 125_000_025],
  ['12,50', 'BDT', undefined],
  ['1190,50', 'BDT', undefined],
  [',500', 'BDT', undefined],
  ['-1', 'BDT', undefined],
  ['', 'BDT', undefined],
  ['twelve', 'BDT', undefined],
])('%s in %s is %s minor units', (text, currency, amount) => {
  expect(minorUnitsOf(text, currency)).toBe(amount);
});
