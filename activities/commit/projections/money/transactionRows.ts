import type { SettledTransaction } from '../../../../domain/payment/transactions/transaction';
import { settledTransactions } from '../../../../domain/payment/transactions/settledTransactions';
import type { Change } from '../../change';

/** How a move of money that a gateway was asked for has ended. */
export interface TransactionRow extends Omit<SettledTransaction, 'ordinal'> {
  /** Null: the payment's own. */
  readonly ordinal: number | null;
}

/** What the events say of moves asked for earlier. SQL function: `settle_transactions`. */
export function transactionRows({ steps }: Change): readonly TransactionRow[] {
  return steps.flatMap((step) =>
    settledTransactions(step.event, step).map(({ ordinal = null, ...settled }) => ({ ...settled, ordinal })),
  );
}
