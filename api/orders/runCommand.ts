import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../../domain/people/actor';
import { mayEver } from '../../domain/actions';
import type { CommandName, CommandPayloads } from '../../domain/commands';
import { requireExpected } from '../../domain/order/requireExpected';
import { readStanding, repeatAnswer } from '../commands/commandStanding';
import { sendCommand } from '../commands/sendCommand';
import { REPLAYED, bodyHash, digest } from '../http/idempotency';
import { etagOf, readAdminOrderView, readOrderView } from './orderReads';
import type { Reply, ResponseShape } from '../http/route';
import type { Context, RequestShape } from '../http/request';
import { adminOrder } from '../schema/admin';
import { accepted, order } from '../schema/order';

/** Who may ever send the command: the roles of its route. */
export const rolesFor = (name: CommandName): readonly Role[] => ROLES.filter((role) => mayEver(name, role));

const ACCEPTED: ResponseShape = {
  name: 'Accepted',
  description: 'Kept, and carried out as soon as a worker is there; `Location` tells what became of it.',
  schema: accepted,
  headers: ['Location'],
};

const DONE = {
  description: 'The order afterwards.',
  headers: ['ETag', 'Idempotency-Replayed'],
} as const satisfies ResponseShape;

/** The answers of every route that runs a command. */
export const commandResponses = {
  200: { ...DONE, name: 'OrderAfterwards', schema: order },
  202: ACCEPTED,
} as const satisfies Record<number, ResponseShape>;

export const adminCommandResponses = {
  200: { ...DONE, name: 'AdminOrderAfterwards', schema: adminOrder },
  202: ACCEPTED,
} as const satisfies Record<number, ResponseShape>;

type CommandContext = Pick<
  Context<RequestShape>,
  'deps' | 'actor' | 'idempotencyKey' | 'ifMatch' | 'rawBody' | 'routeId'
>;

interface OrderCommand<Name extends CommandName> {
  readonly orderId: string;
  readonly name: Name;
  /** What the command carries; asked for once the caller is known to see the order. */
  readonly payload: (commandId: string) => CommandPayloads[Name] | Promise<CommandPayloads[Name]>;
  /** Which view of the order the caller gets back. */
  readonly view: 'customer' | 'staff';
}

/**
 * Sends a command for a route and answers with the order as it is afterwards.
 * @throws {DomainError} `not-found` when the caller may not see the order, `precondition-failed` when it isn't where
 * `If-Match` expects it, or the order's refusal.
 */
export async function runCommand<Name extends CommandName>(
  context: CommandContext,
  { orderId, name, payload, view }: OrderCommand<Name>,
): Promise<Reply> {
  const { deps, actor, rawBody, routeId, idempotencyKey, ifMatch } = context;
  const commandId = digest(actor.id, routeId, orderId, idempotencyKey ?? randomUUID());
  const hash = bodyHash(rawBody ?? null);
  const { order, answer } = await readStanding(deps.prisma, { orderId, commandId, actor });
  if (answer) {
    // Whatever has happened since, to the order or to the engine: what was expected was true when it was carried out.
    repeatAnswer(answer, order, { bodyHash: hash, actor });
    return orderReply(context, orderId, view, REPLAYED);
  }
  requireExpected(order, ifMatch);
  const outcome = await sendCommand(deps, {
    ...{ orderId, name, actor, commandId },
    payload: await payload(commandId),
    bodyHash: hash,
    expects: ifMatch,
  });
  return outcome.kind === 'accepted'
    ? acceptedReply(orderId, commandId, view)
    : orderReply(context, orderId, view);
}

/** Says that a command is kept, and where to look for what became of it. */
export function acceptedReply(orderId: string, commandId: string, view: 'customer' | 'staff'): Reply {
  const order = `/api${view === 'staff' ? '/admin' : ''}/orders/${orderId}`;
  const Location = `/api/orders/${orderId}/commands/${commandId}`;
  return { status: 202, body: { commandId, order }, headers: { Location } };
}

async function orderReply(
  { deps, actor }: CommandContext,
  orderId: string,
  view: 'customer' | 'staff',
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const body =
    view === 'staff'
      ? await readAdminOrderView(deps, orderId, actor)
      : await readOrderView(deps, orderId, actor);
  return { status: 200, body, headers: { ETag: etagOf(body), ...headers } };
}
