import type { OrderState } from './order';

/** Said of an order that is at its end, or on its way there by a cancellation. */
export function ended(order: OrderState): string | undefined {
  if (order.cancellation?.completedAt) return 'The order is cancelled.';
  if (order.cancellation) return 'The order is being cancelled.';
  if (order.closedAt) return 'The order is closed.';
  return undefined;
}

/** Said of an order that waits for a person. */
export const held = (order: OrderState): string | undefined =>
  order.holds.length > 0 ? `The order is held: ${order.holds.join(', ')}.` : undefined;
