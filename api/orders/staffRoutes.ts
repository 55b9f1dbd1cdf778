import { rolesWith } from '../../domain/people/permissions';
import { listOrders } from './orderList';
import { countByStatus } from './orderCounts';
import { etagOf, readAdminOrderView } from './orderReads';
import { defineRoute } from '../http/route';
import { adminOrder, adminOrderList, adminOrderQuery, statusCounts } from '../schema/admin';
import { orderParams } from '../schema/order';

const TAG = 'Back office';

export const adminOrderRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders',
    summary: 'Find orders',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { query: adminOrderQuery },
    responses: { 200: { description: 'A page of orders.', schema: adminOrderList } },
    errors: [],
    handle: async ({ deps, query, actor }) => ({
      status: 200,
      body: await listOrders(deps, query, actor),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/counts',
    summary: 'How many orders stand where',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: {},
    responses: { 200: { description: 'Orders by status, and how many are held.', schema: statusCounts } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: await countByStatus(deps.prisma) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}',
    summary: 'Read an order with all that staff need',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'The order; its revision is the ETag.', schema: adminOrder } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      const body = await readAdminOrderView(deps, params.id, actor);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
];
