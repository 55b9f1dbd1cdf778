import { evolve } from '../../domain/evolve';
import type { OrderEvent } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import type { CommitDetails } from './commit';

/** One event, with the order as it was before it and as it is after it. */
export interface Step {
  readonly before: OrderState;
  readonly event: OrderEvent;
  readonly after: OrderState;
}

/** What a commit changes: all that a projection may look at. */
export interface Change {
  readonly before: OrderState;
  readonly after: OrderState;
  readonly events: readonly OrderEvent[];
  /** The same events with the states between them, for what depends on the state at each event. */
  readonly steps: readonly Step[];
  readonly details: CommitDetails;
}

/** The order before and after each of the events. */
export function perEvent(before: OrderState, events: readonly OrderEvent[]): readonly Step[] {
  const steps: Step[] = [];
  let state = before;
  for (const event of events) {
    const after = evolve(state, event);
    steps.push({ before: state, event, after });
    state = after;
  }
  return steps;
}
