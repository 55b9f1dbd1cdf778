import { STAFF_ROLES } from '../../domain/people/actor';
import { asOrderState } from '../engine/snapshot';
import { present } from '../../domain/present';
import { commandRoute } from '../commands/commandRoute';
import { defineRoute } from '../http/route';
import { readOrder } from '../orders/orderReads';
import {
  allocation,
  allocationQuery,
  reallocateRequest,
  refusalRequest,
  shortPickRequest,
} from '../schema/stock/allocation';
import { CHANNELS, type Channel } from '../../domain/stock/channels';
import { orderParams } from '../schema/order';
import { answerWhatIf, piecesOf, readChoices } from './allocation';

const WAREHOUSE = { tag: 'Warehouse', view: 'staff' } as const;

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
    handle: async ({ deps, actor, params, query: { whatIf } }) => {
      const row = await readOrder(deps.prisma, params.id, actor);
      const order = asOrderState(row.state);
      return {
        status: 200,
        body: {
          items: [...piecesOf(order)],
          choices: await readChoices(deps.prisma, order.id),
          whatIf:
            whatIf === undefined
              ? null
              : await answerWhatIf(deps, order, {
                  to: addressOf(row),
                  channel: channelOf(row),
                  whatIf,
                }),
        },
      };
    },
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'shortPick',
    path: '/api/admin/orders/{id}/allocation/short-picks',
    operation: 'reportShortPick',
    summary: 'Say which pieces can not be picked: they come from other warehouses',
    request: { params: orderParams, body: shortPickRequest },
    payload: ({ body }) => body,
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'refuseAllocation',
    path: '/api/admin/orders/{id}/allocation/refusals',
    operation: 'refuseAllocation',
    summary: 'Have a warehouse give none of its pieces of an order',
    request: { params: orderParams, body: refusalRequest },
    payload: ({ body: { warehouse, reason, note } }) => ({ warehouse, reason, ...present({ note }) }),
  }),
  commandRoute({
    ...WAREHOUSE,
    name: 'reallocate',
    path: '/api/admin/orders/{id}/allocation/reallocate',
    operation: 'reallocateOrder',
    summary: 'Look once more for pieces that no warehouse had',
    request: { params: orderParams, body: reallocateRequest },
    payload: ({ body }) => present(body),
  }),
];

/** Written by placement from a checked address. */
const channelOf = ({ channel }: { readonly channel: string }): Channel =>
  CHANNELS.find((one) => one === channel) ?? 'web';

const addressOf = ({ shippingAddress }: { readonly shippingAddress: unknown }) =>
  shippingAddress as { readonly city: string; readonly country: string };
