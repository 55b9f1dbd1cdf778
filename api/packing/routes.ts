import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { boxList, givenBoxes } from '../schema/stock/boxes';
import { packingList, packingQuery } from '../schema/stock/packing';
import { listBoxes, setBoxes } from './boxes';
import { listToPack } from './packingList';

const TAG = 'Warehouse';

export const packingRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/packing',
    operation: 'listOrdersToPack',
    summary: 'What a warehouse has to pack now',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: { query: packingQuery },
    responses: { 200: { description: 'A page, what is to leave first first.', schema: packingList } },
    errors: [],
    handle: async ({ deps, actor, query }) => ({ status: 200, body: await listToPack(deps, actor, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/boxes',
    operation: 'listBoxes',
    summary: 'The boxes that parcels are packed in',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: {},
    responses: { 200: { description: 'All of them, in their order.', schema: boxList } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: await listBoxes(deps.prisma) }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/boxes',
    operation: 'setBoxes',
    summary: 'Set the boxes that parcels are packed in',
    tag: TAG,
    roles: rolesWith('keepBoxes'),
    request: { body: givenBoxes },
    responses: { 200: { description: 'All of them, in their order.', schema: boxList } },
    errors: [],
    handle: async ({ deps, body }) => {
      await setBoxes(deps.prisma, body);
      return { status: 200, body: await listBoxes(deps.prisma) };
    },
  }),
];
