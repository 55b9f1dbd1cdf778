import { z } from 'zod';
import { offeredTo } from '../../domain/actions';
import { DomainError } from '../../domain/errors';
import { present } from '../../domain/present';
import { commandRoute } from '../commands/commandRoute';
import { asOrderState } from '../engine/snapshot';
import type { RequestShape } from '../http/request';
import type { Context } from '../http/request';
import { readOrder } from '../orders/orderReads';
import { requireBox } from '../packing/boxes';
import { deliverRequest, failDeliveryRequest } from '../schema/admin';
import { orderParams } from '../schema/order';
import { packRequest, weighRequest } from '../schema/stock/serials';
import { SERIAL_PROBLEMS } from '../serials/problems';

const WAREHOUSE = { tag: 'Warehouse', view: 'staff' } as const;
const PATH = '/api/admin/orders/{id}/shipments/{shipmentId}';
const shipmentParams = orderParams.extend({ shipmentId: z.string().min(1).max(60) });

export const adminShipmentRoutes = [
  commandRoute({
    ...WAREHOUSE,
    name: 'pick',
    path: '/api/admin/orders/{id}/pick',
    operation: 'pickOrder',
    summary: 'Begin to pick an order',
    request: { params: orderParams },
    payload: () => ({}),
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'pack',
    path: `${PATH}/pack`,
    operation: 'packParcel',
    summary:
      'Pack what is reserved into a parcel for each warehouse, or for one; `new` stands for the parcel to be',
    request: { params: shipmentParams, body: packRequest },
    errors: SERIAL_PROBLEMS,
    payload: async (context) => {
      if (context.params.shipmentId !== 'new') await refusePacked(context);
      const { warehouse, serials, weightGrams, box } = context.body;
      if (box !== undefined) await requireBox(context.deps.prisma, box);
      return present({ warehouse, serials, weightGrams, box });
    },
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'weigh',
    method: 'put',
    path: `${PATH}/weight`,
    operation: 'weighParcel',
    summary: 'Correct the weight or the box of a parcel that its courier refuses',
    request: { params: shipmentParams, body: weighRequest },
    payload: async (context) => {
      const { weightGrams, box } = context.body;
      if (box !== undefined) await requireBox(context.deps.prisma, box);
      return { parcelId: await shipmentOf(context), ...present({ weightGrams, box }) };
    },
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'handOver',
    path: `${PATH}/hand-over`,
    operation: 'handOverParcel',
    summary: 'Hand a booked parcel to the courier',
    request: { params: shipmentParams },
    payload: async (context) => ({ parcelId: await shipmentOf(context) }),
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'recordDelivery',
    path: `${PATH}/deliver`,
    operation: 'recordDelivery',
    summary: 'Record a delivery by hand, with its proof',
    request: { params: shipmentParams, body: deliverRequest },
    payload: async (context) => {
      const { proof } = context.body;
      return { parcelId: await shipmentOf(context), status: 'DELIVERED', proof };
    },
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'recordDelivery',
    path: `${PATH}/fail`,
    operation: 'recordFailedDelivery',
    summary: 'Record a failed delivery by hand, with its reason',
    request: { params: shipmentParams, body: failDeliveryRequest },
    payload: async (context) => {
      const { reason: proof } = context.body;
      return { parcelId: await shipmentOf(context), status: 'DELIVERY_FAILED', proof };
    },
  }),
];

type ShipmentContext = Pick<Context<RequestShape>, 'deps' | 'actor'> & {
  readonly params: z.output<typeof shipmentParams>;
};

/**
 * The id of the parcel that the address names.
 * @throws {DomainError} `not-found` when the order has no such parcel.
 */
async function shipmentOf({ deps, params }: ShipmentContext): Promise<string> {
  const found = await deps.prisma.shipment.findFirst({
    where: { id: params.shipmentId, orderId: params.id },
    select: { id: true },
  });
  if (!found) throw new DomainError('not-found', 'The order has no such parcel.');
  return found.id;
}

/** A parcel that has an id has been packed. @throws {DomainError} always. */
async function refusePacked(context: ShipmentContext): Promise<never> {
  const { deps, actor, params } = context;
  const order = await readOrder(deps.prisma, params.id, actor);
  const parcel = await shipmentOf(context);
  throw new DomainError('not-allowed', `Parcel ${parcel} is packed already.`, {
    allowedActions: offeredTo(asOrderState(order.state), actor),
  });
}
