import { rowOf } from '../../../domain/facts';
import { deriveStatus, type OrderStatus } from '../../../domain/order/status';
import type { Change } from '../change';

/** A change of the order's status. */
export interface TransitionRow {
  readonly id: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly timestamp: string;
  readonly userId: string;
  readonly notes: string | null;
  readonly automated: boolean;
}

/** Each event that changed the status. SQL function: `write_transitions`. */
export function transitionRows({ steps, details }: Change): readonly TransitionRow[] {
  return steps.flatMap(({ before, event, after }) => {
    const from = deriveStatus(before);
    const to = deriveStatus(after);
    if (from === to) return [];
    const { id, at: timestamp, actor } = event;
    const notes = details.transitionNotes ?? rowOf(event.type).reason?.(event) ?? null;
    return [{ id, from, to, timestamp, userId: actor.id, notes, automated: actor.role === 'system' }];
  });
}
