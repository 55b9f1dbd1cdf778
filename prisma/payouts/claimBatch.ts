import type { Sql } from '../client';

/**
 * Claims a batch that is ready for whoever is about to hand it to its bank, and takes out of it what may not go any more. The first claim
 * alone does anything: what the batch holds is fixed by it, so that a call that is repeated is the same batch.
 * @returns how many payouts were taken out.
 */
export async function claimBatch(prisma: Sql, batchId: string, at: Date): Promise<number> {
  const [row] = await prisma.rows<{ stopped: number }>`
    SELECT claim_payout_batch(${batchId}, ${at}::timestamptz) AS stopped`;
  return row?.stopped ?? 0;
}
