import { dueBy } from '../../../../domain/refunds/approval';
import { refundStatus, type Refund, type RefundStatus } from '../../../../domain/refunds/refund';
import { refundsOf } from '../../../../domain/refunds/refunds';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** A refund with its moves; amounts in minor units of the order's currency. */
export interface RefundRow extends Pick<Refund, 'id' | 'amount' | 'reason' | 'moves'> {
  readonly lines: Refund['lines'] | null;
  readonly shipping: number | null;
  readonly purpose: string | null;
  /** Null: the way it came. */
  readonly method: string | null;
  readonly status: RefundStatus;
  readonly needsApproval: boolean;
  readonly requestedBy: string;
  readonly requestedRole: string;
  readonly requestedAt: string;
  /** Until when it has to be there. */
  readonly dueBy: string;
  /** Whoever has approved or rejected it by these events. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** What was written as it was asked for, or as it was decided on. */
  readonly notes: string | null;
  readonly updatedAt: string | null;
}

/** Refunds that are new or have changed. SQL function: `write_refunds`. */
export function refundRows({ before, after, events }: Change): readonly RefundRow[] {
  return changedParts(refundsOf(before), refundsOf(after)).map((refund) => {
    const { id, amount, reason, moves, requestedBy, requestedAt } = refund;
    const { lines = null, shipping = null, purpose = null, method = null } = refund;
    const decision = events.find(
      (event) =>
        (event.type === 'RefundApproved' || event.type === 'RefundRejected') && event.refundId === id,
    );
    const words = events.findLast(
      (event) => 'refundId' in event && event.refundId === id && 'notes' in event,
    );
    return {
      ...{ id, amount, reason, lines, shipping, purpose, method, moves },
      status: refundStatus(refund),
      needsApproval: refund.approval !== 'NOT_NEEDED',
      requestedBy: requestedBy.id,
      requestedRole: requestedBy.role,
      requestedAt,
      dueBy: dueBy(after, refund),
      decidedBy: decision?.actor.id ?? null,
      decidedAt: decision?.at ?? null,
      notes: words && 'notes' in words ? (words.notes ?? null) : null,
      updatedAt: events.at(-1)?.at ?? null,
    };
  });
}
