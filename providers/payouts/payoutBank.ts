import type { BounceReason } from '../../domain/payouts/payout';
import type { Recipient } from '../../domain/payouts/recipient';

/** One payment of a batch. */
export interface PayoutOrder {
  /** Our id of it: no bank pays the same one twice. */
  readonly payoutId: string;
  readonly recipient: Recipient;
  /** Minor units of the batch's currency. */
  readonly amount: number;
}

/** Payments that a bank is asked for together. */
export interface PayoutBatch {
  /** The same id is the same batch, however often it is sent. */
  readonly id: string;
  readonly currency: string;
  readonly payouts: readonly PayoutOrder[];
}

/** What a bank says of one payment, in our words. */
export interface PayoutReport {
  /** Tells this word from every other, whichever way it comes. */
  readonly eventId: string;
  readonly payoutId: string;
  /** Undefined: the bank has not said yet, or says what nobody here has heard before. */
  readonly word: 'PAID' | 'BOUNCED' | undefined;
  /** The bank's own word. */
  readonly vendorWord: string;
  /** Whether we know what that word means. */
  readonly isKnown: boolean;
  /** The bank's own of the payment. */
  readonly reference?: string;
  /** Minor units, where the bank says how much. */
  readonly amount?: number;
  readonly reason?: BounceReason;
  /** The bank's word for why it came back. */
  readonly code?: string;
  /** When, by the bank's clock (RFC 3339). */
  readonly at?: string;
}

/** Whoever pays money out for the shop. */
export interface PayoutBank {
  readonly provider: string;
  /** Whether it can be asked what became of a batch; else people bring its words. */
  readonly answers: boolean;
  /**
   * Hands over a batch. Repeating it with the same id has the effect of once.
   * @returns the bank's own name of the batch, where it has one.
   * @throws {ProviderRejected} when it takes none of it, `ProviderUnavailable` when the outcome isn't known.
   */
  submit(batch: PayoutBatch): Promise<{ readonly reference?: string }>;
  /** What has become of a batch's payments; undefined where the bank has no such batch. */
  find(batchId: string): Promise<readonly PayoutReport[] | undefined>;
}
