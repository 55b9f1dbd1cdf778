import type { OrderEventType, OrderFact } from '../../../domain/facts';
import type { Actor } from '../../../domain/people/actor';
import {
  derivePaymentStatus,
  deriveStatus,
  type OrderStatus,
  type PaymentStatus,
} from '../../../domain/order/status';
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
  /** The order's own, right after the event: what whoever follows the order is shown with it. */
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
}

/** The events themselves. SQL function: `append_events`. */
export function eventRows({ steps }: Change): readonly EventRow[] {
  return steps.map(({ event: { id, version, at, actor, command, ...data }, after }) => ({
    id,
    version,
    type: data.type,
    data,
    actorId: actor.id,
    actorRole: actor.role,
    commandId: command?.id ?? null,
    commandHash: command?.hash ?? null,
    at,
    status: deriveStatus(after),
    paymentStatus: derivePaymentStatus(after),
  }));
}
