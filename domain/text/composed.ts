/** More marks on one letter than any language writes; Unicode's stream-safe text format (UAX #15) ends them at 30, too. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;

/** What most names that programs give are: there is nothing to compose in it, and nothing that isn't seen. */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/**
 * A text in one of Unicode's normal forms, at most 30 marks on a letter. Marks are sorted in time that grows with the square of how
 * many stand together: a megabyte of them would keep a process busy for minutes.
 */
export function composed(text: string, form: 'NFC' | 'NFKD' = 'NFC'): string {
  return text.replaceAll(TOO_MANY_MARKS, '$1').normalize(form);
}
