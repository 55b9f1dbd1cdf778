import { rolesWith } from '../../domain/people/permissions';
import { readErpStatus, readOrderErp } from './erpReads';
import { demandOrder } from '../orders/orderReads';
import { commandRoute } from '../commands/commandRoute';
import { defineRoute } from '../http/route';
import { erpStatus, orderErp } from '../schema/erp';
import { orderParams } from '../schema/order';

const TAG = 'ERP';

export const adminErpRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/erp/status',
    operation: 'getErpStatus',
    summary: 'How well the ERP and the shop keep in step',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: {},
    responses: { 200: { description: 'Figures in all and by entity.', schema: erpStatus } },
    errors: [],
    handle: async ({ deps }) => ({
      status: 200,
      body: await readErpStatus(deps.prisma, deps.settings.erp),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/erp',
    operation: 'getOrderErp',
    summary: 'How far the ERP is in step with an order',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Versions, attempts and the last failure.', schema: orderErp } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readOrderErp(deps.prisma, params.id, deps.settings.erp) };
    },
  }),
  commandRoute({
    name: 'pushToErp',
    path: '/api/admin/orders/{id}/erp/push',
    operation: 'pushOrderToErp',
    summary: 'Have the ERP told of an order again, also of one that it refused',
    tag: TAG,
    view: 'staff',
    request: { params: orderParams },
    payload: () => ({}),
  }),
];
