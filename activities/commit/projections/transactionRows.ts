import type { SettledTransaction } from '../../../domain/payment/transaction';
import { settledTransactions } from '../../../domain/payment/ledger';
import type { Change } from '../change';

/** How a move of money that a gateway was asked for has ended. */
export type TransactionRow = SettledTransaction;

/** What the events say of moves asked for earlier. SQL function: `settle_transactions`. */
export function transactionRows({ events, after }: Change): readonly TransactionRow[] {
  return events.flatMap((event) => settledTransactions(event, after));
}
