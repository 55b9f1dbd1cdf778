import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StoredOrder } from '../../domain/holds/reviveHolds';

/** Where lives of orders are kept as the server recorded them: a folder for each shape of history, a file a life. */
export const HISTORIES = path.join(__dirname, 'recorded');

/**
 * The shapes that histories have had, oldest first. A change that running orders must be `patched` for begins
 * another one, named after the patch, and so does one of what a history keeps or of the story it lives; the older ones stay, for the orders out
 * there.
 */
export const SHAPES = [
  'first',
  'lean-history',
  'paid-on-the-way',
  'recorded-answers',
  'side-by-side',
  'late-holds',
  'seen-through',
  'confirmed-once-paid',
  'begun-from-sql',
  'together',
  'at-once',
] as const;
export type Shape = (typeof SHAPES)[number];

/** A recorded run: its name, and its history as the server sent it, in base64. */
export interface RecordedHistory {
  readonly shape: Shape;
  readonly name: string;
  readonly workflowId: string;
  readonly history: string;
  /** What the order had come to at its end, as the release of its time kept it. */
  readonly state: StoredOrder;
}

/** Every recorded run, in the order of shapes and names. */
export function readHistories(): RecordedHistory[] {
  return SHAPES.flatMap((shape) =>
    readdirSync(path.join(HISTORIES, shape))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => {
        const recorded = readFileSync(path.join(HISTORIES, shape, file), 'utf8');
        return { ...(JSON.parse(recorded) as Omit<RecordedHistory, 'shape'>), shape };
      }),
  );
}
