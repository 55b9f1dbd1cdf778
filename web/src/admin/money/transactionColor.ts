import type { TransactionListJson } from '../../../../api/schema/money/refunds';

/** The colour of a transaction's badge, by what became of it. */
export const TRANSACTION_COLOR: Readonly<Record<TransactionListJson['items'][number]['status'], string>> = {
  PENDING: 'gray',
  SUCCEEDED: 'pine',
  FAILED: 'red',
};
