import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import { entriesFrom } from '../../domain/ledger/ledger';
import { SHRINKING, type LedgerEntry } from '../../domain/ledger/holding';
import type { Sql } from '../../prisma/client';

/** What the ledger lacks of an order, by the version that its state is of. */
export interface LedgerGap {
  readonly orderId: string;
  readonly version: number;
  readonly missing: readonly LedgerEntry[];
}

interface OrderRow {
  readonly id: string;
  readonly state: StoredOrder;
  readonly entered: Readonly<Record<string, number>>;
}

/** How many orders are looked at at once. */
const PAGE = 500;

/**
 * Orders that have changed at that instant or since, and whose entries don't come to what their money stands for. Both are read by
 * one statement, so that a commit in between shows no gap.
 */
export async function* ledgerGapsSince(prisma: Sql, since: Date): AsyncGenerator<readonly LedgerGap[]> {
  for (let after = ''; ;) {
    const rows = await prisma.rows<OrderRow>`
      SELECT o.id, o.state, e.entered FROM orders AS o
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_object_agg(key, amount), '{}') AS entered FROM (
          SELECT key, sum(CASE WHEN kind = ANY(${[...SHRINKING]}) THEN -amount ELSE amount END) AS amount
          FROM ledger_entries WHERE order_id = o.id GROUP BY key) AS sums) AS e
      WHERE o.id > ${after} AND o.updated_at >= ${since} AND jsonb_array_length(o.state->'payments') > 0
      ORDER BY o.id LIMIT ${PAGE}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const gaps = gapsOf(rows);
    if (gaps.length > 0) yield gaps;
  }
}

/** Some of the orders whose money moved, and of which the ledger has nothing. */
export async function ordersWithoutLedger(prisma: Sql): Promise<readonly LedgerGap[]> {
  const rows = await prisma.rows<OrderRow>`
    SELECT o.id, o.state, '{}'::jsonb AS entered FROM orders AS o
    WHERE EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.status IN ('AUTHORIZED', 'CAPTURED'))
      AND NOT EXISTS (SELECT 1 FROM ledger_entries AS l WHERE l.order_id = o.id)
    LIMIT ${PAGE}`;
  return gapsOf(rows);
}

const gapsOf = (rows: readonly OrderRow[]): readonly LedgerGap[] =>
  rows.map(({ id, state, entered }) => gapOf(id, state, entered)).filter(({ missing }) => missing.length > 0);

function gapOf(orderId: string, stored: StoredOrder, entered: OrderRow['entered']): LedgerGap {
  const order = reviveHolds(stored);
  const missing = entriesFrom(new Map(Object.entries(entered)), order);
  return { orderId, version: order.version, missing };
}
