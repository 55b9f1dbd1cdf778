import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { demandOrder } from '../orders/orderReads';
import { clockList, clockQuery, orderClocks } from '../schema/clocks';
import { orderParams } from '../schema/order';
import { listClocks, readClocksOf } from './clockReads';

const CLOCKS = { tag: 'Back office', roles: rolesWith('workInBackOffice') } as const;

export const clockRoutes = [
  defineRoute({
    ...CLOCKS,
    method: 'get',
    path: '/api/admin/clocks',
    operation: 'listClocks',
    summary: 'What customers wait for, those first of whose time most is over',
    request: { query: clockQuery },
    responses: { 200: { description: 'Clocks that run.', schema: clockList } },
    errors: [],
    handle: async ({ deps, query }) => ({
      status: 200,
      body: {
        ...(await listClocks(deps.prisma, query, deps.now())),
        set: deps.settings.clocks?.set ?? null,
      },
    }),
  }),
  defineRoute({
    ...CLOCKS,
    method: 'get',
    path: '/api/admin/orders/{id}/clocks',
    operation: 'readOrderClocks',
    summary: 'The order’s clocks',
    request: { params: orderParams },
    responses: { 200: { description: 'Those that run first.', schema: orderClocks } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readClocksOf(deps.prisma, params.id, deps.now()) };
    },
  }),
];
