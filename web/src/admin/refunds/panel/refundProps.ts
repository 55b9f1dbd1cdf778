import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { RefundJson } from '../../../../../api/schema/money/refunds';

/** What every part of a refund's record is given. */
export interface RefundProps {
  readonly order: AdminOrderJson;
  readonly refund: RefundJson;
}
