import { rolesWith } from '../../domain/people/permissions';
import { present } from '../../domain/present';
import { commandRoute } from '../commands/commandRoute';
import { defineRoute } from '../http/route';
import { demandOrder } from '../orders/orderReads';
import { orderParams } from '../schema/order';
import {
  linkParams,
  linkTokenParams,
  openedLink,
  payByLinkRequest,
  paymentLinkRequest,
  paymentLinks,
  switchPaymentRequest,
} from '../schema/money/payments';
import { openedView, readLink, readLinksOf } from './links';
import { payByLink } from './payByLink';
import { requireAmount, switchedPayment } from './switchedPayment';

const PAYMENTS = { tag: 'Payments', view: 'staff' } as const;

export const paymentRoutes = [
  commandRoute({
    tag: PAYMENTS.tag,
    view: 'customer',
    name: 'switchPayment',
    method: 'put',
    path: '/api/orders/{id}/payment-method',
    operation: 'switchPayment',
    summary: 'Pay by card what was to be paid at the door, or at the door',
    request: { params: orderParams, body: switchPaymentRequest },
    payload: ({ deps, actor, params: { id: orderId }, body }) =>
      switchedPayment(deps, { orderId, actor }, body),
  }),
  commandRoute({
    ...PAYMENTS,
    name: 'switchPayment',
    method: 'put',
    path: '/api/admin/orders/{id}/payment-method',
    operation: 'adminSwitchPayment',
    summary: 'Switch how an order is paid, for its customer',
    request: { params: orderParams, body: switchPaymentRequest },
    payload: ({ deps, actor, params: { id: orderId }, body }) =>
      switchedPayment(deps, { orderId, actor }, body),
  }),
  commandRoute({
    ...PAYMENTS,
    name: 'makePaymentLink',
    path: '/api/admin/orders/{id}/payment-links',
    operation: 'makePaymentLink',
    summary: 'Make a link to pay by, and send it to the customer',
    request: { params: orderParams, body: paymentLinkRequest },
    payload: async ({ deps, actor, params: { id: orderId }, body: { amount, expiresAt } }) => {
      await requireAmount(deps, { orderId, actor }, amount);
      return present({ amount, expiresAt });
    },
  }),
  commandRoute({
    ...PAYMENTS,
    name: 'withdrawPaymentLink',
    method: 'delete',
    path: '/api/admin/orders/{id}/payment-links/{linkId}',
    operation: 'withdrawPaymentLink',
    summary: 'Withdraw a link to pay by',
    request: { params: linkParams },
    payload: ({ params: { linkId } }) => ({ linkId }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/payment-links',
    operation: 'listPaymentLinks',
    summary: 'The order’s links to pay by',
    tag: PAYMENTS.tag,
    roles: rolesWith('readPaymentLinks'),
    request: { params: orderParams },
    responses: { 200: { description: 'Links, newest first.', schema: paymentLinks } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readLinksOf(deps, params.id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/pay/{token}',
    operation: 'readPaymentLink',
    summary: 'What a payment link is for, and whether it can be paid by',
    tag: PAYMENTS.tag,
    roles: 'public',
    request: { params: linkTokenParams },
    responses: { 200: { description: 'The link.', schema: openedLink } },
    errors: ['not-found'],
    handle: async ({ deps, params: { token } }) => ({
      status: 200,
      body: openedView(deps, await readLink(deps, token)),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/pay/{token}',
    operation: 'payByLink',
    summary: 'Pay by a payment link',
    tag: PAYMENTS.tag,
    roles: 'public',
    request: { params: linkTokenParams, body: payByLinkRequest, idempotencyKey: 'optional' },
    responses: {
      200: { description: 'The link afterwards.', schema: openedLink, headers: ['Idempotency-Replayed'] },
      202: { description: 'Kept, and carried out as soon as a worker is there.', schema: openedLink },
    },
    errors: [
      ...(['not-found', 'link-used', 'link-expired', 'link-replaced', 'link-withdrawn'] as const),
      ...(['order-cancelled', 'already-paid', 'not-allowed'] as const),
      ...(['idempotency-key-reused', 'unavailable'] as const),
    ],
    handle: ({ deps, params: { token }, body, rawBody, routeId, idempotencyKey }) =>
      payByLink({ deps, token, card: body.token, rawBody, routeId, idempotencyKey }),
  }),
];
