import type { OrderState } from '../order/order';

/** Whether parcels wait for others of their order, since all are to come together: something is in none yet. The story waits for it. */
export const awaitsOthers = ({ deliveryWish, lines }: Pick<OrderState, 'deliveryWish' | 'lines'>): boolean =>
  deliveryWish === 'together' &&
  lines.some(({ stocked, quantities: q }) => stocked && q.reserved + q.backordered > 0);
