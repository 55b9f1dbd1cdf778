import type { AdminOrderJson } from '../../../../api/schema/admin';

/** For how long a link may be made in the back office, in hours. */
export const LINK_HOURS = [2, 24, 72, 168] as const;

const HOUR_MS = 3_600_000;

/** When a link ends that works for that many hours from an instant in milliseconds. */
export const endAfter = (hours: number, now: number): string => new Date(now + hours * HOUR_MS).toISOString();

/** How much a link can be for, in minor units: a deposit that the order waits for is the least, which the link then pays, too. */
export interface LinkRange {
  readonly least: number;
  readonly most: number;
}

export const linkRangeOf = ({
  payable,
  deposit,
}: Pick<AdminOrderJson, 'payable' | 'deposit'>): LinkRange => ({
  least: Math.max(1, deposit?.amount ?? 0),
  most: payable.amount,
});

/** Whether a link can be for an amount in minor units. */
export const fitsLink = (amount: number | undefined, { least, most }: LinkRange): amount is number =>
  amount !== undefined && amount >= least && amount <= most;
