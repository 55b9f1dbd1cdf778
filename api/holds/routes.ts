import { present } from '../../domain/present';
import { commandRoute } from '../commands/commandRoute';
import { holdRequest, releaseHoldRequest } from '../schema/admin';
import { holdParams, orderParams } from '../schema/order';

const HOLDS = { tag: 'Back office', view: 'staff' } as const;

export const holdRoutes = [
  commandRoute({
    ...HOLDS,
    name: 'hold',
    path: '/api/admin/orders/{id}/holds',
    operation: 'holdOrder',
    summary: 'Keep an order from something until somebody releases the hold, or until its end',
    request: { params: orderParams, body: holdRequest },
    payload: ({ body: { reason, blocks, key, until, notes, note, ...body } }) => ({
      ...{ reason, blocks },
      ...present({ key, until, default: body.default, notes: notes ?? note }),
    }),
  }),
  commandRoute({
    ...HOLDS,
    name: 'releaseHold',
    method: 'delete',
    path: '/api/admin/orders/{id}/holds/{key}',
    operation: 'releaseHold',
    summary: 'Release one hold; the others stand',
    request: { params: holdParams, query: releaseHoldRequest },
    payload: ({ params: { key }, query: { notes } }) => present({ key, notes }),
  }),
];
