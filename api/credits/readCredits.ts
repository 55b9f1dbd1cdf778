import type { z } from 'zod';
import { formatDecimal } from '../../domain/money/money';
import type { Database, Prisma, PrismaClient, Sql } from '../../prisma/client';
import { csvOf } from '../http/csv';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { money } from '../http/wire';
import { creditLines, type PendingCreditListJson } from '../schema/admin';
import type { listQuery } from '../schema/primitives';

const SORT = '-issuedAt';
const NEWEST_FIRST = [
  { issuedAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.PendingCreditOrderByWithRelationInput[];

/** One page of the credits that wait, the newest first, and what all of them come to. */
export async function listCredits(
  prisma: Database,
  { cursor, limit }: z.output<typeof listQuery>,
): Promise<PendingCreditListJson> {
  const [rows, sums] = await Promise.all([
    prisma.pendingCredit.findMany({
      where: cursor === undefined ? {} : beyond(cursor),
      orderBy: NEWEST_FIRST,
      take: limit + 1,
    }),
    sumByCurrency(prisma),
  ]);
  const page = cutPage(rows, limit, SORT, ({ issuedAt, id }) => ({ value: issuedAt.toISOString(), id }));
  const items = page.items.map(({ id, customerId, amount, currency, lines, issuedAt }) => ({
    id,
    customerId,
    amount: money(amount, currency),
    lines: linesOf(lines),
    issuedAt: issuedAt.toISOString(),
  }));
  return {
    items,
    nextCursor: page.nextCursor,
    count: sums.reduce((count, sum) => count + sum.count, 0),
    totals: sums.map(({ amount, currency }) => money(amount, currency)),
  };
}

interface Sum {
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}

/** In 64 bits: what many credits come to may be beyond the 32 of each. */
const sumByCurrency = (prisma: Sql): Promise<Sum[]> =>
  prisma.rows<Sum>`
    SELECT currency, sum(amount)::float8 AS amount, count(*)::int AS count
    FROM pending_credits GROUP BY currency ORDER BY currency`;

function beyond(text: string): Prisma.PendingCreditWhereInput {
  const { value, id } = readCursor(SORT, text, SORT_VALUES.instant);
  const issuedAt = new Date(value);
  return { OR: [{ issuedAt: { lt: issuedAt } }, { issuedAt, id: { lt: id } }] };
}

/** Imports are checked; what was written past them is no line. */
const linesOf = (lines: unknown): z.output<typeof creditLines> => creditLines.catch([]).parse(lines);

/** Every credit that waits, as a table for spreadsheets: amounts as decimals of their currency. */
export async function creditsAsCsv(prisma: PrismaClient): Promise<string> {
  const credits = await prisma.pendingCredit.findMany({ orderBy: NEWEST_FIRST });
  return csvOf(
    ['id', 'issuedAt', 'customerId', 'amount', 'currency', 'items'],
    credits.map(({ id, issuedAt, customerId, amount, currency, lines }) => [
      ...[id, issuedAt.toISOString(), customerId, formatDecimal(amount, currency), currency],
      linesOf(lines)
        .map(({ sku, quantity }) => `${quantity} × ${sku}`)
        .join('; '),
    ]),
  );
}
