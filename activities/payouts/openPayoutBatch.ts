import { BY_SCHEDULE } from '../../domain/payouts/schedule';
import { openBatch } from '../../prisma/payouts/openBatch';
import type { PayoutDeps } from './payoutBatch';

/** A batch that is due by the schedule. */
export interface DueBatch {
  readonly id: string;
  readonly provider: string;
  /** How often its bank is asked what became of it (milliseconds). */
  readonly pollEveryMs: number;
}

/** Nothing is approved: nothing of the batch is written. */
class NothingDue extends Error {}

/**
 * Opens a batch of what is approved and in no other. Repeating it is the same batch.
 * @returns how many payouts it has; 0: there is none, since nothing was approved, or it was opened before.
 */
export async function openPayoutBatch(
  { prisma, now }: Pick<PayoutDeps, 'prisma' | 'now'>,
  batch: DueBatch,
): Promise<number> {
  try {
    return await prisma.$transaction(async (transaction) => {
      const lines = await openBatch(transaction, { ...batch, createdBy: BY_SCHEDULE, at: now() });
      if (lines === 0) throw new NothingDue();
      return lines ?? 0;
    });
  } catch (error) {
    if (error instanceof NothingDue) return 0;
    throw error;
  }
}
