import { rolesWith } from '../../domain/people/permissions';
import type { z } from 'zod';
import type { Prisma, PrismaClient } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { defineRoute } from '../http/route';
import {
  pendingCreditList,
  pendingCreditsRequest,
  pendingCreditsResult,
  type PendingCreditListJson,
} from '../schema/admin';
import { listQuery } from '../schema/primitives';
import { money } from '../http/wire';

const SORT = '-issuedAt';

export const creditRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/admin/credits',
    summary: 'Record money owed back that another system knows of; known ids are skipped',
    tag: 'Finance',
    roles: rolesWith('importCredits'),
    request: { body: pendingCreditsRequest },
    responses: { 200: { description: 'How many were new.', schema: pendingCreditsResult } },
    errors: [],
    bodyLimit: '8mb',
    handle: async ({ deps, body }) => {
      const { count } = await deps.prisma.pendingCredit.createMany({
        data: body.credits.map((credit) => ({ ...credit, issuedAt: new Date(credit.issuedAt) })),
        skipDuplicates: true,
      });
      return { status: 200, body: { recorded: count, known: body.credits.length - count } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/credits',
    summary: 'List credits that wait for finance, newest first',
    tag: 'Finance',
    roles: rolesWith('readCredits'),
    request: { query: listQuery },
    responses: { 200: { description: 'A page of credits.', schema: pendingCreditList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listCredits(deps.prisma, query) }),
  }),
];

async function listCredits(
  prisma: PrismaClient,
  { cursor, limit }: z.output<typeof listQuery>,
): Promise<PendingCreditListJson> {
  const rows = await prisma.pendingCredit.findMany({
    where: cursor === undefined ? {} : beyond(cursor),
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = cutPage(rows, limit, SORT, ({ issuedAt, id }) => ({ value: issuedAt.toISOString(), id }));
  const items = page.items.map(({ id, customerId, amount, currency, lines, issuedAt }) => ({
    id,
    customerId,
    amount: money(amount, currency),
    lines: Array.isArray(lines) ? lines : [],
    issuedAt: issuedAt.toISOString(),
  }));
  return { items, nextCursor: page.nextCursor };
}

function beyond(text: string): Prisma.PendingCreditWhereInput {
  const { value, id } = readCursor(SORT, text, SORT_VALUES.instant);
  const issuedAt = new Date(value);
  return { OR: [{ issuedAt: { lt: issuedAt } }, { issuedAt, id: { lt: id } }] };
}
