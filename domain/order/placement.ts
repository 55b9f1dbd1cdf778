import type { Actor } from '../people/actor';
import type { OrderEvent } from '../facts';
import type { OrderLine, OrderState, Undo, Totals } from './order';
import { isOnDelivery } from '../payment/methods/methods';
import type { Payment, PaymentMethod } from '../payment/payment';
import type { OrderPolicy } from './policy';

/** What an order is made of once it is priced. */
export interface Placement {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  /** Absent when there is nothing to pay. */
  readonly payment?: { readonly method: PaymentMethod; readonly provider: string };
  readonly policy: OrderPolicy;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly actor: Actor;
}

/**
 * The first event of an order and the state it makes. The number is empty until the database assigns it in
 * the transaction that writes both.
 */
export function createOrder(placement: Placement): {
  readonly event: OrderEvent;
  readonly state: OrderState;
} {
  const { id, customerId, currency, lines, totals, policy, at, actor } = placement;
  const event = {
    id: `${id}/placed`,
    version: 1,
    at,
    actor,
    type: 'OrderPlaced',
    customerId,
    number: '',
    currency,
    policy,
    lines,
    totals,
    ...(placement.payment && { payment: firstPayment(placement.payment, totals.grand, at) }),
  } as const satisfies OrderEvent;
  return { event, state: beginOrder(id, event) };
}

function firstPayment(
  { method, provider }: { readonly method: PaymentMethod; readonly provider: string },
  amount: number,
  requestedAt: string,
): Payment {
  const state = isOnDelivery({ method }) ? 'DUE' : 'PENDING';
  return { id: '1', ordinal: 1, method, provider, amount, state, requestedAt };
}

/** The state that an order's first event makes. */
export function beginOrder(id: string, event: OrderEvent<'OrderPlaced'>): OrderState {
  const undo: Undo[] = [];
  if (event.lines.some((line) => line.stocked)) undo.push({ kind: 'releaseInventory' });
  // Nobody holds what is paid at the door.
  if (event.payment && event.payment.state !== 'DUE')
    undo.push({ kind: 'voidPayment', paymentId: event.payment.id });
  return {
    id,
    number: event.number,
    customerId: event.customerId,
    currency: event.currency,
    version: event.version,
    revision: 1,
    placedAt: event.at,
    policy: event.policy,
    lines: event.lines,
    totals: event.totals,
    payments: event.payment ? [event.payment] : [],
    parcels: [],
    holds: [],
    undo,
    answered: [],
  };
}
