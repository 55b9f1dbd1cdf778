import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { LeftOut } from './leftOut';
import type { Wanted } from '../wanted';

/** How often other warehouses are looked for before a person has to look, where the policy doesn't say. */
const TRIES = 3;

/** The pieces that an order has yet to find, line by line. */
export const piecesSought = ({ lines }: Pick<OrderState, 'lines'>): readonly Wanted[] =>
  lines
    .filter(({ stocked, quantities }) => stocked && quantities.backordered > 0)
    .map(({ id, sku, quantities }) => ({ lineId: id, sku, quantity: quantities.backordered }));

/**
 * Whether other warehouses are to be looked for now. Workflow code: orders of earlier releases had no pieces that were wanted and not held.
 */
export const isSeeking = (order: OrderState): boolean =>
  order.cancellation === undefined &&
  order.closedAt === undefined &&
  !isHeld(order, 'SHORTAGE') &&
  piecesSought(order).length > 0;

/** Whether others may be looked for once more without a person. Workflow code. */
export const hasTriesLeft = ({
  policy,
  reallocation,
}: Pick<OrderState, 'policy' | 'reallocation'>): boolean =>
  (reallocation?.tries ?? 0) <= (policy.allocationTries ?? TRIES);

/** The order with warehouses left out, since pieces of it were lacking there or refused. */
export function withLeftOut(order: OrderState, places: readonly LeftOut[]): OrderState {
  const { tries, leftOut } = order.reallocation ?? { tries: 0, leftOut: [] };
  const isKnown = ({ warehouse, sku }: LeftOut): boolean =>
    leftOut.some((one) => one.warehouse === warehouse && one.sku === sku);
  return {
    ...order,
    reallocation: { tries: tries + 1, leftOut: [...leftOut, ...places.filter((one) => !isKnown(one))] },
  };
}
