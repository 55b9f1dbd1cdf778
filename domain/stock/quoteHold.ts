/** How long quotes may hold pieces, and how many at once. */
export interface QuoteHolds {
  /** Where the quote doesn't say. */
  readonly minutes: number;
  /** Of one quote, so that nobody empties the shelves without buying. */
  readonly pieces: number;
}

export const STANDARD_QUOTE_HOLDS: QuoteHolds = { minutes: 15, pieces: 10 };
export const MOST_HOLD_MINUTES = 60;

/**
 * Whose a hold is: who is held for has one at a time. Undefined where a shop's checkout says neither its customer nor the session that asks.
 * @param customer absent: a guest.
 */
export function holderOf({
  customer,
  session,
  asker,
}: {
  readonly customer?: string | undefined;
  readonly session?: string | undefined;
  /** The id of the program or person that asks. */
  readonly asker: string;
}): string | undefined {
  if (customer !== undefined) return `customer/${customer}`;
  return session === undefined ? undefined : `session/${asker}/${session}`;
}
