/**
 * Where money is, or whose it is. What we have grows by a debit, what we owe or have earned by a credit.
 * `reserved:…` and `reservations` are a memorandum: nothing of it is anybody's yet.
 */
export type Account =
  | `reserved:${string}`
  | 'reservations'
  /** Taken by that gateway for us. */
  | `gateway:${string}`
  /** What customers have paid for their orders, and not been given back. */
  | 'customers'
  /** Taken back by customers' banks. */
  | 'chargebacks'
  /** Collected by that courier at the door, and not handed over yet. */
  | `courier:${string}`
  /** Handed over by couriers. */
  | 'bank'
  /** What couriers keep of it for themselves. */
  | 'fees'
  /** Store credit: what customers may still order for. */
  | 'credit:owed'
  /** What rounding to notes and coins brings, or costs. */
  | 'rounding';

/** What a record of the ledger tells. */
export const LEDGER_KINDS = [
  'AUTHORIZE',
  'RELEASE',
  'CAPTURE',
  'REFUND',
  'REFUND_RETURNED',
  'CHARGEBACK',
  'CHARGEBACK_REVERSED',
  'COLLECT',
  'COLLECT_CORRECTED',
  'REMIT',
  'REMIT_CORRECTED',
  'FEE',
  'FEE_CORRECTED',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Kinds by which a holding shrinks; by all others it grows. */
export const SHRINKING = [
  'RELEASE',
  'REFUND_RETURNED',
  'CHARGEBACK_REVERSED',
  'COLLECT_CORRECTED',
  'REMIT_CORRECTED',
  'FEE_CORRECTED',
] as const satisfies readonly LedgerKind[];

/** An amount of an order that stands between two accounts, in minor units of the order's currency. */
export interface Holding {
  /** What it is of, unlike that of any other holding of the order: `payment/1/taken`. */
  readonly key: string;
  readonly debit: Account;
  readonly credit: Account;
  /** Never below 0. */
  readonly amount: number;
  /** What is told when it grows, and when it shrinks. */
  readonly grows: Exclude<LedgerKind, (typeof SHRINKING)[number]>;
  readonly shrinks: (typeof SHRINKING)[number];
}

/** One record of the ledger: an amount above 0 that goes from one account to another. Both sides in one record always balance. */
export interface LedgerEntry {
  readonly key: string;
  readonly kind: LedgerKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
}
