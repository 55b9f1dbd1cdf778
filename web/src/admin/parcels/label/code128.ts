/**
 * The bars and gaps of each symbol of Code 128 (ISO/IEC 15417) in modules, a bar first; the index is the symbol's value. 103 to 105 begin a code, 106 ends it.
 */
const PATTERNS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  );

/** Two digits a symbol. */
const TO_C = 99;
/** A printable ASCII character a symbol. */
const TO_B = 100;
const START_B = 104;
const START_C = 105;
const STOP = 106;
const CHECKED_BY = 103;

/** Fewer digits in a row are shorter as characters, since the change costs a symbol. */
const DIGITS_WORTH_IT = 4;
const RUNS = new RegExp(`\\d{${DIGITS_WORTH_IT},}|.`, 'g');

/** The character of value 0. */
const SPACE = 32;

/** Whether a code can hold the text: printable ASCII alone. */
export const isEncodable = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/**
 * The text as Code 128: widths of bars and gaps in modules, in turn, a bar first.
 * @throws {Error} for what no such code can hold, see {@link isEncodable}.
 */
export function code128(text: string): readonly number[] {
  if (!isEncodable(text)) throw new Error('Code 128 takes printable ASCII alone');
  const values = symbolsOf(text);
  const check = values.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % CHECKED_BY;
  return [...values, check, STOP].flatMap((value) => (PATTERNS[value] ?? '').split('').map(Number));
}

/** The values of the symbols that begin the code and hold the text: runs of digits by twos, where that is shorter. */
function symbolsOf(text: string): readonly number[] {
  const values: number[] = [];
  let isByTwos: boolean | undefined;
  const add = (value: number, byTwos: boolean): void => {
    if (isByTwos === undefined) values.push(byTwos ? START_C : START_B);
    else if (isByTwos !== byTwos) values.push(byTwos ? TO_C : TO_B);
    isByTwos = byTwos;
    values.push(value);
  };
  for (const run of text.match(RUNS) ?? []) {
    // Of an odd number of digits the first stands alone, as every other character does.
    const alone = run.length >= DIGITS_WORTH_IT ? run.length % 2 : run.length;
    for (const character of run.slice(0, alone)) add(character.charCodeAt(0) - SPACE, false);
    for (let at = alone; at < run.length; at += 2) add(Number(run.slice(at, at + 2)), true);
  }
  return values;
}
