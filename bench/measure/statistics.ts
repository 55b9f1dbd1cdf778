/**
 * The value that `share` of the values don't exceed (nearest rank).
 * @param share above 0, at most 1: 0.5 is the median of an odd number of values.
 * @throws {RangeError} when there are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('There is no percentile of nothing');
  return found;
}

/**
 * The middle value; between the two middle ones when their number is even.
 * @throws {RangeError} when there are no values.
 */
export function median(values: readonly number[]): number {
  const lower = percentile(values, 0.5);
  if (values.length % 2 === 1) return lower;
  const sorted = [...values].sort((a, b) => a - b);
  return (lower + (sorted[values.length / 2] ?? lower)) / 2;
}

/** The median of what is known; null when nothing is. */
export function medianKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}
