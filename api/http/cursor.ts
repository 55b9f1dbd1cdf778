import { z } from 'zod';
import { invalidParameter } from './problems';
import { isStorable } from '../../prisma/postgres/storableText';

/** The place of a list's last item: its sort value and, because values repeat, its id. */
export interface Cursor<Value = string | number> {
  readonly value: Value;
  readonly id: string;
}

const text = z.string().refine(isStorable);

/** What a list may be sorted by, as its cursors hold it. */
export const SORT_VALUES = {
  text,
  amount: z.int32(),
  instant: z.iso.datetime().refine((value) => !value.startsWith('0000')),
} as const;

/** Writes a cursor for one way of sorting; it means nothing in another. */
export function writeCursor(sort: string, { value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/**
 * Reads a cursor that {@link writeCursor} wrote for the same way of sorting.
 * @throws {DomainError} `validation` for any other text: whoever calls can make up cursors.
 */
export function readCursor<Value>(sort: string, cursor: string, sortValue: z.ZodType<Value>): Cursor<Value> {
  const written = z.tuple([z.literal(sort), sortValue, text]);
  const parsed = written.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) {
    throw invalidParameter('cursor', 'Use the nextCursor of a page of this list, with the same sort.');
  }
  const [, value, id] = parsed.data;
  return { value, id };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
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
