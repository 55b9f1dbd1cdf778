import type { z } from 'zod';
import { formatDecimal } from '../../domain/money/money';
import type { Prisma, PrismaClient } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { csvOf } from '../http/csv';
import { money } from '../http/wire';
import {
  transaction,
  type transactionFilters,
  type TransactionListJson,
  type TransactionPageJson,
  type transactionQuery,
} from '../schema/money/refunds';

type Row = Prisma.PaymentTransactionGetPayload<object>;
type Listed = Prisma.PaymentTransactionGetPayload<{ include: { order: { select: { number: true } } } }>;

/** The kinds and statuses that a column may have. */
const { kind: kinds, status: statuses } = transaction.shape;

const view = (row: Row): TransactionListJson['items'][number] => ({
  id: row.id,
  kind: kinds.parse(row.kind),
  status: statuses.parse(row.status),
  amount: money(row.amount, row.currency),
  provider: row.provider,
  providerRef: row.providerRef,
  code: row.code,
  at: row.at.toISOString(),
});

/** What gateways were asked for one order, the oldest first. */
export async function readTransactionsOf(
  prisma: PrismaClient,
  orderId: string,
): Promise<TransactionListJson['items']> {
  const rows = await prisma.paymentTransaction.findMany({
    where: { orderId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(view);
}

const SORT = '-at';
const NEWEST_FIRST = [
  { at: 'desc' },
  { id: 'desc' },
] satisfies Prisma.PaymentTransactionOrderByWithRelationInput[];
const WITH_NUMBER = { order: { select: { number: true } } } as const;

/** One page of what gateways were asked for, of all orders. */
export async function listTransactions(
  prisma: PrismaClient,
  { cursor, limit, ...filters }: z.output<typeof transactionQuery>,
): Promise<TransactionPageJson> {
  const rows: Listed[] = await prisma.paymentTransaction.findMany({
    where: { AND: [matching(filters), cursor === undefined ? {} : beyond(cursor)] },
    include: WITH_NUMBER,
    orderBy: NEWEST_FIRST,
    take: limit + 1,
  });
  const page = cutPage(rows, limit, SORT, ({ at, id }) => ({ value: at.toISOString(), id }));
  return {
    items: page.items.map((row) => ({ ...view(row), orderId: row.orderId, orderNumber: row.order.number })),
    nextCursor: page.nextCursor,
  };
}

function beyond(text: string): Prisma.PaymentTransactionWhereInput {
  const { value, id } = readCursor(SORT, text, SORT_VALUES.instant);
  const at = new Date(value);
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] };
}

function matching({
  kind,
  status,
  provider,
  number,
  providerRef,
  from,
  to,
}: z.output<typeof transactionFilters>): Prisma.PaymentTransactionWhereInput {
  return {
    ...(kind && { kind: { in: kind } }),
    ...(status && { status: { in: status } }),
    ...(provider && { provider: { in: provider } }),
    ...(number && { order: { number: { in: number } } }),
    ...(providerRef !== undefined && { providerRef }),
    at: { ...(from !== undefined && { gte: new Date(from) }), ...(to !== undefined && { lt: new Date(to) }) },
  };
}

/** Every transaction that matches, as a table for spreadsheets: amounts as decimals of their currency. */
export async function transactionsAsCsv(
  prisma: PrismaClient,
  filters: z.output<typeof transactionFilters>,
): Promise<string> {
  const rows: Listed[] = await prisma.paymentTransaction.findMany({
    where: matching(filters),
    include: WITH_NUMBER,
    orderBy: NEWEST_FIRST,
  });
  return csvOf(
    ['at', 'order', 'kind', 'status', 'amount', 'currency', 'provider', 'reference', 'code'],
    rows.map((row) => [
      ...[row.at.toISOString(), row.order.number, row.kind, row.status],
      ...[formatDecimal(row.amount, row.currency), row.currency, row.provider, row.providerRef, row.code],
    ]),
  );
}
