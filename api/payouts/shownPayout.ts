import type { OrderState } from '../../domain/order/order';
import type { Payout } from '../../domain/payouts/payout';
import { currentPayout, isRecipientWanted, leftToPayOut, payoutsOf } from '../../domain/payouts/payouts';
import type { Refund } from '../../domain/refunds/refund';
import { money } from '../http/wire';
import type { OrderPayoutJson, ShownPayoutState } from '../schema/money/payouts';

/** Where the money of a refund goes that is paid out; null where it goes back by itself. */
export function shownPayout({ currency }: OrderState, refund: Refund): OrderPayoutJson | null {
  const payout = currentPayout(refund);
  const before = payoutsOf(refund).at(-1);
  const state = stateOf(refund, payout, before);
  if (state === undefined) return null;
  const told = payout ?? (state === 'BOUNCED' ? before : undefined);
  return {
    state,
    amount: money(payout?.amount ?? leftToPayOut(refund), currency),
    method: told?.method ?? null,
    last: told?.last ?? null,
    reason: told?.reason ?? null,
  };
}

function stateOf(
  refund: Refund,
  payout: Payout | undefined,
  before: Payout | undefined,
): ShownPayoutState | undefined {
  const isOver = payout?.state === 'SENT' || payout?.state === 'PAID';
  if (!isOver && leftToPayOut(refund) === 0) return undefined;
  if (refund.method === 'manual') return 'MANUAL';
  if (payout) return payout.state === 'REPLACED' ? undefined : payout.state;
  if (!isRecipientWanted(refund)) return undefined;
  return before?.state === 'BOUNCED' ? 'BOUNCED' : 'WANTED';
}
