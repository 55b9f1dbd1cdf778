import { STAFF_ROLES } from '../../domain/people/actor';
import { allowedActions } from '../../domain/actions';
import { allowedStatuses, mayEverSetStatus } from '../../domain/order/setStatus';
import { SETTABLE_STATUSES, type SettableStatus, type OrderStatus } from '../../domain/order/status';
import { DomainError } from '../../domain/errors';
import { readOrder } from './orderReads';
import type { ProblemCode } from '../http/problems';
import { adminCommandResponses, rolesFor, runCommand } from './runCommand';
import { defineRoute } from '../http/route';
import type { Context, RequestShape } from '../http/request';
import { noteRequest, releaseRequest, reopenRequest, reviewRequest, setStatusRequest } from '../schema/admin';
import { cancelRequest } from '../schema/order';
import { asOrderState } from '../engine/snapshot';
import { orderParams } from './customerRoutes';

const TAG = 'Back office';
const COMMAND_ERRORS = [
  'not-found',
  'not-allowed',
  'idempotency-key-reused',
  'unavailable',
] as const satisfies readonly ProblemCode[];

export const adminOrderCommandRoutes = [
  defineRoute({
    method: 'put',
    path: '/api/admin/orders/{id}/status',
    summary: 'Move an order on by the command that leads to the status; a status is never written',
    tag: TAG,
    roles: STAFF_ROLES.filter(mayEverSetStatus),
    request: { params: orderParams, body: setStatusRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: [...COMMAND_ERRORS, 'illegal-transition'],
    handle: async (context) => {
      const { params, body } = context;
      const status = await demandSettable(context, params.id, body.status);
      const payload = { status, ...(body.notes !== undefined && { notes: body.notes }) };
      return runCommand(context, { orderId: params.id, name: 'setStatus', payload, view: 'staff' });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/cancel',
    summary: 'Cancel an order that has not been handed over',
    tag: TAG,
    roles: STAFF_ROLES.filter((role) => rolesFor('cancel').includes(role)),
    request: { params: orderParams, body: cancelRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: COMMAND_ERRORS,
    handle: (context) =>
      runCommand(context, {
        orderId: context.params.id,
        name: 'cancel',
        payload: context.body,
        view: 'staff',
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/review',
    summary: 'Decide a fraud review',
    tag: TAG,
    roles: rolesFor('decideReview'),
    request: { params: orderParams, body: reviewRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: COMMAND_ERRORS,
    handle: (context) => {
      const { decision, notes } = context.body;
      const payload = { decision, ...(notes !== undefined && { notes }) };
      return runCommand(context, {
        orderId: context.params.id,
        name: 'decideReview',
        payload,
        view: 'staff',
      });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/release',
    summary: 'Let a held order go on: what failed is tried again',
    tag: TAG,
    roles: rolesFor('release'),
    request: { params: orderParams, body: releaseRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: COMMAND_ERRORS,
    handle: (context) => {
      const { reason, notes } = context.body;
      const payload = { reason, ...(notes !== undefined && { notes }) };
      return runCommand(context, { orderId: context.params.id, name: 'release', payload, view: 'staff' });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/reopen',
    summary: 'Open a closed order again for a while',
    tag: TAG,
    roles: rolesFor('reopen'),
    request: { params: orderParams, body: reopenRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: COMMAND_ERRORS,
    handle: (context) =>
      runCommand(context, {
        orderId: context.params.id,
        name: 'reopen',
        payload: context.body,
        view: 'staff',
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/orders/{id}/notes',
    summary: 'Add a note, for staff or for the customer too',
    tag: TAG,
    roles: rolesFor('addNote'),
    request: { params: orderParams, body: noteRequest, idempotencyKey: 'optional' },
    responses: adminCommandResponses,
    errors: COMMAND_ERRORS,
    handle: (context) =>
      runCommand(context, {
        orderId: context.params.id,
        name: 'addNote',
        // The command's own id: a repeat is the same note.
        payload: (commandId) => ({ ...context.body, noteId: `note_${commandId.slice(0, 26)}` }),
        view: 'staff',
      }),
  }),
];

/**
 * A status that a person may ask for at all; the others follow from what happens.
 * @throws {DomainError} `illegal-transition` with those that are possible now.
 */
async function demandSettable(
  { deps, actor }: Pick<Context<RequestShape>, 'deps' | 'actor'>,
  orderId: string,
  status: OrderStatus,
): Promise<SettableStatus> {
  const settable = SETTABLE_STATUSES.find((one) => one === status);
  if (settable) return settable;
  const state = asOrderState((await readOrder(deps.prisma, orderId, actor)).state);
  throw new DomainError('illegal-transition', `${status} follows from what happens; nobody sets it.`, {
    allowedStatuses: allowedStatuses(state, actor),
    allowedActions: allowedActions(state, actor),
  });
}
