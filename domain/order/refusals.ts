import type { Blockable } from '../holds/reasons';
import type { Actor } from '../people/actor';
import { disclosedHolds } from '../people/disclosure';
import { blocking } from '../holds/holds';
import type { OrderState } from './order';

/** Said of an order that is at its end, or on its way there by a cancellation. */
export function ended(order: OrderState): string | undefined {
  if (order.cancellation?.completedAt) return 'The order is cancelled.';
  if (order.cancellation) return 'The order is being cancelled.';
  if (order.closedAt) return 'The order is closed.';
  return undefined;
}

/** Said of an order that a hold keeps this from: to whom may know it, which holds do. */
export function blocked(order: OrderState, what: Blockable, actor: Actor): string | undefined {
  const holds = disclosedHolds(blocking(order, what), actor);
  return holds.length > 0 ? `The order is held: ${holds.map(({ key }) => key).join(', ')}.` : undefined;
}
