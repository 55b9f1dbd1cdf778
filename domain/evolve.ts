import { rowOf, type OrderEvent, type OrderFact } from './facts';
import { rememberAnswer } from './order/answers';
import type { OrderState } from './order/order';
import { SYSTEM } from './people/actor';

/** The order after one more event. Events come in order: versions never skip. */
export function evolve(order: OrderState, event: OrderEvent): OrderState {
  const changed = rowOf(event.type).evolve(order, event);
  return { ...changed, version: event.version, answered: rememberAnswer(order.answered, event) };
}

/** The order as it will be after facts, for what follows from them in the same breath: no event of its history. */
export const asIf = (order: OrderState, ...facts: readonly OrderFact[]): OrderState =>
  facts.reduce(
    (before, fact) =>
      evolve(before, { ...fact, id: '', version: before.version + 1, at: before.placedAt, actor: SYSTEM }),
    order,
  );
