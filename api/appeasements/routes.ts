import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { rolesFor } from '../orders/runCommand';
import { accepted, orderParams } from '../schema/order';
import {
  appeasement,
  appeasementBudgets,
  appeasementPreview,
  appeasementRequest,
  budgetQuery,
  goodwillLeft,
} from '../schema/money/appeasements';
import { askedAppeasement } from './askedAppeasement';
import { readBudgets } from './budgets';
import { previewAppeasement, readLeft } from './previewAppeasement';
import { runAppeasement } from './runAppeasement';

const TAG = 'Appeasements';

export const appeasementRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/appeasements',
    operation: 'appeaseCustomer',
    summary: 'Give the customer money out of goodwill; above a budget it waits for approval',
    tag: TAG,
    roles: rolesFor('appease'),
    request: { params: orderParams, body: appeasementRequest, idempotencyKey: 'optional', ifMatch: true },
    responses: {
      200: {
        description: 'What has become of it, and what is left.',
        schema: appeasement,
        headers: ['Idempotency-Replayed'],
      },
      202: {
        name: 'Accepted',
        description:
          'Kept, and carried out as soon as a worker is there; `Location` tells what became of it.',
        schema: accepted,
        headers: ['Location'],
      },
    },
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused', 'unavailable'],
    handle: (context) => runAppeasement(context, context.params.id, askedAppeasement(context.body)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/appeasements/preview',
    operation: 'previewAppeasement',
    summary: 'Say what is left of budgets and caps, and whether it would need approval',
    tag: TAG,
    roles: rolesWith('refundOrders'),
    request: { params: orderParams, body: appeasementRequest },
    responses: { 200: { description: 'What it would come to.', schema: appeasementPreview } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, actor, params, body }) => ({
      status: 200,
      body: await previewAppeasement(deps, params.id, askedAppeasement(body), actor),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/appeasements/left',
    operation: 'readGoodwillLeft',
    summary: 'What you may still give a customer today',
    tag: TAG,
    roles: rolesWith('refundOrders'),
    request: { params: orderParams },
    responses: { 200: { description: 'Of everything that it counts against.', schema: goodwillLeft } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, actor, params }) => ({
      status: 200,
      body: await readLeft(deps, params.id, actor),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/appeasements/budgets',
    operation: 'readAppeasementBudgets',
    summary: 'Who has given goodwill on a day, and who has got most',
    tag: TAG,
    roles: rolesWith('readAppeasements'),
    request: { query: budgetQuery },
    responses: {
      200: { description: 'Agents and customers, by how much is used.', schema: appeasementBudgets },
    },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await readBudgets(deps, query.day) }),
  }),
];
