import { balancesOf } from '../../domain/ledger/ledger';
import type { Account, LedgerKind } from '../../domain/ledger/holding';
import type { Sql } from '../../prisma/client';
import { money } from '../http/wire';
import type { OrderLedgerJson } from '../schema/money/refunds';

interface EntryRow {
  readonly version: number;
  readonly key: string;
  readonly kind: LedgerKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
  readonly currency: string;
  readonly at: Date;
}

/** The order's ledger, the oldest entry first, and the balance of each account that it has touched. */
export async function readLedgerOf(prisma: Sql, orderId: string): Promise<OrderLedgerJson> {
  const rows = await prisma.rows<EntryRow>`
    SELECT version, key, kind, debit, credit, amount::float8 AS amount, currency, at FROM ledger_entries
    WHERE order_id = ${orderId} ORDER BY version, position`;
  const currency = rows[0]?.currency ?? '';
  return {
    items: rows.map(({ version, kind, debit, credit, amount, at }) => ({
      ...{ version, kind, debit, credit },
      amount: money(amount, currency),
      at: at.toISOString(),
    })),
    balances: [...balancesOf(rows)].map(([account, amount]) => ({
      account,
      amount: money(amount, currency),
    })),
  };
}
