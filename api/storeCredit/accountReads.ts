import type { z } from 'zod';
import { CREDIT_SIDES, type CreditKind } from '../../domain/storeCredit/account';
import type { PrismaClient, Prisma } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { money } from '../http/wire';
import type { CreditAccountsJson, CreditEntriesJson } from '../schema/money/storeCredit';
import type { listQuery } from '../schema/primitives';

/** What a customer has of store credit, by currency; nothing of one who never had any. */
export async function readAccounts(prisma: PrismaClient, customerId: string): Promise<CreditAccountsJson> {
  const rows = await prisma.creditAccount.findMany({ where: { customerId }, orderBy: { currency: 'asc' } });
  return {
    items: rows.map(({ available, reserved, currency }) => ({
      available: money(available, currency),
      reserved: money(reserved, currency),
    })),
  };
}

const SORT = 'at';

/** What has moved on a customer's accounts, the newest first. */
export async function readEntries(
  prisma: PrismaClient,
  customerId: string,
  { cursor, limit }: z.output<typeof listQuery>,
): Promise<CreditEntriesJson> {
  const rows = await prisma.creditEntry.findMany({
    where: { customerId, ...(cursor !== undefined && beyond(cursor)) },
    include: { order: { select: { number: true } } },
    orderBy: [{ at: 'desc' }, { key: 'asc' }],
    take: limit + 1,
  });
  const { items, nextCursor } = cutPage(rows, limit, SORT, ({ at, key }) => ({
    value: at.toISOString(),
    id: key,
  }));
  return {
    nextCursor,
    items: items.map(({ key, kind, amount, currency, orderId, order, reason, at }) => ({
      ...{ key, kind: kind as CreditKind, orderId, reason },
      amount: money(amount, currency),
      change: money(changeOf(kind as CreditKind, amount), currency),
      orderNumber: order?.number ?? null,
      at: at.toISOString(),
    })),
  };
}

function beyond(cursor: string): Prisma.CreditEntryWhereInput {
  const { value, id } = readCursor(SORT, cursor, SORT_VALUES.instant);
  const at = new Date(value);
  return { OR: [{ at: { lt: at } }, { at, key: { gt: id } }] };
}

function changeOf(kind: CreditKind, amount: number): number {
  const { debit, credit } = CREDIT_SIDES[kind];
  return debit === 'available' ? amount : credit === 'available' ? -amount : 0;
}
