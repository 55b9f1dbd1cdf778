import { present } from '../../domain/present';
import { commandRoute } from '../commands/commandRoute';
import { readOrder } from '../orders/orderReads';
import { correctDeliveryRequest } from '../schema/delivery';
import { orderParams } from '../schema/order';
import { readCorrection } from './readCorrection';

export const deliveryRoutes = [
  commandRoute({
    tag: 'Back office',
    view: 'staff',
    name: 'correctDelivery',
    path: '/api/admin/orders/{id}/correct-delivery',
    operation: 'correctDelivery',
    summary: 'Correct who takes the parcel, their phone or the street, before a courier has the parcel',
    request: { params: orderParams, body: correctDeliveryRequest },
    payload: async ({ deps, actor, params, body: { shippingAddress, reason } }) => {
      const order = await readOrder(deps.prisma, params.id, actor);
      return { ...readCorrection(deps, order, shippingAddress), ...present({ reason }) };
    },
  }),
];
