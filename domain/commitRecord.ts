import type { HoldReason } from './holds/reasons';
import { concernsErp } from './erp/erp';
import { evolve } from './evolve';
import type { OrderEvent } from './facts';
import { notificationsFor } from './notifications/notifications';
import { heldFor } from './holds/holds';
import type { OrderState } from './order/order';
import { derivePaymentStatus, deriveStatus, type OrderStatus, type PaymentStatus } from './order/status';

/** What the world is told of an order's events. */
export type EffectName = 'notifications' | 'erp';

/** What an order is summed up to: in lists, and where engineers look for it. */
export interface Shown {
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  /** The reasons that it is held for, each once. */
  readonly holds: readonly HoldReason[];
}

/**
 * What a commit came to. The workflow's history keeps it and replaying reads it: rules that have changed since
 * rewrite nothing that a running order has already been through.
 */
export interface CommitRecord {
  readonly events: readonly OrderEvent[];
  /** The effects that the events call for. */
  readonly due: readonly EffectName[];
  /** The order after the events. */
  readonly shown: Shown;
}

/** Works out, by the rules of today, what follows from events that follow an order. */
export function recordOf(before: OrderState, events: readonly OrderEvent[]): CommitRecord {
  const after = events.reduce(evolve, before);
  const due: EffectName[] = [];
  if (events.some((event) => notificationsFor(event).length > 0)) due.push('notifications');
  if (concernsErp(before, after, events)) due.push('erp');
  return { events, due, shown: shownOf(after) };
}

/** An order's summary by the rules of today. */
export function shownOf(order: OrderState): Shown {
  return {
    status: deriveStatus(order),
    paymentStatus: derivePaymentStatus(order),
    holds: heldFor(order),
  };
}

/** In place of an event's id: the answer is to a commit of nothing, by which a run asks for what it has missed. */
export const CATCHING_UP = 'catching up';
