import { z } from 'zod';
import type { Actor, Role } from '../../domain/people/actor';
import { seesTracking } from '../../domain/people/disclosure';
import { rolesWith } from '../../domain/people/permissions';
import type { PrismaClient } from '../../prisma/client';
import { demandOrder, readState } from './orderReads';
import { streamAllOrders, streamOrder } from '../live/orderStream';
import { readCommandState } from '../commands/commandState';
import { defineRoute } from '../http/route';
import {
  commandParams,
  commandState,
  orderChange,
  orderRefresh,
  timeline,
  tracking,
  type TrackingJson,
} from '../schema/order';
import { readTimeline } from './timeline';
import { shipmentView, trackingView } from './orderView';
import { orderParams } from '../schema/order';

/** Names an operation. */
type Named = (operation: string) => string;

const asStaff: Named = (operation) => `admin${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;

/** The same three ways to follow an order, for customers and under `/api/admin` for staff. */
function historyRoutes(prefix: string, tag: string, roles: readonly Role[], named: Named) {
  return [
    defineRoute({
      method: 'get',
      path: `${prefix}/orders/{id}/timeline`,
      operation: named('getOrderTimeline'),
      summary: 'What happened to an order, oldest first',
      tag,
      roles,
      request: { params: orderParams },
      responses: { 200: { description: 'Events, notes and messages.', schema: timeline } },
      errors: ['not-found'],
      handle: async ({ deps, actor, params }) => {
        await demandOrder(deps.prisma, params.id, actor);
        return { status: 200, body: { items: await readTimeline(deps.prisma, params.id, actor) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: `${prefix}/orders/{id}/tracking`,
      operation: named('getOrderTracking'),
      summary: 'Where an order’s parcels are',
      tag,
      roles,
      request: { params: orderParams },
      responses: { 200: { description: 'Parcels with the courier’s events.', schema: tracking } },
      errors: ['not-found'],
      handle: async ({ deps, actor, params }) => ({
        status: 200,
        body: await readTracking(deps.prisma, params.id, actor),
      }),
    }),
    defineRoute({
      method: 'get',
      path: `${prefix}/orders/{id}/events`,
      operation: named('followOrder'),
      summary: 'Follow an order live: server-sent events, resumable by Last-Event-ID',
      tag,
      roles,
      request: { params: orderParams, lastEventId: true },
      responses: {
        200: {
          description:
            '`event: order`, `id`: its version, `data`: the change; `event: refresh`: read it again.',
          contentType: 'text/event-stream',
          schema: z.union([orderChange, orderRefresh]),
        },
      },
      errors: ['not-found'],
      handle: async ({ deps, actor, params, lastEventId }) => {
        await demandOrder(deps.prisma, params.id, actor);
        const following = { orderId: params.id, actor, after: readVersion(lastEventId) };
        return { stream: (response) => streamOrder(deps, following, response) };
      },
    }),
  ];
}

export const orderHistoryRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/orders/{id}/commands/{commandId}',
    operation: 'getCommand',
    summary: 'What became of a command that was kept for later (202)',
    tag: 'Orders',
    roles: rolesWith('readOrders'),
    request: { params: commandParams },
    responses: {
      200: { description: 'Whether it is done, with the problem if it was refused.', schema: commandState },
    },
    errors: ['not-found'],
    handle: async ({ deps, actor, requestId, params: { id: orderId, commandId } }) => {
      const asked = { actor, path: `/api/orders/${orderId}`, requestId };
      return { status: 200, body: await readCommandState(deps, { orderId, commandId }, asked) };
    },
  }),
  ...historyRoutes('/api', 'Orders', rolesWith('readOrders'), (operation) => operation),
  ...historyRoutes('/api/admin', 'Back office', rolesWith('workInBackOffice'), asStaff),
  defineRoute({
    method: 'get',
    path: '/api/admin/events',
    operation: 'followAllOrders',
    summary: 'Follow all orders live: server-sent events; `resync`: read the list again',
    tag: 'Back office',
    roles: rolesWith('workInBackOffice'),
    request: {},
    responses: {
      200: {
        description: '`event: order`, `data`: the change as JSON; or `event: resync`, `data: {}`.',
        contentType: 'text/event-stream',
        schema: z.union([orderChange, z.object({})]),
      },
    },
    errors: [],
    handle: async ({ deps, actor }) => ({
      stream: (response) => streamAllOrders(deps, actor, response),
    }),
  }),
];

/** What isn't a version of ours counts as none: the client starts from the newest. */
function readVersion(lastEventId: string | undefined): number | undefined {
  return lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : undefined;
}

async function readTracking(prisma: PrismaClient, orderId: string, actor: Actor): Promise<TrackingJson> {
  const state = await readState(prisma, orderId, actor);
  const shipments = await prisma.shipment.findMany({
    where: { orderId },
    orderBy: { packedAt: 'asc' },
    include: { trackingEvents: { orderBy: { occurredAt: 'asc' } } },
  });
  return {
    shipments: shipments.map((shipment) => ({
      ...shipmentView(shipment, state, actor),
      events: shipment.trackingEvents
        .filter(({ status }) => seesTracking(status, actor))
        .map((event) => trackingView(event, actor)),
    })),
  };
}
