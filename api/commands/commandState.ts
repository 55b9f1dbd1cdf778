import type { Actor } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import { orderWorkflowId } from '../../domain/order/ids';
import { mayHearRefusal } from '../../domain/people/disclosure';
import type { PrismaClient } from '../../prisma/client';
import { commandsUnderWayQuery } from '../../workflows/messages';
import { toProblem } from '../http/problems';
import { demandOrder } from '../orders/orderReads';
import type { CommandStateJson } from '../schema/order';
import { readStanding, refusalNow, toAnswer } from './commandStanding';
import type { CommandDeps } from './sendCommand';

/** What reading a command's state takes. */
export interface CommandStateDeps extends Pick<CommandDeps, 'temporal'> {
  readonly prisma: PrismaClient;
}

/** Who asks. The problem of a refusal names the path as its instance, and the request. */
interface Asked {
  readonly actor: Actor;
  readonly path: string;
  readonly requestId: string | undefined;
}

/** How long the order may take to say that it has nothing more to do. */
const QUERY_DEADLINE_MS = 2_000;

/**
 * What became of a command. What it changed, or why it was refused, stands in the order's events; a command that had nothing
 * to change leaves none.
 * @throws {DomainError} `not-found` when the caller may not see the order, or it was sent no such command.
 */
export async function readCommandState(
  deps: CommandStateDeps,
  command: { readonly orderId: string; readonly commandId: string },
  asked: Asked,
): Promise<CommandStateJson> {
  const { orderId, commandId } = command;
  await demandOrder(deps.prisma, orderId, asked.actor);
  const answer = await readAnswer(deps.prisma, command, asked);
  if (answer) return answer;
  const accepted = await deps.prisma.acceptedCommand.findFirst({ where: { id: commandId, orderId } });
  if (!accepted) throw new DomainError('not-found', 'The order was sent no such command.');
  if (await isUnderWay(deps, command)) return { id: commandId, state: 'pending' };
  return (await readAnswer(deps.prisma, command, asked)) ?? { id: commandId, state: 'done' };
}

async function readAnswer(
  prisma: PrismaClient,
  { orderId, commandId }: { readonly orderId: string; readonly commandId: string },
  { actor, path, requestId }: Asked,
): Promise<CommandStateJson | undefined> {
  const events = await prisma.orderEvent.findMany({
    where: { orderId, commandId },
    select: { type: true, data: true, commandHash: true, actorId: true, actorRole: true },
  });
  const answer = toAnswer(events);
  if (!answer) return undefined;
  const { refusal } = answer;
  if (!refusal) return { id: commandId, state: 'done' };
  if (!events.every(({ actorId: id, actorRole: role }) => mayHearRefusal({ id, role }, actor))) {
    throw new DomainError('not-found', 'The order was sent no such command.');
  }
  const { order } = await readStanding(prisma, { orderId, commandId, actor });
  const { retryAfterSeconds: _none, ...problem } = toProblem(
    refusalNow(refusal, order, actor),
    path,
    requestId,
  );
  return { id: commandId, state: 'refused', problem };
}

/**
 * Whether the order has yet to answer: a query is answered after all that was sent before it, and names what is being decided
 * or committed. It has, as far as anybody knows, while nobody answers.
 */
async function isUnderWay(
  { temporal }: CommandStateDeps,
  { orderId, commandId }: { readonly orderId: string; readonly commandId: string },
): Promise<boolean> {
  const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
  try {
    const underWay = await temporal.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
      handle.query(commandsUnderWayQuery),
    );
    return underWay.includes(commandId);
  } catch {
    return true;
  }
}
