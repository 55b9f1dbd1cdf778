import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { capturedOf, paidOf, sumOf, toGiveBack } from '../amounts';
import { isPaidOut } from '../methods/methods';
import { nextOrdinal } from '../../refunds/requestedMoves';
import { nextRefundId } from '../../refunds/settleRefund';

/** Why it goes back: the reason of the refund, which customers read as well. */
export const PAID_TWICE = 'Paid more than once';
export const PAID_TOO_MUCH = 'Paid more than the order costs';
export const PAID_AFTER_CANCELLATION = 'Paid after the order was cancelled';

/**
 * Gives back what of a payment nothing stands for, once it is taken.
 * @param order as it is once the money is recorded.
 */
export function giveBackNeedless(
  order: OrderState,
  paymentId: string,
  taken: number,
  reason: string,
): readonly OrderFact[] {
  const amount = Math.min(taken, needlessOf(order));
  if (amount <= 0) return [];
  return [
    {
      ...{ type: 'RefundRequested', refundId: nextRefundId(order), amount, reason },
      from: [{ ordinal: nextOrdinal(order), paymentId, amount }],
    },
  ];
}

/**
 * What was taken though nothing stands for it. What was given back of the order for other reasons pays for nothing: a second payment goes
 * back as a whole all the same.
 */
const needlessOf = (order: OrderState): number =>
  order.cancellation ? toGiveBack(order) : Math.max(0, sumOf(order, capturedOf) - order.totals.grand);

/** Whether the order has all of its price without what is reserved by a payment: that is given free then. */
export const isPaidWithout = (order: OrderState, paymentId: string): boolean =>
  paidOf({ payments: order.payments.filter(({ id }) => id !== paymentId) }) >= order.totals.grand;

/** Whether needless money goes back by itself. Cash has rules of its own, and a person in them. */
export const goesBackByItself = ({ policy, payments }: Pick<OrderState, 'policy' | 'payments'>): boolean =>
  (policy.payment.late ?? 'hold') !== 'hold' && !payments.some(isPaidOut);
