import { present } from '../../domain/present';
import { rolesWith } from '../../domain/people/permissions';
import { commandRoute } from '../commands/commandRoute';
import { demandOrder } from '../orders/orderReads';
import { defineRoute } from '../http/route';
import { orderParams } from '../schema/order';
import {
  approveRefundRequest,
  customerRefundRequest,
  payOutRefundRequest,
  orderRefunds,
  refundList,
  refundParams,
  refundPreview,
  refundQuery,
  refundRequest,
  rejectRefundRequest,
} from '../schema/money/refunds';
import { askedRefund } from './askedRefund';
import { previewRefund } from './previewRefund';
import { listRefunds, readRefundsOf } from './refundReads';

const REFUNDS = { tag: 'Refunds', view: 'staff' } as const;
const PREVIEW = {
  method: 'post',
  tag: REFUNDS.tag,
  responses: { 200: { description: 'What it would come to.', schema: refundPreview } },
  errors: ['not-found', 'not-allowed'],
} as const;

export const refundRoutes = [
  commandRoute({
    tag: REFUNDS.tag,
    view: 'customer',
    name: 'refund',
    path: '/api/orders/{id}/refunds',
    operation: 'requestRefund',
    summary: 'Ask for money back of pieces',
    request: { params: orderParams, body: customerRefundRequest },
    payload: ({ body: { comment, ...body } }) => askedRefund({ ...body, notes: comment }),
  }),
  commandRoute({
    ...REFUNDS,
    name: 'refund',
    path: '/api/admin/orders/{id}/refunds',
    operation: 'refundOrder',
    summary: 'Give money back: an amount, or what pieces and the delivery cost',
    request: { params: orderParams, body: refundRequest },
    payload: ({ body }) => askedRefund(body),
  }),
  defineRoute({
    ...PREVIEW,
    path: '/api/orders/{id}/refunds/preview',
    operation: 'previewRefundRequest',
    summary: 'Work out what would be asked for',
    roles: rolesWith('askForRefunds'),
    request: { params: orderParams, body: customerRefundRequest },
    handle: async ({ deps, actor, params, body: { comment: _comment, ...body } }) => ({
      status: 200,
      body: await previewRefund(deps.prisma, params.id, askedRefund(body), actor),
    }),
  }),
  defineRoute({
    ...PREVIEW,
    path: '/api/admin/orders/{id}/refunds/preview',
    operation: 'previewRefund',
    summary: 'Work out what a refund would come to; nothing moves',
    roles: rolesWith('refundOrders'),
    request: { params: orderParams, body: refundRequest },
    handle: async ({ deps, actor, params, body }) => ({
      status: 200,
      body: await previewRefund(deps.prisma, params.id, askedRefund(body), actor),
    }),
  }),
  commandRoute({
    ...REFUNDS,
    name: 'approveRefund',
    path: '/api/admin/orders/{id}/refunds/{refundId}/approve',
    operation: 'approveRefund',
    summary: 'Let a refund go that somebody else has asked for',
    request: { params: refundParams, body: approveRefundRequest },
    payload: ({ params: { refundId }, body: { notes } }) => present({ refundId, notes }),
  }),
  commandRoute({
    ...REFUNDS,
    name: 'rejectRefund',
    path: '/api/admin/orders/{id}/refunds/{refundId}/reject',
    operation: 'rejectRefund',
    summary: 'End a refund that waits or has failed',
    request: { params: refundParams, body: rejectRefundRequest },
    payload: ({ params: { refundId }, body: { notes } }) => ({ refundId, notes }),
  }),
  commandRoute({
    ...REFUNDS,
    name: 'payOutRefund',
    path: '/api/admin/orders/{id}/refunds/{refundId}/payout',
    operation: 'payOutRefund',
    summary: 'Record that a refund of cash was paid out',
    request: { params: refundParams, body: payOutRefundRequest },
    payload: ({ params: { refundId }, body: { reference } }) => ({ refundId, reference }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/refunds',
    operation: 'listOrderRefunds',
    summary: 'The order’s refunds, and what can still be given back',
    tag: REFUNDS.tag,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Refunds, oldest first.', schema: orderRefunds } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readRefundsOf(deps, params.id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/refunds',
    operation: 'listRefunds',
    summary: 'Find refunds that wait for somebody, or all',
    tag: REFUNDS.tag,
    roles: rolesWith('workInBackOffice'),
    request: { query: refundQuery },
    responses: { 200: { description: 'A page of refunds, oldest first.', schema: refundList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listRefunds(deps, query) }),
  }),
];
