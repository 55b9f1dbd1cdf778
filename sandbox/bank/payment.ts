/** How far a payment has come, in the bank's words. `under_review` stands in for the words that no document names. */
export const PAYMENT_WORDS = ['accepted', 'paid', 'failed', 'returned', 'under_review'] as const;
export type PaymentWord = (typeof PAYMENT_WORDS)[number];

/** Why the bank's payments fail or come back. */
export const FAILURES = [
  ...(['account_not_found', 'account_closed', 'name_mismatch', 'limit_exceeded'] as const),
] as const;
export type Failure = (typeof FAILURES)[number];

/** One payment of a batch as the bank has it. */
export interface BankPayment {
  readonly payoutId: string;
  readonly channel: string;
  readonly account: string;
  /** A decimal of the batch's currency. */
  readonly amount: string;
  readonly status: PaymentWord;
  /** The bank's own, once it has paid. */
  readonly transactionId?: string;
  readonly reason?: Failure;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

/** What becomes of a payment to an account by itself: the last digits of some tell. */
export function fateOf(account: string): { readonly status: PaymentWord; readonly reason?: Failure } {
  if (account.endsWith('0404')) return { status: 'failed', reason: 'account_not_found' };
  if (account.endsWith('0406')) return { status: 'under_review' };
  return { status: 'paid' };
}

/** Whether money that was paid to an account comes back later. */
export const comesBack = (account: string): boolean => account.endsWith('0405');
