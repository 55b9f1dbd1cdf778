/** An order's event in SQL. Times are milliseconds since the epoch. */
export interface CommittedEvent {
  readonly orderId: string;
  readonly version: number;
  readonly at: number;
}

/** An event as one listener heard it. */
export type HeardEvent = CommittedEvent;

/** How long listeners waited for what had been committed. */
export interface Delays {
  readonly delaysMs: readonly number[];
  /** How many times a listener didn't hear of an event. */
  readonly missed: number;
}

/** @param listeners how many follow each order: each of them is to hear of each event once. */
export function delaysOf(
  committed: readonly CommittedEvent[],
  heard: readonly HeardEvent[],
  listeners: number,
): Delays {
  const key = ({ orderId, version }: CommittedEvent): string => `${orderId}:${version}`;
  const committedAt = new Map(committed.map((event) => [key(event), event.at]));
  // What was committed before somebody listened is told to who comes, and has no delay.
  const delaysMs = heard.flatMap((event) => {
    const at = committedAt.get(key(event));
    return at === undefined ? [] : [event.at - at];
  });
  return { delaysMs, missed: committed.length * listeners - delaysMs.length };
}
