import type { OrderLine, OrderState } from '../order/order';
import type { RefundedLine } from './refund';
import { refundsOf } from './refunds';

/**
 * What the first pieces of a line cost, in minor units, discount and tax included, as they were when it was placed. Each piece
 * costs the same, rounded down; the last one of the line costs what is left, so that all pieces together cost the line.
 */
export function costOfFirst({ total, quantities: { ordered } }: OrderLine, pieces: number): number {
  return pieces >= ordered ? total : Math.floor(total / ordered) * pieces;
}

/** How many pieces of a line refunds have been for that nobody has rejected. */
export const piecesRefunded = (order: Pick<OrderState, 'refunds'>, lineId: string): number =>
  granted(order)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const granted = (order: Pick<OrderState, 'refunds'>): readonly RefundedLine[] =>
  refundsOf(order)
    .filter(({ approval }) => approval !== 'REFUSED')
    .flatMap(({ lines = [] }) => lines);

/** How many pieces of a line can still be refunded: what was cancelled was never paid. */
export const piecesLeft = (order: Pick<OrderState, 'refunds'>, { id, quantities }: OrderLine): number =>
  quantities.ordered - quantities.cancelled - piecesRefunded(order, id);

/** What the next pieces of a line cost, after those that were refunded. */
export function shareOfNext(order: Pick<OrderState, 'refunds'>, line: OrderLine, quantity: number): number {
  const before = piecesRefunded(order, line.id);
  return costOfFirst(line, before + quantity) - costOfFirst(line, before);
}

/** How much of the delivery's price can still be given back, in minor units. */
export const shippingLeft = (order: Pick<OrderState, 'refunds' | 'totals'>): number =>
  order.totals.shipping -
  refundsOf(order)
    .filter(({ approval }) => approval !== 'REFUSED')
    .reduce((sum, { shipping = 0 }) => sum + shipping, 0);
