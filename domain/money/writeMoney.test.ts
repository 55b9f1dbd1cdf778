import { writeMoney } from './writeMoney';

test.each([
  ['BDT', 15_000_000, '৳1,50,000', '১,৫০,০০০'],
  ['BDT', 329_050, '৳3,290.50', '৩,২৯০.৫০'],
  ['GBP', 1530, '£15.30', '১৫.৩০'],
  ['IQD', 12_345, 'IQD 12.345', '১২.৩৪৫'],
  ['JPY', 500, '¥500', '৫০০'],
])('writes %s %d for people: %s, %s', (currency, amount, inEnglish, inBangla) => {
  // Some signs stand apart by a space that doesn't break.
  const write = (language: 'en' | 'bn'): string =>
    writeMoney({ amount, currency }, language).replace('\u00a0', ' ');
  expect(write('en')).toBe(inEnglish);
  expect(write('bn')).toContain(inBangla);
});
