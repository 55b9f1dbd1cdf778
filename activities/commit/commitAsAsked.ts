import { evolve } from '../../domain/evolve';
import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';
import { present } from '../../domain/present';
import type { Commit, CommitRequest, CommitResult } from './commit';
import { commitIfProven } from './commitIfProven';
import { OtherOrder } from './commitOrder';
import type { OrderMemory } from './orderMemory';

/**
 * Commits what a run asks for, which names the order's version in place of its state: that is here, or in PostgreSQL, or is asked
 * for where others have written to the order since.
 */
export async function commitAsAsked(
  deps: ActivityDeps,
  memory: OrderMemory,
  request: CommitRequest,
): Promise<CommitResult> {
  const { orderId, version, before: given, ...work } = request;
  const remembered = given ? undefined : memory.at(orderId, version);
  try {
    const before = given ?? remembered?.order ?? (await readAt(deps.prisma, orderId, version));
    if (!before) return { stateWanted: true };
    return await commitFrom(deps, memory, { ...work, before, ...present({ asOf: remembered?.changedAt }) });
  } catch (error) {
    if (!(error instanceof OtherOrder)) throw error;
    const before = await readAt(deps.prisma, orderId, version);
    return before ? commitFrom(deps, memory, { ...work, before }) : { stateWanted: true };
  }
}

async function commitFrom(deps: ActivityDeps, memory: OrderMemory, commit: Commit): Promise<CommitResult> {
  const result = await commitIfProven(deps, commit);
  const last = result.committed?.events.at(-1);
  if (result.committed && last)
    memory.keep({ order: result.committed.events.reduce(evolve, commit.before), changedAt: last.at });
  return result;
}

/** The snapshot, when it is of that version. */
async function readAt(prisma: Sql, orderId: string, version: number): Promise<OrderState | undefined> {
  const [row] = await prisma.rows<{ state: StoredOrder }>`
    SELECT state FROM orders WHERE id = ${orderId} AND version = ${version}`;
  return row && reviveHolds(row.state);
}
