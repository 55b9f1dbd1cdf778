import type { RefundJson } from '../../../../api/schema/money/refunds';

/** The colour of a refund's badge, by how far it has come. */
export const REFUND_COLOR: Readonly<Record<RefundJson['status'], string>> = {
  AWAITING_APPROVAL: 'marigold',
  TO_PAY_OUT: 'marigold',
  PENDING: 'gray',
  FAILED: 'red',
  REFUNDED: 'pine',
  REJECTED: 'gray',
};
