import { latinDigits } from './latinDigits';

test.each([
  ['Bangla', '০১২৩৪৫৬৭৮৯'],
  ['Devanagari', '०१२३४५६७८९'],
  ['Arabic', '٠١٢٣٤٥٦٧٨٩'],
  ['Persian', '۰۱۲۳۴۵۶۷۸۹'],
  ['fullwidth', '０１２３４５６７８９'],
  ['mathematical bold', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
  ['mathematical monospaced', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿'],
  ['ASCII', '0123456789'],
])('%s digits are read', (_script, digits) => {
  expect(latinDigits(digits)).toBe('0123456789');
});

test('what is no decimal digit stays', () => {
  expect(latinDigits('+৮৮০ (0) ১৭, রোড ½ ²')).toBe('+880 (0) 17, রোড ½ ²');
});
