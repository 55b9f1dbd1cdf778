import type { BounceReason } from './payout';

/** What is said of a payout: by who checked the code, by who makes batches, and by the bank. */
export const PAYOUT_WORDS = ['PROVEN', 'SENT', 'NOT_SENT', 'PAID', 'BOUNCED'] as const;
export type PayoutWord = (typeof PAYOUT_WORDS)[number];

export interface HeardPayout {
  readonly payoutId: string;
  readonly word: PayoutWord;
  /** Minor units: what the batch was to pay, or the bank has paid. */
  readonly amount?: number;
  readonly batchId?: string;
  /** The bank's own of the payment. */
  readonly reference?: string;
  readonly reason?: BounceReason;
  /** The bank's word for why. */
  readonly code?: string;
  /** When it happened, by the bank's clock (RFC 3339). */
  readonly at?: string;
}
