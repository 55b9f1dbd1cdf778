import type { Actor } from '../../domain/people/actor';
import type { PrismaClient } from '../../prisma/client';
import { orderNotFound, visibleTo } from '../orders/orderReads';

/** Where an order stands for a command that is about to be sent. */
export interface CommandStanding {
  readonly version: number;
  readonly revision: number;
  /** Whether the order has answered this very command: what is sent now is a repeat. */
  readonly answered: boolean;
}

/**
 * Where an order stands before a command is sent to it.
 * @throws {DomainError} `not-found`, also when the order is another customer's.
 */
export async function readStanding(
  prisma: PrismaClient,
  {
    orderId,
    commandId,
    actor,
  }: { readonly orderId: string; readonly commandId: string; readonly actor: Actor },
): Promise<CommandStanding> {
  const row = await prisma.order.findFirst({
    where: { id: orderId, ...visibleTo(actor) },
    select: {
      version: true,
      revision: true,
      events: { where: { commandId }, select: { id: true }, take: 1 },
    },
  });
  if (!row) throw orderNotFound();
  const { version, revision, events } = row;
  return { version, revision, answered: events.length > 0 };
}
