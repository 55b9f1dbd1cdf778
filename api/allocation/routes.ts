import { STAFF_ROLES } from '../../domain/people/actor';
import { asOrderState } from '../engine/snapshot';
import { NO_PARAMETERS } from '../http/request';
import { defineRoute } from '../http/route';
import { readOrder } from '../orders/orderReads';
import { allocation } from '../schema/allocation';
import { orderParams } from '../schema/order';
import { allocationView } from './allocation';

export const allocationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/allocation',
    operation: 'getAllocation',
    summary: 'See from which warehouse each piece of an order comes',
    tag: 'Warehouse',
    roles: STAFF_ROLES,
    request: { params: orderParams, query: NO_PARAMETERS },
    responses: { 200: { description: 'Where its pieces lie, or left from.', schema: allocation } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      const { state } = await readOrder(deps.prisma, params.id, actor);
      return { status: 200, body: allocationView(asOrderState(state)) };
    },
  }),
];
