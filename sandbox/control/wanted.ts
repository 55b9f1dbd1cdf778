import { z } from 'zod';

/** What of all that was received the page is asked for. */
export interface Wanted {
  /** Only what has this text; empty: everything. */
  readonly text: string;
  /** The part of the page that shows more than its first rows, and how many. */
  readonly more?: { readonly of: string; readonly rows: number } | undefined;
}

const filled = z.string().trim().catch('');
const asked = z.object({ of: z.string(), rows: z.coerce.number().int().positive() });

/** Reads it from the page's address; what makes no sense there is passed over. */
export function wantedOf(query: Readonly<Record<string, unknown>>): Wanted {
  return { text: filled.parse(query['q']), more: asked.safeParse(query).data };
}
