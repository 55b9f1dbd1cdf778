import { rowOf, type OrderEvent } from './facts';
import { rememberAnswer } from './order/answers';
import type { OrderState } from './order/order';

/** The order after one more event. Events come in order: versions never skip. */
export function evolve(order: OrderState, event: OrderEvent): OrderState {
  const changed = rowOf(event.type).evolve(order, event);
  return { ...changed, version: event.version, answered: rememberAnswer(order.answered, event) };
}
