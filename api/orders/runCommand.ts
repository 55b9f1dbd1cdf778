import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../../domain/people/actor';
import { mayEver } from '../../domain/actions';
import type { CommandName, CommandPayloads } from '../../domain/commands';
import { sendCommand } from '../commands/sendCommand';
import { bodyHash, digest } from '../http/idempotency';
import { demandOrder, etagOf, readAdminOrderView, readOrderView } from './orderReads';
import type { Reply, ResponseShape } from '../http/route';
import type { Context, RequestShape } from '../http/request';
import { adminOrder } from '../schema/admin';
import { accepted, order } from '../schema/order';

/** Who may ever send the command: the roles of its route. */
export const rolesFor = (name: CommandName): readonly Role[] => ROLES.filter((role) => mayEver(name, role));

const ACCEPTED: ResponseShape = {
  description: 'Kept and carried out as soon as a worker is there; `order` says where to look.',
  schema: accepted,
};

/** The answers of every route that runs a command. */
export const commandResponses = {
  200: { description: 'The order afterwards.', schema: order },
  202: ACCEPTED,
} as const satisfies Record<number, ResponseShape>;

export const adminCommandResponses = {
  200: { description: 'The order afterwards.', schema: adminOrder },
  202: ACCEPTED,
} as const satisfies Record<number, ResponseShape>;

type CommandContext = Pick<
  Context<RequestShape>,
  'deps' | 'actor' | 'idempotencyKey' | 'rawBody' | 'routeId'
>;

interface OrderCommand<Name extends CommandName> {
  readonly orderId: string;
  readonly name: Name;
  readonly payload: CommandPayloads[Name] | ((commandId: string) => CommandPayloads[Name]);
  /** Which view of the order the caller gets back. */
  readonly view: 'customer' | 'staff';
}

/**
 * Sends a command for a route and answers with the order as it is afterwards.
 * @throws {DomainError} `not-found` when the caller may not see the order, or the order's refusal.
 */
export async function runCommand<Name extends CommandName>(
  context: CommandContext,
  { orderId, name, payload, view }: OrderCommand<Name>,
): Promise<Reply> {
  const { deps, actor, rawBody, routeId, idempotencyKey } = context;
  await demandOrder(deps.prisma, orderId, actor);
  const commandId = digest(actor.id, routeId, orderId, idempotencyKey ?? randomUUID());
  const outcome = await sendCommand(deps, {
    orderId,
    name,
    payload: typeof payload === 'function' ? payload(commandId) : payload,
    actor,
    commandId,
    bodyHash: bodyHash(rawBody ?? null),
  });
  const path = `/api${view === 'staff' ? '/admin' : ''}/orders/${orderId}`;
  if (outcome.kind === 'accepted') {
    return { status: 202, body: { commandId, order: path }, headers: { Location: path } };
  }
  const body =
    view === 'staff'
      ? await readAdminOrderView(deps, orderId, actor)
      : await readOrderView(deps, orderId, actor);
  return { status: 200, body, headers: { ETag: etagOf(body) } };
}
