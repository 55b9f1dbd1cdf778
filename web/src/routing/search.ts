/** What an address carries behind its question mark, by name, before a page has read it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/**
 * Reads `?q=saree&page=2`: numbers, `true` and `false` as such, all else as text. Text that would read as one of those stands in
 * quotation marks: links of earlier releases are written so, too.
 */
export function parseSearch(text: string): RawSearch {
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, valueOf(value)]));
}

/**
 * Writes what {@link parseSearch} reads as the same: `?q=saree`, or nothing.
 * @param search texts and numbers by name; undefined is left out.
 */
export function writeSearch(search: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries<unknown>(search as RawSearch)) {
    if (value === undefined) continue;
    const isPlain = typeof value === 'string' && valueOf(value) === value;
    parameters.set(name, isPlain ? value : JSON.stringify(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? text : value;
  } catch {
    return text;
  }
}
