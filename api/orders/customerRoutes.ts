import { rolesWith } from '../../domain/people/permissions';
import { z } from 'zod';
import { postOrder } from '../placing/postOrder';
import { listOrders } from './orderList';
import { etagOf, readOrderView, visibleTo } from './orderReads';
import { commandResponses, rolesFor, runCommand } from './runCommand';
import { defineRoute } from '../http/route';
import {
  cancelRequest,
  createOrderRequest,
  customerOrderQuery,
  order,
  orderList,
  payRequest,
} from '../schema/order';

export const orderParams = z.object({ id: z.string().min(1).max(40) });

export const orderRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/orders',
    summary: 'Place an order',
    tag: 'Orders',
    roles: rolesWith('placeOrders'),
    request: { body: createOrderRequest, idempotencyKey: 'required' },
    responses: {
      201: { description: 'The order; the same one for every repeat with the same key.', schema: order },
    },
    errors: [
      'unknown-sku',
      'currency-mismatch',
      'out-of-stock',
      'checkout-expired',
      'checkout-used',
      'idempotency-key-missing',
      'idempotency-key-reused',
    ],
    handle: postOrder,
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders',
    summary: 'List orders, newest first: a customer’s own',
    tag: 'Orders',
    roles: rolesWith('readOrders'),
    request: { query: customerOrderQuery },
    responses: { 200: { description: 'A page of orders.', schema: orderList } },
    errors: [],
    handle: async ({ deps, actor, query }) => ({
      status: 200,
      body: await listOrders(deps.prisma, { ...query, sort: '-createdAt' }, actor, visibleTo(actor)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/{id}',
    summary: 'Read an order',
    tag: 'Orders',
    roles: rolesWith('readOrders'),
    request: { params: orderParams },
    responses: { 200: { description: 'The order; its revision is the ETag.', schema: order } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      const body = await readOrderView(deps, params.id, actor);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/orders/{id}/cancel',
    summary: 'Cancel an order that has not been handed over',
    tag: 'Orders',
    roles: rolesFor('cancel'),
    request: { params: orderParams, body: cancelRequest, idempotencyKey: 'optional' },
    responses: commandResponses,
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused', 'unavailable'],
    handle: (context) =>
      runCommand(context, {
        orderId: context.params.id,
        name: 'cancel',
        payload: context.body,
        view: 'customer',
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/orders/{id}/payments',
    summary: 'Pay again after a payment that failed',
    tag: 'Orders',
    roles: rolesFor('pay'),
    request: { params: orderParams, body: payRequest, idempotencyKey: 'optional' },
    responses: commandResponses,
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused', 'unavailable'],
    handle: (context) =>
      runCommand(context, {
        orderId: context.params.id,
        name: 'pay',
        payload: context.body,
        view: 'customer',
      }),
  }),
];
