import type { Refund } from '../../../../domain/refunds/refund';
import { refundsOf } from '../../../../domain/refunds/refunds';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** Goodwill of an order; the amount is in minor units of the order's currency. */
export interface AppeasementRow {
  readonly id: string;
  /** It was counted against a budget before it was asked for: its row stands there. */
  readonly claimed: boolean;
  readonly refundId: string;
  readonly agentId: string;
  readonly agentRole: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: 'GRANTED' | 'AWAITED' | 'APPROVED' | 'RETURNED';
  readonly at: string;
}

const STATES = {
  NOT_NEEDED: 'GRANTED',
  AWAITED: 'AWAITED',
  GIVEN: 'APPROVED',
  REFUSED: 'RETURNED',
} as const satisfies Readonly<Record<Refund['approval'], AppeasementRow['state']>>;

/** Goodwill that is new, or counts otherwise than before. SQL function: `write_appeasements`. */
export function appeasementRows({ before, after }: Change): readonly AppeasementRow[] {
  const rowsOf = (order: Change['after']): readonly AppeasementRow[] =>
    refundsOf(order)
      .filter(({ purpose }) => purpose === 'APPEASEMENT')
      .map(({ id, claim, amount, reason, approval, requestedBy, requestedAt }) => ({
        ...{ id: claim ?? `${order.id}/${id}`, claimed: claim !== undefined, refundId: id },
        ...{ agentId: requestedBy.id, agentRole: requestedBy.role, amount, reason },
        ...{ state: STATES[approval], at: requestedAt },
      }));
  return changedParts(rowsOf(before), rowsOf(after));
}
