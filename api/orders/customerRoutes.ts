import { rolesWith } from '../../domain/people/permissions';
import { postOrder } from '../placing/postOrder';
import { listOrders } from './orderList';
import { etagOf, readOrderView, visibleTo } from './orderReads';
import { commandRoute } from '../commands/commandRoute';
import { defineRoute } from '../http/route';
import {
  cancelRequest,
  createOrderRequest,
  customerOrderQuery,
  order,
  orderList,
  orderParams,
  payRequest,
} from '../schema/order';

const SHOP = { tag: 'Orders', view: 'customer' } as const;

export const orderRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/orders',
    operation: 'placeOrder',
    summary: 'Place an order',
    tag: 'Orders',
    roles: rolesWith('placeOrders'),
    request: { body: createOrderRequest, idempotencyKey: 'required' },
    responses: {
      201: {
        description: 'The order; the same one for every repeat with the same key.',
        schema: order,
        headers: ['Location', 'ETag', 'Idempotency-Replayed'],
      },
    },
    errors: [
      'unknown-sku',
      'currency-mismatch',
      'out-of-stock',
      'limit-exceeded',
      'checkout-expired',
      'checkout-used',
      'reference-used',
      'idempotency-key-reused',
    ],
    handle: postOrder,
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders',
    operation: 'listOrders',
    summary: 'List orders, newest first: a customer’s own; all of them for the role `checkout`',
    tag: 'Orders',
    roles: rolesWith('readOrders'),
    request: { query: customerOrderQuery },
    responses: { 200: { description: 'A page of orders.', schema: orderList } },
    errors: [],
    handle: async ({ deps, actor, query }) => ({
      status: 200,
      body: await listOrders(deps, query, actor, visibleTo(actor)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/{id}',
    operation: 'getOrder',
    summary: 'Read an order',
    tag: 'Orders',
    roles: rolesWith('readOrders'),
    request: { params: orderParams },
    responses: {
      200: { description: 'The order; its revision is the ETag.', schema: order, headers: ['ETag'] },
    },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      const body = await readOrderView(deps, params.id, actor);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
  commandRoute({
    ...SHOP,
    name: 'cancel',
    path: '/api/orders/{id}/cancel',
    operation: 'cancelOrder',
    summary: 'Cancel an order that has not been handed over',
    request: { params: orderParams, body: cancelRequest },
    payload: ({ body }) => body,
  }),
  commandRoute({
    ...SHOP,
    name: 'pay',
    path: '/api/orders/{id}/payments',
    operation: 'payOrder',
    summary: 'Pay what an order still lacks, as after a payment that failed',
    request: { params: orderParams, body: payRequest },
    payload: ({ body }) => body,
  }),
];
