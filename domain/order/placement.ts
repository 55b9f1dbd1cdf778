import type { Actor } from '../people/actor';
import type { OrderEvent } from '../events';
import { beginOrder } from '../evolve';
import type { OrderLine, OrderState, Totals } from './order';
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
  return { id: '1', ordinal: 1, method, provider, amount, state: 'PENDING', requestedAt };
}
