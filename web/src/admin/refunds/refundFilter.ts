import type { RefundJson } from '../../../../api/schema/money/refunds';

/** What of the refunds is shown, as it stands in the page's address: what is open, unless it says all. */
export interface RefundFilter {
  readonly show?: 'all';
  readonly origin?: RefundJson['origin'];
  readonly method?: RefundJson['method'];
}

/** Whose wish a refund may be, in the order in which they are offered. */
export const ORIGINS: readonly RefundJson['origin'][] = ['CUSTOMER', 'APPEASEMENT', 'STAFF'];

/** How a refund may go back, in the order in which they are offered. */
export const METHODS: readonly RefundJson['method'][] = ['original', 'payout', 'manual', 'credit'];

/** States of what waits for somebody, or for a bank. */
const OPEN = 'AWAITING_APPROVAL,TO_PAY_OUT,FAILED,PENDING';

/** What the address says of the list; what it can't mean is left out. */
export function readRefundFilter({ show, origin, method }: Record<string, unknown>): RefundFilter {
  const from = ORIGINS.find((one) => one === origin);
  const by = METHODS.find((one) => one === method);
  return { ...(show === 'all' && { show }), ...(from && { origin: from }), ...(by && { method: by }) };
}

/** What the API is asked for. */
export const queryOf = ({ show, ...narrowed }: RefundFilter): Readonly<Record<string, string>> => ({
  ...narrowed,
  ...(show === 'all' ? {} : { status: OPEN }),
});
