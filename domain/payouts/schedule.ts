import type { Weekday } from '../time/days';

/** A time of a day, by the shop's clock. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** When payouts that are approved are put into a batch by themselves. */
export interface PayoutSchedule {
  /** On each working day of the shop. */
  readonly at: readonly TimeOfDay[];
  readonly workingDays: readonly Weekday[];
  /** Days on which nobody works, whichever day of the week they are: `2027-03-20`. */
  readonly holidays: readonly string[];
}

/** Who made a batch that nobody made. */
export const BY_SCHEDULE = 'schedule';

/** A time as people write it: `16:00`. */
export const timeText = ({ hour, minute }: TimeOfDay): string =>
  [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
