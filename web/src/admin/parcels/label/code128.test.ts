import { raw } from 'bwip-js/node';
import fc from 'fast-check';
import { z } from 'zod';
import { code128, isEncodable } from './code128';

const answer = z.tuple([z.object({ sbs: z.array(z.number()) })]);

/** The same by a library that others read codes of. */
const known = (text: string): readonly number[] => answer.parse(raw({ bcid: 'code128', text }))[0].sbs;

const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const PAIRS = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0').repeat(2));

test.each([...CHARACTERS.map((character) => `${character}a`), ...PAIRS, 'DC261126AB', 'A1', 'AB-12'])(
  '%j is drawn as everybody draws it',
  (text) => {
    expect(code128(text)).toEqual(known(text));
  },
);

const symbolAt = (widths: readonly number[], index: number): string =>
  widths.slice(index * 6, index * 6 + 6).join('');

const IN_B = new Map(CHARACTERS.map((character) => [symbolAt(known(`${character}a`), 1), character]));
const IN_C = new Map(PAIRS.map((pair) => [symbolAt(known(pair), 1), pair.slice(0, 2)]));
const [START_C, TO_C, TO_B] = [
  symbolAt(known('0000'), 0),
  symbolAt(known('A0000'), 2),
  symbolAt(known('0000A'), 3),
];

/** What a scanner reads. */
function read(widths: readonly number[]): string {
  const symbols = [];
  for (let at = 0; at < widths.length - 7; at += 6) symbols.push(widths.slice(at, at + 6).join(''));
  const [start = '', ...rest] = symbols;
  let byTwos = start === START_C;
  let text = '';
  for (const symbol of rest.slice(0, -1)) {
    if (symbol === (byTwos ? TO_B : TO_C)) byTwos = !byTwos;
    else text += (byTwos ? IN_C : IN_B).get(symbol) ?? '�';
  }
  return text;
}

test('whatever is printable is read again as it was written', () => {
  const texts = fc.stringMatching(/^([ -~]|\d{2,9}){1,12}$/);
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(code128(text))).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test.each(['', 'চালান', 'a\nb', 'naïve'])('%j can be no such code', (text) => {
  expect(isEncodable(text)).toBe(false);
  expect(() => code128(text)).toThrow('printable ASCII');
});
