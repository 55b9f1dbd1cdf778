import { rolesWith } from '../../domain/people/permissions';
import { digest } from '../http/idempotency';
import { defineRoute } from '../http/route';
import { listQuery } from '../schema/primitives';
import { creditAccounts, creditAdjustment, creditEntries, creditParams } from '../schema/money/storeCredit';
import { readAccounts, readEntries } from './accountReads';
import { adjustCredit } from './adjustCredit';

const TAG = 'Store credit';
const ACCOUNTS = { 200: { description: 'By currency.', schema: creditAccounts } } as const;
const ENTRIES = { 200: { description: 'A page of entries, newest first.', schema: creditEntries } } as const;

export const storeCreditRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/me/store-credit',
    operation: 'readOwnStoreCredit',
    summary: 'What you have of store credit',
    tag: TAG,
    roles: rolesWith('knowThemselves'),
    request: {},
    responses: ACCOUNTS,
    errors: [],
    handle: async ({ deps, actor }) => ({ status: 200, body: await readAccounts(deps.prisma, actor.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/me/store-credit/entries',
    operation: 'listOwnCreditEntries',
    summary: 'What has moved on your store credit',
    tag: TAG,
    roles: rolesWith('knowThemselves'),
    request: { query: listQuery },
    responses: ENTRIES,
    errors: [],
    handle: async ({ deps, actor, query }) => ({
      status: 200,
      body: await readEntries(deps.prisma, actor.id, query),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/customers/{customerId}/store-credit',
    operation: 'readStoreCredit',
    summary: 'What a customer has of store credit',
    tag: TAG,
    roles: rolesWith('readStoreCredit'),
    request: { params: creditParams },
    responses: ACCOUNTS,
    errors: [],
    handle: async ({ deps, params }) => ({
      status: 200,
      body: await readAccounts(deps.prisma, params.customerId),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/customers/{customerId}/store-credit/entries',
    operation: 'listCreditEntries',
    summary: 'What has moved on a customer’s store credit',
    tag: TAG,
    roles: rolesWith('readStoreCredit'),
    request: { params: creditParams, query: listQuery },
    responses: ENTRIES,
    errors: [],
    handle: async ({ deps, params, query }) => ({
      status: 200,
      body: await readEntries(deps.prisma, params.customerId, query),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/customers/{customerId}/store-credit/adjustments',
    operation: 'adjustStoreCredit',
    summary: 'Put a customer’s store credit right',
    tag: TAG,
    roles: rolesWith('adjustStoreCredit'),
    request: { params: creditParams, body: creditAdjustment, idempotencyKey: 'required' },
    responses: ACCOUNTS,
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params: { customerId }, body, routeId, idempotencyKey }) => {
      const key = digest(actor.id, routeId, customerId, idempotencyKey ?? '');
      await adjustCredit(deps, { customerId, body, actor, key });
      return { status: 200, body: await readAccounts(deps.prisma, customerId) };
    },
  }),
];
