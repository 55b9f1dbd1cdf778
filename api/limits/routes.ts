import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { limitAnswer, limitParams, limitRequest } from '../schema/stock/limits';
import { setLimit } from './limits';

export const limitRoutes = [
  defineRoute({
    method: 'put',
    path: '/api/admin/products/{sku}/limit',
    operation: 'setLimit',
    summary: 'Say how many pieces of a product one customer may order within so many days',
    tag: 'Inventory',
    roles: rolesWith('keepCatalogue'),
    request: { params: limitParams, body: limitRequest },
    responses: { 200: { description: 'It counts from the next order on.', schema: limitAnswer } },
    errors: ['not-found'],
    handle: async ({ deps, params, body }) => ({
      status: 200,
      body: await setLimit(deps, params.sku, body.limit),
    }),
  }),
];
