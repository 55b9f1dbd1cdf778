/** How many pieces of a product one customer may have: what they ordered in the `days` before an order counts against `quantity`. */
export interface Limit {
  readonly quantity: number;
  readonly days: number;
}

/** Pieces of the product in an order that counts; `at`, when it was placed, in milliseconds since 1970. */
export interface Bought {
  readonly at: number;
  readonly quantity: number;
}

const DAY_MS = 86_400_000;

/** Pieces that can still be ordered; never negative, also where the limit was lowered since. */
export const leftOf = ({ quantity }: Limit, bought: readonly Bought[]): number =>
  Math.max(0, quantity - piecesOf(bought));

/**
 * When so many pieces can be ordered, if nothing else is until then: in milliseconds since 1970, of the order whose days have to be
 * over. Undefined for more than the limit, which never can.
 */
export function possibleFrom(limit: Limit, bought: readonly Bought[], wanted: number): number | undefined {
  if (wanted > limit.quantity) return undefined;
  const inTime = bought.toSorted((one, other) => one.at - other.at);
  const last = inTime.find((_order, index) => wanted <= leftOf(limit, inTime.slice(index + 1)));
  return last && last.at + limit.days * DAY_MS;
}

const piecesOf = (bought: readonly Bought[]): number =>
  bought.reduce((sum, { quantity }) => sum + quantity, 0);
