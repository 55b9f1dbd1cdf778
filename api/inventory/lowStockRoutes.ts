import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { inventory } from '../schema/stock/inventory';
import { lowStockParams, lowStockRequest } from '../schema/stock/lowStock';
import { readInventory } from './inventory';
import { setLowStockAt } from './lowStock';

export const lowStockRoutes = [
  defineRoute({
    method: 'put',
    path: '/api/admin/inventory/{sku}/low-stock',
    operation: 'setLowStock',
    summary: 'Say with how many pieces available a product is low on stock',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: lowStockParams, body: lowStockRequest },
    responses: { 200: { description: 'The product, as it is afterwards.', schema: inventory } },
    errors: ['not-found'],
    handle: async ({ deps, params, body }) => {
      await setLowStockAt(deps, params.sku, body.at);
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
];
