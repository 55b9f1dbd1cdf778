import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { pendingCreditList, pendingCreditsRequest, pendingCreditsResult } from '../schema/admin';
import { listQuery } from '../schema/primitives';
import { creditsAsCsv, listCredits } from './readCredits';

export const creditRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/admin/credits',
    operation: 'importCredits',
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
    operation: 'listCredits',
    summary: 'List credits that wait for finance, newest first',
    tag: 'Finance',
    roles: rolesWith('readCredits'),
    request: { query: listQuery },
    responses: { 200: { description: 'A page of credits.', schema: pendingCreditList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listCredits(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/credits.csv',
    operation: 'exportCredits',
    summary: 'All credits that wait for finance, as a table',
    tag: 'Finance',
    roles: rolesWith('readCredits'),
    request: {},
    responses: { 200: { description: 'Credits, newest first.', contentType: 'text/csv' } },
    errors: [],
    handle: async ({ deps }) => ({
      status: 200,
      body: await creditsAsCsv(deps.prisma),
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="credits.csv"',
      },
    }),
  }),
];
