import type { Payout } from '../../../../domain/payouts/payout';
import { leftToPayOut, payoutsOf } from '../../../../domain/payouts/payouts';
import { refundsOf } from '../../../../domain/refunds/refunds';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** A payout of a refund; its amount in minor units of the order's currency. */
export interface PayoutRow extends Pick<Payout, 'id' | 'method' | 'last' | 'state' | 'since'> {
  readonly refundId: string;
  /** Among those of the refund, from 0. */
  readonly position: number;
  readonly namedBy: string;
  readonly namedRole: string;
  readonly approvedBy: string | null;
  /** What it pays; of one that is in no batch yet, what the refund waits to pay out. */
  readonly amount: number;
  readonly batchId: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly code: string | null;
}

/** Payouts that are new or have changed. SQL function: `write_payouts`. */
export function payoutRows({ before, after }: Change): readonly PayoutRow[] {
  return changedParts(rowsOf(before), rowsOf(after));
}

const rowsOf = (order: Change['after']): readonly PayoutRow[] =>
  refundsOf(order).flatMap((refund) =>
    payoutsOf(refund).map(({ id, method, last, state, since, namedBy, ...payout }, position) => ({
      ...{ id, method, last, state, since, position, refundId: refund.id },
      ...{ namedBy: namedBy.id, namedRole: namedBy.role },
      approvedBy: payout.approvedBy?.id ?? null,
      amount: payout.amount ?? leftToPayOut(refund),
      batchId: payout.batchId ?? null,
      reference: payout.reference ?? null,
      reason: payout.reason ?? null,
      code: payout.code ?? null,
    })),
  );
