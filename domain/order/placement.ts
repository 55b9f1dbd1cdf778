import { MAIN } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import type { OrderBundle } from '../bundles/bundle';
import type { DeliveryWish } from '../allocation/deliveryWish';
import type { Actor } from '../people/actor';
import type { OrderEvent } from '../facts';
import { present } from '../present';
import type { OrderLine, OrderState, Undo, Totals } from './order';
import { paymentsOf, type Tender } from '../payment/tenders/tender';
import type { DeliveryPromise } from '../promise/promise';
import type { OrderPolicy } from './policy';

/** What an order is made of once it is priced. */
export interface Placement {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  /** What of them is sold together, for one price. */
  readonly bundles?: readonly OrderBundle[];
  /** Where its pieces are to be taken from; all from `main` unless it says so. */
  readonly allocation?: readonly Allotment[];
  /** Absent: each parcel leaves as it is ready. */
  readonly deliveryWish?: DeliveryWish | undefined;
  readonly totals: Totals;
  /** They come to the price; none when there is nothing to pay. */
  readonly tenders: readonly Tender[];
  readonly policy: OrderPolicy;
  /** Undefined: no days are promised. */
  readonly promise?: DeliveryPromise | undefined;
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
  const { id, customerId, currency, lines, totals, policy, promise, at, actor } = placement;
  const payments = paymentsOf(placement.tenders, { grand: totals.grand, requestedAt: at, policy });
  const [payment] = payments;
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
    ...present({
      bundles: placement.bundles,
      allocation: elsewhere(placement.allocation),
      deliveryWish: placement.deliveryWish === 'as-ready' ? undefined : placement.deliveryWish,
    }),
    totals,
    ...present({ promise }),
    ...(payments.length > 1 ? { tenders: payments } : present({ payment })),
  } as const satisfies OrderEvent;
  return { event, state: beginOrder(id, event) };
}

/** What lies in `main` needs no mention. */
function elsewhere(allocation: readonly Allotment[] = []): readonly Allotment[] | undefined {
  const named = allocation.filter(({ warehouse }) => warehouse !== MAIN);
  return named.length > 0 ? named : undefined;
}

/** The state that an order's first event makes. */
export function beginOrder(id: string, event: OrderEvent<'OrderPlaced'>): OrderState {
  const undo: Undo[] = [];
  if (event.lines.some((line) => line.stocked)) undo.push({ kind: 'releaseInventory' });
  const payments = event.tenders ?? (event.payment ? [event.payment] : []);
  for (const { id: paymentId, state } of payments) {
    // Nobody holds what is paid at the door.
    if (state !== 'DUE') undo.push({ kind: 'voidPayment', paymentId });
  }
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
    ...present({
      bundles: event.bundles,
      allocation: event.allocation,
      deliveryWish: event.deliveryWish,
    }),
    totals: event.totals,
    ...present({ promise: event.promise }),
    payments,
    parcels: [],
    holds: [],
    undo,
    answered: [],
  };
}
