import fc from 'fast-check';
import { cutText } from './cutText';

test('a text that has room is left whole, to the last unit', () => {
  expect(cutText('Rahim', 5)).toBe('Rahim');
  expect(cutText('Rahim', 4)).toBe('Rahi');
  expect(cutText('Rahim', 0)).toBe('');
});

test.each([
  ['an emoji', `${'n'.repeat(99)}😀`, 'n'.repeat(99)],
  ['a family of emoji', `${'n'.repeat(97)}👨‍👩‍👧`, 'n'.repeat(97)],
  ['a letter with its accent', `${'n'.repeat(99)}e\u0301`, 'n'.repeat(99)],
  ['a Bangla letter with its vowel', `${'ক'.repeat(99)}কি`, 'ক'.repeat(99)],
])('%s at the end of the room is left out, never cut in two', (_what, text, cut) => {
  expect(cutText(text, 100)).toBe(cut);
});

test('what is cut begins the text, fits and is well formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) => {
      const cut = cutText(text, max);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(/\p{Surrogate}/u.test(cut)).toBe(false);
    }),
  );
});

test('a character at the end of the room is the one that it is in the whole text', () => {
  const whole = new Intl.Segmenter();
  const part = fc.constantFrom(
    'a',
    '\r',
    '\n',
    'é',
    '\u0301',
    '\u200d',
    '👩',
    '👧',
    '🇧',
    '🇩',
    '🏽',
    'ক',
    'ি',
    '্',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.string({ unit: part, maxLength: 30 }), fc.nat(20), (text, max) => {
      const ends = [...whole.segment(text)].map(({ index, segment }) => index + segment.length);
      expect(cutText(text, max)).toBe(text.slice(0, Math.max(0, ...ends.filter((end) => end <= max))));
    }),
    { numRuns: 1_000 },
  );
});

test('a text of megabytes is cut at once: whatever has no room is not looked at', () => {
  const start = performance.now();
  expect(cutText('['.repeat(1_000_000), 10_000)).toHaveLength(10_000);
  expect(performance.now() - start).toBeLessThan(5_000);
});
