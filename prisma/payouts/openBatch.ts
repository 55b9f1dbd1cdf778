import type { Prisma } from '../client';

/** A batch that is to be made. */
export interface BatchToOpen {
  readonly id: string;
  /** The bank, or `csv` for a file. */
  readonly provider: string;
  /** How often its bank is asked what became of it (milliseconds). */
  readonly pollEveryMs: number;
  /** Who makes it. */
  readonly createdBy: string;
  readonly at: Date;
  /** What goes with it; absent: all that is approved. */
  readonly payoutIds?: readonly string[] | undefined;
}

/** As the wallets and the country's banks pay. */
const CURRENCY = 'BDT';
/** More go with the next batch. */
const MOST_LINES = 500;

/**
 * Writes a batch with the payouts that are approved, proven and in no other batch: before anybody is asked about them. A payout that two
 * batches want at once goes with one of them.
 * @returns how many payouts it has; undefined: there is a batch of that id, which stays as it is.
 */
export async function openBatch(
  transaction: Prisma.TransactionClient,
  { id, provider, pollEveryMs, createdBy, at, payoutIds }: BatchToOpen,
): Promise<number | undefined> {
  const made = await transaction.payoutBatch.createMany({
    data: [{ id, provider, currency: CURRENCY, state: 'OPEN', pollEveryMs, createdBy, createdAt: at }],
    skipDuplicates: true,
  });
  if (made.count === 0) return undefined;
  return transaction.$executeRaw`
    INSERT INTO payout_lines (batch_id, payout_id, order_id, amount, state)
    SELECT ${id}, p.id, p.order_id, p.amount, 'QUEUED'
    FROM payouts AS p
      JOIN refunds AS r ON r.order_id = p.order_id AND r.id = p.refund_id
      JOIN payout_recipients AS who ON who.id = p.id AND who.order_id = p.order_id AND who.refund_id = p.refund_id
    WHERE p.state = 'APPROVED' AND r.status = 'TO_PAY_OUT' AND r.currency = ${CURRENCY} AND p.amount > 0
      AND who.proven_at IS NOT NULL AND who.account IS NOT NULL
      AND (${payoutIds ?? null}::text[] IS NULL OR p.id = ANY(${payoutIds ?? null}::text[]))
    ORDER BY p.since LIMIT ${MOST_LINES}
    ON CONFLICT DO NOTHING`;
}
