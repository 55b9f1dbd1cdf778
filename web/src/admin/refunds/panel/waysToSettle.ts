import type { ShownPayoutState } from '../../../../../api/schema/money/payouts';
import type { RefundJson } from '../../../../../api/schema/money/refunds';

/**
 * What may be done about a refund. `recipient`: the customer's wallet or account is named. `byHand`: it was paid in another way.
 * `decide`: it is approved, or rejected by whoever may. `reject`: it is ended.
 */
export type Way = 'recipient' | 'byHand' | 'decide' | 'reject';

/** States of a payout whose recipient may still be named, or proven. */
const UNSENT: readonly ShownPayoutState[] = ['WANTED', 'BOUNCED', 'NAMED', 'PROVEN', 'APPROVED'];

/**
 * What somebody may do about a refund, what is done as a rule first.
 * @param allowed the actions that the order offers this person.
 * @param payout how far the money is on its way to a recipient; undefined where it goes back by itself.
 */
export function waysToSettle(
  allowed: readonly string[],
  status: RefundJson['status'],
  payout: ShownPayoutState | undefined,
): readonly Way[] {
  const may = (action: string): boolean => allowed.includes(action);
  if (status === 'AWAITING_APPROVAL' && may('approveRefund')) return ['decide'];
  const mayReject = ['AWAITING_APPROVAL', 'FAILED', 'TO_PAY_OUT'].includes(status) && may('rejectRefund');
  return [
    ...(payout !== undefined && UNSENT.includes(payout) && may('namePayout') ? ['recipient' as const] : []),
    ...(status === 'TO_PAY_OUT' && may('payOutRefund') ? ['byHand' as const] : []),
    ...(mayReject ? ['reject' as const] : []),
  ];
}
