import { rolesWith } from '../../domain/people/permissions';
import { listForStaff } from './listForStaff';
import { countByStatus } from './orderCounts';
import { etagOf, readAdminOrderView } from './orderReads';
import { defineRoute } from '../http/route';
import { adminCountQuery, adminOrder, adminOrderList, adminOrderQuery, statusCounts } from '../schema/admin';
import { orderParams } from '../schema/order';

const TAG = 'Back office';

export const adminOrderRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders',
    operation: 'adminListOrders',
    summary: 'Find orders',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { query: adminOrderQuery },
    responses: { 200: { description: 'A page of orders.', schema: adminOrderList } },
    errors: [],
    handle: async ({ deps, query, actor }) => ({
      status: 200,
      body: await listForStaff(deps, query, actor),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/counts',
    operation: 'countOrders',
    summary: 'How many of the orders that match stand where',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { query: adminCountQuery },
    responses: { 200: { description: 'Orders by status, and how many are held.', schema: statusCounts } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await countByStatus(deps, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}',
    operation: 'adminGetOrder',
    summary: 'Read an order with all that staff need',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: {
      200: { description: 'The order; its revision is the ETag.', schema: adminOrder, headers: ['ETag'] },
    },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      const body = await readAdminOrderView(deps, params.id, actor);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
];
