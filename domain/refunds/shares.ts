import { divideRounded } from '../money/divideRounded';
import { deliveryCost } from '../money/totals';
import type { OrderLine, OrderState } from '../order/order';
import type { RefundedLine } from './refund';
import { refundsOf } from './refunds';

/**
 * What the first pieces of a line cost, in minor units, discount and tax included, as they were when it was placed: their share of
 * what the line costs, rounded down. So all pieces together cost the line, and none costs more than a minor unit more than another.
 */
export const costOfFirst = ({ total, quantities: { ordered } }: OrderLine, pieces: number): number =>
  Math.floor((total * Math.min(pieces, ordered)) / ordered);

/** How many pieces of a line refunds have been for that nobody has rejected. */
export const piecesRefunded = (order: Pick<OrderState, 'refunds'>, lineId: string): number =>
  granted(order, lineId).reduce((sum, { quantity }) => sum + quantity, 0);

const granted = (order: Pick<OrderState, 'refunds'>, lineId: string): readonly RefundedLine[] =>
  refundsOf(order)
    .filter(({ approval }) => approval !== 'REFUSED')
    .flatMap(({ lines = [] }) => lines)
    .filter((line) => line.lineId === lineId);

export const amountRefunded = (order: Pick<OrderState, 'refunds'>, lineId: string): number =>
  granted(order, lineId).reduce((sum, { amount }) => sum + amount, 0);

/** How many pieces of a line can still be refunded: what was cancelled was never paid. */
export const piecesLeft = (order: Pick<OrderState, 'refunds'>, { id, quantities }: OrderLine): number =>
  quantities.ordered - quantities.cancelled - piecesRefunded(order, id);

/**
 * What the next pieces of a line cost, after those that were refunded: what is given back of the line comes to the cost of as many
 * pieces, whatever earlier refunds were rejected or were worked out by an earlier release.
 */
export const shareOfNext = (order: Pick<OrderState, 'refunds'>, line: OrderLine, quantity: number): number =>
  Math.max(0, costOfFirst(line, piecesRefunded(order, line.id) + quantity) - amountRefunded(order, line.id));

/** How many of the next pieces of a line cost a minor unit at least; undefined where all that are left don't, or they cost nothing. */
export function fewestToRefund(order: Pick<OrderState, 'refunds'>, line: OrderLine): number | undefined {
  if (line.total === 0) return undefined;
  const pieces = Math.ceil(((amountRefunded(order, line.id) + 1) * line.quantities.ordered) / line.total);
  const fewest = pieces - piecesRefunded(order, line.id);
  return fewest <= piecesLeft(order, line) ? fewest : undefined;
}

/**
 * How much of the next pieces' share of a line is tax, in minor units: what is told of the line in all is the tax of all that was given
 * back of it, rounded once, so that the shares of all pieces come to the line's tax. Undefined where no tax is known of it.
 */
export function taxOfNext(
  order: Pick<OrderState, 'refunds'>,
  line: OrderLine,
  amount: number,
): number | undefined {
  if (line.taxRate === undefined) return undefined;
  const before = amountRefunded(order, line.id);
  return taxOfPart(line, before + amount) - taxOfPart(line, before);
}

const taxOfPart = ({ tax, total }: OrderLine, amount: number): number =>
  total === 0 ? 0 : divideRounded(tax * Math.min(amount, total), total);

/** How much of the delivery's price can still be given back, in minor units, its tax included. */
export const shippingLeft = (order: Pick<OrderState, 'refunds' | 'totals'>): number =>
  deliveryCost(order.totals) -
  refundsOf(order)
    .filter(({ approval }) => approval !== 'REFUSED')
    .reduce((sum, { shipping = 0 }) => sum + shipping, 0);
