import { jsonPointer } from '../problems';
import { MOST_LEVELS } from './mostLevels';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** An object or an array that is being read. */
interface Level {
  /** The names that an object has so far; an array has none. */
  readonly names: Set<string> | undefined;
  /** Where the current value is in it: a member's name, or a position. */
  at: string | number;
}

/**
 * Where a JSON text first gives an object two members of one name, as a JSON pointer; undefined where it doesn't. A parser keeps
 * the last of them, and nobody learns which was meant. Of a text that is no JSON it says nothing of use: who parses it refuses
 * it, as what is nested more deeply than this looks is refused.
 *
 * It looks once at each character outside of texts, and leaps over texts: it costs about what parsing does.
 */
export function repeatedMember(json: string): string | undefined {
  const levels: Level[] = [];
  let level: Level | undefined;
  /** The last text: a name, if a colon follows. */
  let start = 0;
  let end = 0;
  for (let i = 0; i < json.length; i += 1) {
    switch (json.charCodeAt(i)) {
      case QUOTE:
        start = i;
        i = endOfText(json, i);
        end = i + 1;
        break;
      case COLON: {
        if (!level?.names) break;
        level.at = nameIn(json.slice(start, end));
        if (level.names.has(level.at)) return jsonPointer(levels.map(({ at }) => at));
        level.names.add(level.at);
        break;
      }
      case COMMA:
        if (typeof level?.at === 'number') level.at += 1;
        break;
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        if (levels.length > MOST_LEVELS) return undefined;
        level =
          json.charCodeAt(i) === OPEN_ARRAY ? { names: undefined, at: 0 } : { names: new Set(), at: '' };
        levels.push(level);
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        levels.pop();
        level = levels.at(-1);
        break;
    }
  }
  return undefined;
}

/** The closing quote of the text that begins here; the end of all where there is none. */
function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(json, start, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

/** An odd number of backslashes before a quote makes it a part of the text. */
function isEscaped(json: string, start: number, quote: number): boolean {
  let before = quote - 1;
  while (before > start && json.charCodeAt(before) === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 0;
}

/** A name may be written with escapes, and is the same name. */
function nameIn(text: string): string {
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
