import { present } from '../../domain/present';
import { offeredTo } from '../../domain/actions';
import { DomainError } from '../../domain/errors';
import { allowedStatuses } from '../../domain/order/setStatus';
import { SETTABLE_STATUSES, type OrderStatus, type SettableStatus } from '../../domain/order/status';
import { commandRoute } from '../commands/commandRoute';
import { asOrderState } from '../engine/snapshot';
import type { RequestShape } from '../http/request';
import type { Context } from '../http/request';
import { noteRequest, releaseRequest, reopenRequest, reviewRequest, setStatusRequest } from '../schema/admin';
import { cancelRequest, orderParams } from '../schema/order';
import { SERIAL_PROBLEMS } from '../serials/problems';
import { readOrder } from './orderReads';

const BACK_OFFICE = { tag: 'Back office', view: 'staff' } as const;

export const adminOrderCommandRoutes = [
  commandRoute({
    ...BACK_OFFICE,
    name: 'setStatus',
    method: 'put',
    path: '/api/admin/orders/{id}/status',
    operation: 'setOrderStatus',
    summary: 'Move an order on by the command that leads to the status; a status is never written',
    request: { params: orderParams, body: setStatusRequest },
    errors: ['illegal-transition', ...SERIAL_PROBLEMS],
    payload: async (context) => {
      const { params, body } = context;
      const status = await requireSettable(context, params.id, body.status);
      return present({ status, notes: body.notes, serials: body.serials });
    },
  }),
  commandRoute({
    ...BACK_OFFICE,
    name: 'cancel',
    path: '/api/admin/orders/{id}/cancel',
    operation: 'adminCancelOrder',
    summary: 'Cancel an order that has not been handed over',
    request: { params: orderParams, body: cancelRequest },
    payload: ({ body }) => body,
  }),
  commandRoute({
    ...BACK_OFFICE,
    name: 'decideReview',
    path: '/api/admin/orders/{id}/review',
    operation: 'decideReview',
    summary: 'Decide a fraud review',
    request: { params: orderParams, body: reviewRequest },
    payload: ({ body: { decision, notes } }) => present({ decision, notes }),
  }),
  commandRoute({
    ...BACK_OFFICE,
    name: 'release',
    path: '/api/admin/orders/{id}/release',
    operation: 'releaseOrder',
    summary: 'Let a held order go on: what failed is tried again',
    request: { params: orderParams, body: releaseRequest },
    payload: ({ body: { reason, notes } }) => present({ reason, notes }),
  }),
  commandRoute({
    ...BACK_OFFICE,
    name: 'reopen',
    path: '/api/admin/orders/{id}/reopen',
    operation: 'reopenOrder',
    summary: 'Open a closed order again for a while',
    request: { params: orderParams, body: reopenRequest },
    payload: ({ body }) => body,
  }),
  commandRoute({
    ...BACK_OFFICE,
    name: 'addNote',
    path: '/api/admin/orders/{id}/notes',
    operation: 'addNote',
    summary: 'Add a note, for staff or for the customer too',
    request: { params: orderParams, body: noteRequest },
    // By the command's own id: a repeat is the same note.
    payload:
      ({ body }) =>
      (commandId) => ({ ...body, noteId: `note_${commandId.slice(0, 26)}` }),
  }),
];

/**
 * A status that a person may ask for at all; the others follow from what happens.
 * @throws {DomainError} `illegal-transition` with those that are possible now.
 */
async function requireSettable(
  { deps, actor }: Pick<Context<RequestShape>, 'deps' | 'actor'>,
  orderId: string,
  status: OrderStatus,
): Promise<SettableStatus> {
  const settable = SETTABLE_STATUSES.find((one) => one === status);
  if (settable) return settable;
  const state = asOrderState((await readOrder(deps.prisma, orderId, actor)).state);
  throw new DomainError('illegal-transition', `${status} follows from what happens; nobody sets it.`, {
    allowedStatuses: allowedStatuses(state, actor),
    allowedActions: offeredTo(state, actor),
  });
}
