import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { figuresQuery, fulfilmentFigures } from '../schema/figures';
import { readFulfilment } from './fulfilment';

export const figureRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/figures/fulfilment',
    operation: 'readFulfilmentFigures',
    summary: 'How long each step of fulfilment took, and how many promises were kept',
    tag: 'Back office',
    roles: rolesWith('workInBackOffice'),
    request: { query: figuresQuery },
    responses: { 200: { description: 'In all, by warehouse and by courier.', schema: fulfilmentFigures } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await readFulfilment(deps, query) }),
  }),
];
