import { present } from '../present';
import { unchanged, type FactTable, type NoFields } from '../fact';
import { withoutAllocation } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import type { OrderBundle } from '../bundles/bundle';
import type { DeliveryWish } from '../allocation/deliveryWish';
import type { Money } from '../money/money';
import type { Payment } from '../payment/payment';
import { blocking } from '../holds/holds';
import { hasOpenRefund } from '../refunds/refunds';
import { cancelRest, deliverServices, wantAgain } from './lines';
import type { OrderLine, OrderState, Totals } from './order';
import type { DeliveryPromise } from '../promise/promise';
import type { OrderPolicy } from './policy';

/** What happens to an order as a whole. */
export interface LifeFacts {
  readonly OrderPlaced: {
    readonly customerId: string;
    readonly number: string;
    readonly currency: string;
    readonly policy: OrderPolicy;
    readonly lines: readonly OrderLine[];
    /** What of them was sold together, for one price; absent: nothing. */
    readonly bundles?: readonly OrderBundle[];
    /** Where its pieces were taken from; those that it doesn't name from `main`. */
    readonly allocation?: readonly Allotment[];
    /** Absent: each parcel leaves as it is ready. */
    readonly deliveryWish?: DeliveryWish;
    readonly totals: Totals;
    /** When it is to arrive, as it was told; absent: nothing was promised. */
    readonly promise?: DeliveryPromise;
    /** By what all of it is paid; absent when there is nothing to pay, or by several. */
    readonly payment?: Payment;
    /** By what it is paid where that is several, each a part. */
    readonly tenders?: readonly Payment[];
  };
  readonly OrderConfirmed: NoFields;
  readonly ServicesFulfilled: NoFields;
  readonly CancellationRequested: {
    readonly reason: string;
    /** The key of the hold that it is cancelled for, when that is why: nobody released it in time, or it was a review that failed. */
    readonly hold?: string;
    /** Nobody paid in time, which is why. */
    readonly unpaid?: true;
    /** What is kept on purpose of the money that was taken, in minor units. */
    readonly kept?: number;
  };
  readonly OrderCancelled: NoFields;
  /** It was cancelled because nobody paid in time, and is paid after all: it goes on as if it had been placed just now. */
  readonly OrderReinstated: NoFields;
  readonly OrderClosed: NoFields;
  readonly OrderReopened: { readonly reason: string; readonly until: string };
  /** `name` is a command's; a release may know it no more by the time it is read. */
  readonly CommandRefused: {
    readonly name: string;
    readonly code: string;
    readonly detail: string;
    /** How much could have been asked for, where more was. */
    readonly amountLeft?: Money;
  };
}

export const LIFE_FACTS: FactTable<LifeFacts> = {
  OrderPlaced: {
    // There is no order before it: `placement.ts` makes the first state of it.
    evolve: unchanged,
    tells: () => 'orderPlaced',
    shows: ['number', 'currency', 'totals'],
    // The policy is the same in every order and long; the lines, the bundles, the payments and the promise stand on the order.
    omits: ['policy', 'lines', 'bundles', 'allocation', 'deliveryWish', 'tenders', 'promise'],
  },
  OrderConfirmed: {
    evolve: (order, { at }) => ({ ...order, confirmedAt: at }),
    tells: () => 'orderConfirmed',
    shows: [],
  },
  ServicesFulfilled: { evolve: (order, { at }) => deliverServices(order, at), shows: [] },
  CancellationRequested: {
    evolve: (order, { reason, hold, unpaid, kept, actor, at }) => ({
      ...order,
      revision: order.revision + 1,
      undo: undoOfCancelling(order),
      cancellation: { reason, by: actor, ...present({ hold, unpaid, kept }), requestedAt: at },
    }),
    reason: ({ reason }) => reason,
    shows: ['reason', 'kept'],
  },
  OrderCancelled: {
    evolve: (order, { at }) => cancelOrder(order, at),
    tells: () => 'orderCancelled',
    shows: [],
  },
  OrderReinstated: {
    evolve: reinstate,
    tells: () => 'orderReinstated',
    shows: [],
  },
  OrderClosed: {
    evolve: ({ reopenedUntil: _ended, ...order }, { at }) => ({ ...order, closedAt: at }),
    shows: [],
  },
  OrderReopened: {
    evolve: ({ closedAt: _undone, ...order }, { until }) => ({ ...order, reopenedUntil: until }),
    reason: ({ reason }) => reason,
    shows: ['until'],
  },
  CommandRefused: { evolve: unchanged },
};

/**
 * With the first parcel that left, nothing could be undone any more. Pieces that are still in the house are given free all the same, once
 * what left has come back and the order is ended.
 */
function undoOfCancelling({ undo, lines }: OrderState): OrderState['undo'] {
  const isInHouse = lines.some(({ stocked, quantities: q }) => stocked && q.reserved + q.packed > 0);
  if (!isInHouse || undo.some(({ kind }) => kind === 'releaseInventory')) return undo;
  return [{ kind: 'releaseInventory' }, ...undo];
}

/**
 * What held the order back holds it no more; what has come up since has still to be seen to, and keeps it open. So has what holds a
 * refund: it goes on after the order's end.
 */
function cancelOrder(order: OrderState, at: string): OrderState {
  const since = order.cancellation?.holds ?? [];
  const ofRefunds = hasOpenRefund(order) ? blocking(order, 'refund') : [];
  const holds = [...ofRefunds.filter(({ key }) => since.every((hold) => hold.key !== key)), ...since];
  return {
    ...withoutAllocation(order),
    lines: order.lines.map(cancelRest),
    holds,
    undo: [],
    ...(holds.length === 0 && { closedAt: at }),
    ...(order.cancellation && { cancellation: { ...order.cancellation, completedAt: at } }),
  };
}

/** Its pieces are wanted again, and taken as it goes on. What it had come to before its end counts no more. */
function reinstate(
  {
    cancellation: _over,
    closedAt: _closed,
    reopenedUntil: _until,
    confirmedAt: _confirmed,
    pickingAt: _picking,
    ...order
  }: OrderState,
  { at }: { readonly at: string },
): OrderState {
  return {
    ...order,
    revision: order.revision + 1,
    lines: order.lines.map(wantAgain),
    undo: [{ kind: 'releaseInventory' }, ...order.undo],
    reinstatedAt: at,
  };
}
