import type { OrderFact } from '../facts';
import type { Hold, OrderState } from '../order/order';
import { retriesOf } from '../refunds/settleRefund';

/** What is told to begin again as a hold is released, beside what goes on by itself. */
export const triedAgain = (order: OrderState, { reason }: Hold): readonly OrderFact[] =>
  reason === 'REFUND' ? retriesOf(order) : [];
