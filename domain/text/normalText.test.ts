import fc from 'fast-check';
import { identifierText, lineText, proseText } from './normalText';

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

/** Of each range that Unicode calls ignorable, and does not need to spell with. */
const NEVER_SEEN = [
  ...[
    '\u00ad',
    '\u034f',
    '\u061c',
    '\u115f',
    '\u1160',
    '\u17b4',
    '\u180e',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u202a',
  ],
  ...['\u202e', '\u2060', '\u2064', '\u2066', '\u2069', '\u206f', '\u3164', '\ufeff', '\uffa0', '\u{1d173}'],
  ...['\u{e0001}', '\u{e0fff}'],
];
/** These shape what is beside them in other scripts, and in emoji. */
const SHAPING = ['\u200c', '\u200d', '\u180b', '\ufe00', '\ufe0f', '\u{e0041}', '\u{e0100}'];

test.each([...NEVER_SEEN, ...SHAPING])('%j is left out of a word that is the same without it', (unseen) => {
  for (const typed of [`Zq${unseen}karim`, `${unseen}Zqkarim`, `Zqkarim${unseen}${unseen}`]) {
    expect(lineText(typed)).toBe('Zqkarim');
    expect(proseText(typed)).toBe('Zqkarim');
  }
  expect(lineText(`1${unseen}2 ${unseen} Rahim`)).toBe('12 Rahim');
});

test.each(NEVER_SEEN)('%j is left out of Bangla, too', (unseen) => {
  expect(lineText(`রহি${unseen}ম`)).toBe('রহিম');
});

/** Read letter by letter it takes a fraction of this even on a busy machine; looking back from each letter, minutes. */
const BLOWN_UP_MS = 10_000;

test.each(SHAPING)('a body of nothing but %j does not blow up what reads it', (unseen) => {
  const start = performance.now();
  expect(proseText(unseen.repeat(250_000))).toBe('');
  expect(performance.now() - start).toBeLessThan(BLOWN_UP_MS);
});

test('a text of nothing that is seen is empty', () => {
  const unseen = [...NEVER_SEEN, ...SHAPING];
  for (const typed of [...unseen, unseen.join(''), unseen.join(' ')]) {
    expect([typed, lineText(typed), proseText(typed)]).toEqual([typed, '', '']);
  }
});

test.each([
  ...['র‍্যাব', 'ক্ষ', 'উদ্‌যাপন', 'ශ්‍රී', 'می‌خواهم', '葛\u{e0100}城'],
  ...['👨‍👩‍👧', '❤️', '👩🏽‍⚕️', '🏴‍☠️', '🏳️‍🌈', '1️⃣', '‼️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
])('what shapes letters and emoji stays, as in %s', (text) => {
  expect(lineText(text)).toBe(text.normalize('NFC'));
  expect(proseText(text)).toBe(text.normalize('NFC'));
});

test.each([
  ['KAFE\u0301-7 ', 'KAF\u00c9-7'],
  ['\u09dc-2', '\u09a1\u09bc-2'],
  ['\ufeffCH-GAN65\u200b', 'CH-GAN65'],
  ['dup', 'dup'],
  ['A  1', 'A  1'],
])('the identifier %j is read as %j: case and blanks within stay', (given, read) => {
  expect(identifierText(given)).toBe(read);
  expect(identifierText(read)).toBe(read);
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

test('what has nothing unseen in it stays as it is, but for the blanks around it, beside what is composed and alone', () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(ascii, (text) => {
      expect(identifierText(text)).toBe(text.trim());
      expect(identifierText(`\u00e9${text}\u00e9`)).toBe(`\u00e9${text}\u00e9`);
    }),
  );
});
