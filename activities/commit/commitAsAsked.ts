import { evolve } from '../../domain/evolve';
import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';
import type { CommitRequest, CommitResult } from './commit';
import { commitIfProven } from './commitIfProven';
import type { OrderMemory } from './orderMemory';

/**
 * Commits what a run asks for, which names the order's version in place of its state: that is here, or in PostgreSQL, or is asked
 * for where others have written to the order since.
 */
export async function commitAsAsked(
  deps: ActivityDeps,
  memory: OrderMemory,
  { orderId, version, before: given, ...work }: CommitRequest,
): Promise<CommitResult> {
  const before = given ?? memory.at(orderId, version) ?? (await readAt(deps.prisma, orderId, version));
  if (!before) return { stateWanted: true };
  const result = await commitIfProven(deps, { ...work, before });
  if (result.committed) memory.keep(result.committed.events.reduce(evolve, before));
  return result;
}

/** The snapshot, when it is of that version. */
async function readAt(prisma: Sql, orderId: string, version: number): Promise<OrderState | undefined> {
  const [row] = await prisma.rows<{ state: StoredOrder }>`
    SELECT state FROM orders WHERE id = ${orderId} AND version = ${version}`;
  return row && reviveHolds(row.state);
}
