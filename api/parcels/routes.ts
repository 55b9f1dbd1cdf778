import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { allowedActions } from '../../domain/actions';
import { readOrder } from '../orders/orderReads';
import type { ProblemCode } from '../http/problems';
import { adminCommandResponses, rolesFor, runCommand } from '../orders/runCommand';
import { defineRoute } from '../http/route';
import type { Context, RequestShape } from '../http/request';
import { deliverRequest, failDeliveryRequest } from '../schema/admin';
import { asOrderState } from '../engine/snapshot';
import { orderParams } from '../orders/customerRoutes';

const TAG = 'Warehouse';
const shipmentParams = orderParams.extend({ shipmentId: z.string().min(1).max(60) });
const ERRORS = [
  'not-found',
  'not-allowed',
  'idempotency-key-reused',
  'unavailable',
] as const satisfies readonly ProblemCode[];

const PATH = '/api/admin/orders/{id}/shipments/{shipmentId}';

export const adminShipmentRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/pick',
    summary: 'Begin to pick an order',
    tag: TAG,
    roles: rolesFor('pick'),
    request: { params: orderParams, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: ERRORS,
    handle: (context) =>
      runCommand(context, { orderId: context.params.id, name: 'pick', payload: {}, view: 'staff' }),
  }),
  defineRoute({
    method: 'post',
    path: `${PATH}/pack`,
    summary: 'Pack what is reserved into a parcel; `new` stands for the parcel to be',
    tag: TAG,
    roles: rolesFor('pack'),
    request: { params: shipmentParams, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: ERRORS,
    handle: async (context) => {
      const { id, shipmentId } = context.params;
      if (shipmentId !== 'new') await refusePacked(context, id, shipmentId);
      return runCommand(context, { orderId: id, name: 'pack', payload: {}, view: 'staff' });
    },
  }),
  defineRoute({
    method: 'post',
    path: `${PATH}/hand-over`,
    summary: 'Hand a booked parcel to the courier',
    tag: TAG,
    roles: rolesFor('handOver'),
    request: { params: shipmentParams, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: ERRORS,
    handle: async (context) => {
      const { id, shipmentId } = context.params;
      await demandShipment(context, id, shipmentId);
      const payload = { parcelId: shipmentId };
      return runCommand(context, { orderId: id, name: 'handOver', payload, view: 'staff' });
    },
  }),
  defineRoute({
    method: 'post',
    path: `${PATH}/deliver`,
    summary: 'Record a delivery by hand, with its proof',
    tag: TAG,
    roles: rolesFor('recordDelivery'),
    request: { params: shipmentParams, body: deliverRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: ERRORS,
    handle: (context) => recordDelivery(context, 'DELIVERED', context.body.proof),
  }),
  defineRoute({
    method: 'post',
    path: `${PATH}/fail`,
    summary: 'Record a failed delivery by hand, with its reason',
    tag: TAG,
    roles: rolesFor('recordDelivery'),
    request: { params: shipmentParams, body: failDeliveryRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: ERRORS,
    handle: (context) => recordDelivery(context, 'DELIVERY_FAILED', context.body.reason),
  }),
];

type ShipmentContext = Context<RequestShape> & { readonly params: z.output<typeof shipmentParams> };

async function recordDelivery(
  context: Pick<ShipmentContext, 'deps' | 'actor' | 'params' | 'idempotencyKey' | 'rawBody' | 'routeId'>,
  status: 'DELIVERED' | 'DELIVERY_FAILED',
  proof: string,
) {
  const { id, shipmentId } = context.params;
  await demandShipment(context, id, shipmentId);
  const payload = { parcelId: shipmentId, status, proof };
  return runCommand(context, { orderId: id, name: 'recordDelivery', payload, view: 'staff' });
}

/** @throws {DomainError} `not-found` when the order has no such parcel. */
async function demandShipment(
  { deps }: Pick<ShipmentContext, 'deps'>,
  orderId: string,
  shipmentId: string,
): Promise<void> {
  const found = await deps.prisma.shipment.findFirst({
    where: { id: shipmentId, orderId },
    select: { id: true },
  });
  if (!found) throw new DomainError('not-found', 'The order has no such parcel.');
}

/** A parcel that has an id has been packed. @throws {DomainError} always. */
async function refusePacked(
  context: Pick<ShipmentContext, 'deps' | 'actor'>,
  orderId: string,
  shipmentId: string,
): Promise<never> {
  const order = await readOrder(context.deps.prisma, orderId, context.actor);
  await demandShipment(context, orderId, shipmentId);
  throw new DomainError('not-allowed', `Parcel ${shipmentId} is packed already.`, {
    allowedActions: allowedActions(asOrderState(order.state), context.actor),
  });
}
