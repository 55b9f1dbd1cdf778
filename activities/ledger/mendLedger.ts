import type { Logger } from 'pino';
import type { Sql } from '../../prisma/client';
import { ledgerGapsSince, ordersWithoutLedger, type LedgerGap } from './ledgerGaps';

/** Longer than a release takes to go out: meanwhile workers of the one before may write orders and enter nothing. */
const LOOK_BACK_MS = 6 * 3_600_000;

/** Behind what an event of that version has entered itself. */
const FIRST_POSITION = 1_000;

interface MendDeps {
  readonly prisma: Sql;
  readonly log: Logger;
  readonly now: () => Date;
}

/**
 * Enters what the ledger lacks: of orders from before there was one, and of those that a worker of such a release has written
 * since. Each entry stands with the version that the order is at. Entered twice it is one, whoever else mends at the same time.
 */
export async function mendLedger({ prisma, log, now }: MendDeps, signal: AbortSignal): Promise<void> {
  let mended = 0;
  while (!signal.aborted) {
    const gaps = await ordersWithoutLedger(prisma);
    if (gaps.length === 0) break;
    mended += await enter(prisma, gaps, now());
  }
  const since = new Date(now().getTime() - LOOK_BACK_MS);
  for await (const gaps of ledgerGapsSince(prisma, since)) {
    if (signal.aborted) break;
    mended += await enter(prisma, gaps, now());
  }
  if (mended > 0)
    log.info({ entries: mended }, 'the ledger lacked entries of earlier releases, and has them');
}

async function enter(prisma: Sql, gaps: readonly LedgerGap[], at: Date): Promise<number> {
  const rows = gaps.flatMap(({ orderId, version, missing }) =>
    missing.map((entry, index) => ({ ...entry, orderId, version, position: FIRST_POSITION + index, at })),
  );
  if (rows.length === 0) return 0;
  const entered = await prisma.rows`
    INSERT INTO ledger_entries (order_id, version, position, key, kind, debit, credit, amount, currency, at)
    SELECT n."orderId", n.version, n.position, n.key, n.kind, n.debit, n.credit, n.amount, o.currency, n.at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("orderId" text, version int, position int, key text,
      kind text, debit text, credit text, amount bigint, at timestamptz)
    JOIN orders AS o ON o.id = n."orderId" AND o.version = n.version
    ON CONFLICT (order_id, version, position) DO NOTHING
    RETURNING 1`;
  return entered.length;
}
