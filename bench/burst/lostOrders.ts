/** An order as the database has it. */
export interface WrittenOrder {
  readonly id: string;
  readonly delivered: boolean;
  /** Milliseconds since the epoch; null: not yet. */
  readonly startedAt: number | null;
}

/** Orders that somebody has been promised, or that were written without an answer, and that were not delivered. */
export function lostOf(answered: readonly string[], written: readonly WrittenOrder[]): string[] {
  const delivered = new Set(written.filter((order) => order.delivered).map(({ id }) => id));
  const known = new Set([...answered, ...written.map(({ id }) => id)]);
  return [...known].filter((id) => !delivered.has(id));
}
