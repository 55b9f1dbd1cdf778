import type { OrderEventType, OrderFact } from '../../../domain/facts';
import type { Actor } from '../../../domain/people/actor';
import type { Change } from '../change';

/** An event of the order's history; `version` is its position there. */
export interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly type: OrderEventType;
  readonly data: OrderFact;
  readonly actorId: string;
  readonly actorRole: Actor['role'];
  readonly commandId: string | null;
  readonly commandHash: string | null;
  readonly at: string;
}

/** The events themselves. SQL function: `append_events`. */
export function eventRows({ events }: Change): readonly EventRow[] {
  return events.map(({ id, version, at, actor, command, ...data }) => ({
    id,
    version,
    type: data.type,
    data,
    actorId: actor.id,
    actorRole: actor.role,
    commandId: command?.id ?? null,
    commandHash: command?.hash ?? null,
    at,
  }));
}
