import fc from 'fast-check';
import { lineText, proseText } from './normalText';

test.each([
  ['blanks around it and in it', '  Rahim \t Uddin\n', 'Rahim Uddin'],
  ['a line break', '12 Lake Road\r\nDhanmondi', '12 Lake Road Dhanmondi'],
  ['a blank that does not break', 'Rahim\u00a0Uddin', 'Rahim Uddin'],
  ['control characters', 'Ra\u0007him\u009f', 'Rahim'],
  ['marks that turn the reading direction', '\u202eRahim\u202c \u2066Uddin\u2069\ufeff', 'Rahim Uddin'],
])('a line is without %s', (_what, typed, kept) => {
  expect(lineText(typed)).toBe(kept);
});

test.each([
  ['José', 'Jose\u0301', 'Jos\u00e9'],
  ['ড়', '\u09dc', '\u09a1\u09bc'],
  ['য়', '\u09df', '\u09af\u09bc'],
  ['ো', '\u09cb', '\u09c7\u09be'],
])('%s is one text, whichever way it was typed', (_name, one, other) => {
  expect(lineText(one)).toBe(lineText(other));
  expect(proseText(one)).toBe(proseText(other));
});

test('what joins letters and emoji stays', () => {
  for (const text of ['র‍্যাব', 'ক্ষ', '👨‍👩‍👧', 'می‌خواهم']) expect(lineText(text)).toBe(text.normalize('NFC'));
});

test('prose keeps its lines and tabs, each line ended in one way', () => {
  expect(proseText(' one\r\ntwo\rthree\n\n\tfour\u0000 ')).toBe('one\ntwo\nthree\n\n\tfour');
});

test('a text in its form is left as it is', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, (typed) => {
      expect(lineText(lineText(typed))).toBe(lineText(typed));
      expect(proseText(proseText(typed))).toBe(proseText(typed));
    }),
  );
});
