import { defineRoute } from '../http/route';
import { availability, availabilityRequest } from '../schema/stock/availability';
import { readAvailability } from './availability';

export const availabilityRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/availability',
    operation: 'readAvailability',
    summary: 'How many pieces of up to 100 products can be ordered now, and when more come',
    tag: 'Shop',
    roles: 'public',
    request: { body: availabilityRequest },
    responses: {
      200: { description: 'An item for each SKU, in their order; never from a cache.', schema: availability },
    },
    errors: [],
    handle: async ({ deps, body }) => ({
      status: 200,
      body: await readAvailability(deps, body.skus, body.channel),
    }),
  }),
];
