import { evolve } from '../../domain/evolve';
import type { OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { SYSTEM } from '../../domain/people/actor';
import type { Decision } from '../engine/journal';

/**
 * Decides one after the other, each on the order as those before it leave it: what follows from a step by itself is recorded with
 * it, since every record costs a run about as much as the step.
 */
export function inSequence(...decisions: readonly Decision[]): Decision {
  return (order, at) => {
    let state = order;
    return decisions.flatMap((decision) => {
      const facts = decision(state, at);
      state = facts.reduce((before, fact) => after(before, fact, at), state);
      return facts;
    });
  };
}

/** As the journal will name the story's own events. */
function after(order: OrderState, fact: OrderFact, at: string): OrderState {
  const version = order.version + 1;
  return evolve(order, { ...fact, id: `${order.id}/${version}`, version, at, actor: SYSTEM });
}
