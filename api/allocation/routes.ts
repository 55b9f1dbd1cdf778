import { STAFF_ROLES } from '../../domain/people/actor';
import { asOrderState } from '../engine/snapshot';
import { defineRoute } from '../http/route';
import { readOrder } from '../orders/orderReads';
import { allocation, allocationQuery } from '../schema/stock/allocation';
import { orderParams } from '../schema/order';
import { answerWhatIf, piecesOf, readChoices } from './allocation';

export const allocationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/allocation',
    operation: 'getAllocation',
    summary: 'See from which warehouse each piece of an order comes, and why',
    tag: 'Warehouse',
    roles: STAFF_ROLES,
    request: { params: orderParams, query: allocationQuery },
    responses: { 200: { description: 'Where its pieces lie, or left from.', schema: allocation } },
    errors: ['not-found'],
    handle: async ({ deps: { prisma }, actor, params, query: { whatIf } }) => {
      const row = await readOrder(prisma, params.id, actor);
      const order = asOrderState(row.state);
      const { city } = addressOf(row);
      return {
        status: 200,
        body: {
          items: [...piecesOf(order)],
          choices: await readChoices(prisma, order.id),
          whatIf: whatIf === undefined ? null : await answerWhatIf(prisma, order, { city, whatIf }),
        },
      };
    },
  }),
];

/** Written by placement from a checked address. */
const addressOf = ({ shippingAddress }: { readonly shippingAddress: unknown }): { readonly city: string } =>
  shippingAddress as { readonly city: string };
