import { rolesWith } from '../../../domain/people/permissions';
import { bodyHash, digest } from '../../http/idempotency';
import { defineRoute } from '../../http/route';
import {
  incoming,
  incomingChange,
  incomingList,
  incomingParams,
  incomingQuery,
  incomingReceipt,
  incomingRequest,
} from '../../schema/stock/incoming';
import { changeIncoming, expectStock, receiveIncoming } from './changeIncoming';
import { listIncoming, readIncoming } from './incoming';

const TAG = 'Inventory';
const AS_IT_IS = { 200: { description: 'As it is afterwards.', schema: incoming } } as const;

export const incomingRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/inventory/incoming',
    operation: 'listIncomingStock',
    summary: 'What suppliers are to bring, by day',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: { query: incomingQuery },
    responses: { 200: { description: 'A page, what is overdue first.', schema: incomingList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listIncoming(deps, query) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/incoming',
    operation: 'expectStock',
    summary: 'Note that pieces are to come on a day',
    tag: TAG,
    roles: rolesWith('adjustInventory'),
    request: { body: incomingRequest, idempotencyKey: 'required' },
    responses: { 201: { description: 'What is expected now.', schema: incoming } },
    errors: ['idempotency-key-reused'],
    handle: async ({ deps, actor, body, rawBody, routeId, idempotencyKey }) => {
      const key = digest(actor.id, routeId, idempotencyKey ?? '');
      const id = await expectStock(deps, { body, actor, key, bodyHash: bodyHash(rawBody) });
      return { status: 201, body: await readIncoming(deps, id) };
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/admin/inventory/incoming/{id}',
    operation: 'changeIncomingStock',
    summary: 'Change the day, the number or the name of what is to come, or cancel it',
    tag: TAG,
    roles: rolesWith('adjustInventory'),
    request: { params: incomingParams, body: incomingChange },
    responses: AS_IT_IS,
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, params, body }) => {
      await changeIncoming(deps, params.id, body);
      return { status: 200, body: await readIncoming(deps, params.id) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/incoming/{id}/receive',
    operation: 'receiveIncomingStock',
    summary: 'Book pieces that have come, once',
    tag: TAG,
    roles: rolesWith('adjustInventory'),
    request: { params: incomingParams, body: incomingReceipt, idempotencyKey: 'required' },
    responses: AS_IT_IS,
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params, body, routeId, idempotencyKey }) => {
      const key = digest(actor.id, routeId, params.id, idempotencyKey ?? '');
      await receiveIncoming(deps, { id: params.id, quantity: body.quantity, actor, key });
      return { status: 200, body: await readIncoming(deps, params.id) };
    },
  }),
];
