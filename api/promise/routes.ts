import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { watchedPromises, watchedQuery } from '../schema/stock/promise';
import { listPromises } from './listPromises';

export const promiseRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/promises',
    operation: 'listPromises',
    summary: 'Promises of open orders that may be broken, the nearest first',
    tag: 'Back office',
    roles: rolesWith('workInBackOffice'),
    request: { query: watchedQuery },
    responses: { 200: { description: 'With why, and who can act.', schema: watchedPromises } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listPromises(deps.prisma, query) }),
  }),
];
