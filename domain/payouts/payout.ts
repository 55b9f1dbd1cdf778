import type { Actor } from '../people/actor';
import type { PayoutMethod } from './recipient';

/**
 * How far a payout has come. `NAMED`: its recipient still has to prove the number. `PROVEN`: finance has to approve it. `APPROVED`: it
 * goes with the next batch. `SENT`: it is in a batch, and the bank has not said yet. `REPLACED`: another recipient took its place.
 */
export const PAYOUT_STATES = [
  ...(['NAMED', 'PROVEN', 'APPROVED', 'SENT', 'PAID', 'BOUNCED', 'REPLACED'] as const),
] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** Why a bank or wallet sent money back, in our words. */
export const BOUNCE_REASONS = [
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'NAME_MISMATCH',
  'LIMIT_EXCEEDED',
  'OTHER',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** Money of a refund on its way to one recipient. Who that is stands in SQL under the payout's id, and never here. */
export interface Payout {
  /** Of the recipient, and of the line of the batch. */
  readonly id: string;
  readonly method: PayoutMethod;
  /** The last digits of the wallet's or the account's number, by which people tell it from another. */
  readonly last: string;
  readonly namedBy: Actor;
  readonly state: PayoutState;
  /** Since when it is in that state (RFC 3339). */
  readonly since: string;
  readonly approvedBy?: Actor;
  /** Minor units of the order's currency, once it is in a batch. */
  readonly amount?: number;
  readonly batchId?: string;
  /** The bank's own of the payment. */
  readonly reference?: string;
  readonly reason?: BounceReason;
  /** The bank's word for it. */
  readonly code?: string;
}
