import { jsonPointer } from '../problems';

/** Only a body that matches can hold one: what costs a look at every character is for few. */
const SUSPICIOUS = /[\d.]{16}|\d[eE]/;
/** A text that is never closed goes to the end: looked for again behind each of its quotes, it would take minutes. */
const TOKEN = /"[^"\\]*(?:\\[^]?[^"\\]*)*(?:"|$)|-?\d[\d.eE+-]*|[[\]{},:]|[a-z]+/g;

/** Enough to be told of. */
const MOST_FOUND = 20;

/**
 * Where a JSON text holds numbers that reading it would change, as JSON pointers: integers beyond 2^53, sums with more
 * digits than a double has, numbers that become infinite. Of a text that is no JSON it says nothing: who parses it does.
 */
export function inexactNumbers(json: string): readonly string[] {
  if (!SUSPICIOUS.test(json)) return [];
  const found: string[] = [];
  /** The way to the current value: a member's name, or a position. */
  const path: (string | number)[] = [];
  let name: string | undefined;
  for (const [token] of json.matchAll(TOKEN)) {
    if (found.length >= MOST_FOUND) break;
    const at = path.length - 1;
    const last = path[at];
    if (token === '[') path.push(0);
    else if (token === '{') path.push('');
    else if (token === ']' || token === '}') path.pop();
    else if (token === ',') {
      if (typeof last === 'number') path[at] = last + 1;
    } else if (token === ':') {
      if (name !== undefined) path[at] = name;
    } else if (token.startsWith('"')) name = readName(token);
    else if (/^-?\d/.test(token) && !isExact(token)) found.push(jsonPointer(path));
  }
  return found;
}

function readName(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return '';
  }
}

/** Whether a number is the same after it was read and written again. */
export function isExact(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  return normalForm(text) === normalForm(String(value));
}

/** A decimal as its significant digits and the power of ten that they begin at. */
function normalForm(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`;
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return '0';
  const power = whole.length - (digits.length - significant.length) + Number(exponent);
  return `${sign}${withoutEndingZeros(significant)}e${power}`;
}

/** By hand: `/0+$/` looks at the zeros within once for each of them. */
function withoutEndingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
