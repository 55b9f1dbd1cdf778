import { z } from 'zod';
import { invalid } from './problems';

/** The place of a list's last item: its sort value and, because values repeat, its id. */
export interface Cursor {
  readonly value: string | number;
  readonly id: string;
}

const cursor = z.tuple([z.string(), z.union([z.string(), z.int()]), z.string()]);

/** Writes a cursor for one way of sorting; it means nothing in another. */
export function writeCursor(sort: string, { value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/**
 * Reads a cursor that {@link writeCursor} wrote for the same way of sorting.
 * @throws {DomainError} `validation` for any other text.
 */
export function readCursor(sort: string, text: string): Cursor {
  const parsed = cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw invalid('/cursor', 'Use the nextCursor of a page of this list, with the same sort.');
  }
  const [, value, id] = parsed.data;
  return { value, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts a list that was read one item too long into a page and the cursor of the next. */
export function cutPage<Item>(
  items: readonly Item[],
  limit: number,
  sort: string,
  placeOf: (item: Item) => Cursor,
): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, nextCursor: items.length > limit && last ? writeCursor(sort, placeOf(last)) : null };
}
