import type { Actor, Role } from '../../domain/people/actor';
import { seesTracking } from '../../domain/people/disclosure';
import { rolesWith } from '../../domain/people/permissions';
import type { PrismaClient } from '../../prisma/client';
import { demandOrder } from './orderReads';
import { streamAllOrders, streamOrder } from '../live/orderStream';
import { defineRoute } from '../http/route';
import { timeline, tracking, type TrackingJson } from '../schema/order';
import { readTimeline } from './timeline';
import { shipmentView, trackingView } from './orderView';
import { orderParams } from '../schema/order';

/** The same three ways to follow an order, for customers and under `/api/admin` for staff. */
function historyRoutes(prefix: string, tag: string, roles: readonly Role[]) {
  return [
    defineRoute({
      method: 'get',
      path: `${prefix}/orders/{id}/timeline`,
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
      summary: 'Follow an order live: server-sent events, resumable by Last-Event-ID',
      tag,
      roles,
      request: { params: orderParams },
      responses: {
        200: {
          description:
            '`event: order`, `id`: its version; `event: refresh` of a change that the caller is not told of.',
          contentType: 'text/event-stream',
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
  ...historyRoutes('/api', 'Orders', rolesWith('readOrders')),
  ...historyRoutes('/api/admin', 'Back office', rolesWith('workInBackOffice')),
  defineRoute({
    method: 'get',
    path: '/api/admin/events',
    summary: 'Follow all orders live: server-sent events; `resync` says that the list must be read again',
    tag: 'Back office',
    roles: rolesWith('workInBackOffice'),
    request: {},
    responses: { 200: { description: '`event: order` or `resync`.', contentType: 'text/event-stream' } },
    errors: [],
    handle: async ({ deps }) => ({ stream: (response) => streamAllOrders(deps, response) }),
  }),
];

/** What isn't a version of ours counts as none: the client starts from the newest. */
function readVersion(lastEventId: string | undefined): number | undefined {
  return lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : undefined;
}

async function readTracking(prisma: PrismaClient, orderId: string, actor: Actor): Promise<TrackingJson> {
  await demandOrder(prisma, orderId, actor);
  const shipments = await prisma.shipment.findMany({
    where: { orderId },
    orderBy: { packedAt: 'asc' },
    include: { trackingEvents: { orderBy: { occurredAt: 'asc' } } },
  });
  return {
    shipments: shipments.map((shipment) => ({
      ...shipmentView(shipment, actor),
      events: shipment.trackingEvents
        .filter(({ status }) => seesTracking(status, actor))
        .map((event) => trackingView(event, actor)),
    })),
  };
}
