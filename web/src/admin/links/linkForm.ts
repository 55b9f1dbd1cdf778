/** For how long a link may be made in the back office, in hours. */
export const LINK_HOURS = [2, 24, 72, 168] as const;

const HOUR_MS = 3_600_000;

/** When a link ends that works for that many hours from an instant in milliseconds. */
export const endAfter = (hours: number, now: number): string => new Date(now + hours * HOUR_MS).toISOString();

/** Whether a link can be for an amount: above 0 and no more than is unpaid, in minor units. */
export const fitsLink = (amount: number | undefined, most: number): amount is number =>
  amount !== undefined && amount > 0 && amount <= most;
