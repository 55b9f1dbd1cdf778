import type { OrderState } from '../../domain/order/order';
import { isStaff, type Actor } from '../../domain/people/actor';
import { isByCustomer, refundStatus, type Refund } from '../../domain/refunds/refund';
import { refundsOf } from '../../domain/refunds/refunds';
import { money } from '../http/wire';
import { shownPayout } from '../payouts/shownPayout';
import type { OrderJson } from '../schema/order';
import { refundParts } from './refundParts';

/**
 * What whoever paid may count on, and what became of what they asked for themselves, or knew of; to staff also what staff have asked
 * for. What failed is being seen to, and comes, until somebody has ended it.
 */
export function shownRefunds(state: OrderState, actor: Actor): OrderJson['refunds'] {
  return refundsOf(state).flatMap((refund) => {
    const status = shownStatusOf(refund, actor);
    const at = refund.moves.at(-1)?.since ?? refund.requestedAt;
    const amount = money(refund.amount, state.currency);
    if (!status) return [];
    const parts = [...refundParts(state, refund)];
    return [{ id: refund.id, status, amount, at, parts, payout: shownPayout(state, refund) }];
  });
}

function shownStatusOf(refund: Refund, actor: Actor): OrderJson['refunds'][number]['status'] | undefined {
  const { approval, moves } = refund;
  if (approval === 'GIVEN' || approval === 'NOT_NEEDED')
    return refundStatus(refund) === 'REFUNDED' ? 'REFUNDED' : 'PENDING';
  // It was let go before, and its customer has read so.
  if (moves.some(({ code }) => code !== undefined)) return 'FAILED';
  if (approval === 'REFUSED') return isStaff(actor) || knewOf(refund) ? 'REJECTED' : undefined;
  return isStaff(actor) || isByCustomer(refund) ? 'REQUESTED' : undefined;
}

/** Whether its customer asked for it, saw it on its way, or was told that it ends. */
const knewOf = (refund: Refund): boolean =>
  isByCustomer(refund) || refund.approvedBy !== undefined || refund.endTold === true;
