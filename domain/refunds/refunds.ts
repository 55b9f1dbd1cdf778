import { sumOf } from '../payment/amounts';
import type { OrderState } from '../order/order';
import { isOpen, type Refund, type RefundMove } from './refund';
import { refundableOf } from './refundable';

/** Orders from before there were refunds have none. */
export const refundsOf = ({ refunds = [] }: Pick<OrderState, 'refunds'>): readonly Refund[] => refunds;

export const hasOpenRefund = (order: Pick<OrderState, 'refunds'>): boolean => refundsOf(order).some(isOpen);

/** Whether money that somebody has decided on is on its way back. */
export const isGivingBack = (order: Pick<OrderState, 'refunds'>): boolean =>
  refundsOf(order).some((refund) => isOpen(refund) && refund.approval !== 'AWAITED');

/** The refund with that id. */
export const refundWith = (order: Pick<OrderState, 'refunds'>, id: string): Refund | undefined =>
  refundsOf(order).find((refund) => refund.id === id);

/** A move of an order's refunds, and the refund that it belongs to. */
export interface PlacedMove {
  readonly refund: Refund;
  readonly move: RefundMove;
}

/** Every move of an order's refunds. */
export const movesOf = (order: Pick<OrderState, 'refunds'>): readonly PlacedMove[] =>
  refundsOf(order).flatMap((refund) => refund.moves.map((move) => ({ refund, move })));

/** How much can still be given back of what was taken, in minor units. */
export const leftToRefund = (order: OrderState): number =>
  sumOf(order, (payment) => refundableOf(order, payment));
