/**
 * The rules of time and trust that an order lives under, frozen into it at placement (milliseconds throughout):
 * a change of the shop's policy never rewrites a running order, and tests and demos run whole lives in moments.
 */
export interface OrderPolicy {
  readonly payment: {
    /** How long after a failed payment the customer may try again before the order is cancelled. */
    readonly retryWindowMs: number;
    /** How long a payment call may be repeated with its key before its outcome is looked up instead. */
    readonly repeatWindowMs: number;
  };
  readonly review: {
    /** Fraud score (0–100) from which a person must decide; 101 never holds. */
    readonly holdAtScore: number;
    /** From which total an order counts as large, in minor units per currency; others never do. */
    readonly largeTotal: Readonly<Record<string, number>>;
  };
  readonly fulfilment: {
    /** Pack and hand over at once, without a warehouse. */
    readonly auto: boolean;
    readonly courier: string;
  };
  readonly tracking: {
    /** How often the courier is asked when its webhooks stay away. */
    readonly pollEveryMs: number;
  };
  readonly returns: {
    /** How long after delivery the order stays open for a return. */
    readonly windowMs: number;
  };
  readonly reopen: {
    /** How long a reopened order stays open before it closes again. */
    readonly windowMs: number;
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LARGE_TOTAL = { BDT: 15_000_000, GBP: 100_000, USD: 125_000, EUR: 120_000 };

/** The policy of a shop with a warehouse and people in it. */
export const STANDARD_POLICY: OrderPolicy = {
  payment: { retryWindowMs: DAY, repeatWindowMs: 10 * MINUTE },
  review: { holdAtScore: 70, largeTotal: LARGE_TOTAL },
  fulfilment: { auto: false, courier: 'pathao' },
  tracking: { pollEveryMs: 6 * HOUR },
  returns: { windowMs: 14 * DAY },
  reopen: { windowMs: 7 * DAY },
};

/** The demonstration's policy: packed and handed over at once, closed a minute after delivery. */
export const DEMO_POLICY: OrderPolicy = {
  ...STANDARD_POLICY,
  payment: { retryWindowMs: 10 * MINUTE, repeatWindowMs: MINUTE },
  review: { holdAtScore: 101, largeTotal: LARGE_TOTAL },
  fulfilment: { auto: true, courier: 'pathao' },
  tracking: { pollEveryMs: MINUTE },
  returns: { windowMs: MINUTE },
  reopen: { windowMs: 5 * MINUTE },
};
