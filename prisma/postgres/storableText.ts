/** Half of a surrogate pair, which is no character. */
const BROKEN = /\p{Surrogate}/u;

const UNSTORABLE = /\0|\p{Surrogate}/gu;
const REPLACEMENT = '\ufffd';

/** Whether PostgreSQL keeps the text, in JSON as well: it takes neither NUL nor half a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !BROKEN.test(text);
}

/** What can be kept of a text that others made, with U+FFFD in place of what can't. */
export const storableText = (text: string): string => text.replaceAll(UNSTORABLE, REPLACEMENT);

/** The same of all texts in a JSON value, names included. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [storableText(name), storableJson(part)]),
  );
}
