import { present } from '../present';
import type { FactTable } from '../fact';
import { withRetryTime } from '../payment/retryTime';
import type { Role } from '../people/actor';
import { addHold, dropHold } from './holds';
import type { Blockable, HoldDefault, HoldReason } from './reasons';

/** What keeps an order from going on until a person decides. */
export interface HoldFacts {
  readonly OrderHeld: {
    readonly reason: HoldReason;
    /** Absent: the reason. */
    readonly key?: string;
    /** Absent, as the owner: what the reason's row says. */
    readonly blocks?: readonly Blockable[];
    readonly owner?: Role;
    /** When it ends by itself, and how: both or neither. */
    readonly until?: string;
    readonly default?: HoldDefault;
    readonly notes?: string;
    /** For a cause that a payment doesn't end, also where the hold is there already. */
    readonly stays?: true;
  };
  readonly HoldReleased: {
    readonly reason: HoldReason;
    /** Absent: the reason. */
    readonly key?: string;
    readonly notes?: string;
    /** Until when the customer may pay for it, where that is still to be done. */
    readonly retryUntil?: string;
  };
}

export const HOLD_FACTS: FactTable<HoldFacts> = {
  OrderHeld: {
    evolve: (order, { reason, key, blocks, owner, until, default: byDefault, stays, at }) =>
      addHold(
        order,
        { reason, since: at, ...present({ key, blocks, owner, until, default: byDefault, stays }) },
        { outlastsCancellation: true },
      ),
    tells: ({ reason }) => (reason === 'CONFIRMATION' ? 'confirmCash' : undefined),
  },
  HoldReleased: {
    evolve: (order, { reason, key = reason, retryUntil }) =>
      withRetryTime(dropHold(order, key), present({ retryUntil })),
    tells: ({ retryUntil }) => (retryUntil === undefined ? undefined : 'paymentDue'),
    reason: ({ notes }) => notes,
  },
};
