import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { describe } from '../../domain/errors';
import { orderWorkflowId } from '../../domain/order/ids';
import type { PrismaClient } from '../../prisma/client';
import { catchUpSignal, orderQuery } from '../../workflows/messages';
import type { Metrics } from '../service/metrics';
import { pause } from './repeat';

/** Orders that are looked at in one pass: the next pass comes a minute later. */
const BATCH = 1_000;
/**
 * A task that hears a command commits it, and whatever follows at once, within seconds. So long after its change an order is
 * looked at: by then its workflow has completed the task, or lost it.
 */
const LEAVE_ALONE_MS = 60_000;
/** Between questions: 50 a second at most, which leaves workers and server room for orders that are being placed. */
const PAUSE_MS = 20;
const DEADLINE_MS = 3_000;
/** Without an answer, or a server: every further question would only wait. */
const IN_A_ROW = 3;

/** What looking for orders that are behind takes. */
export interface CatchUpDeps {
  readonly prisma: PrismaClient;
  readonly temporal: Client;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => Date;
}

interface Changed {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/**
 * Finds orders of which the database has more than their workflow, and has those catch up. A Temporal server that is killed
 * forgets an update until the task that carries it out is completed; its events are committed in the middle of that task, so
 * that an order could be cancelled for everybody but itself. Only a command can be lost so: whatever else an order hears is in
 * its history first. Every order is looked at once after each time that it heard one.
 * @returns how many were told to catch up.
 */
export async function catchUpOrders(deps: CatchUpDeps, signal?: AbortSignal): Promise<number> {
  const before = new Date(deps.now().getTime() - LEAVE_ALONE_MS);
  const changed = await changedByCommand(deps, before);
  let told = 0;
  let [unanswered, failed] = [0, 0];
  let last: Changed | undefined;
  for (const order of changed) {
    if (signal?.aborted || Math.max(unanswered, failed) >= IN_A_ROW) break;
    const known = await knownVersion(deps, order);
    unanswered = known === 'unanswered' ? unanswered + 1 : 0;
    try {
      if (await hear(deps, order, known)) told += 1;
      failed = 0;
      // One that can't be told, such as a workflow with as many signals as the server takes, is passed over with those after it.
      last = order;
    } catch (error) {
      failed += 1;
      deps.log.warn({ orderId: order.id, reason: describe(error) }, 'order can not be told to catch up');
    }
    await pause(PAUSE_MS, signal);
  }
  const sawAll = last === changed.at(-1) && changed.length < BATCH;
  const reached = sawAll ? { id: '', updatedAt: before } : last;
  if (reached) await remember(deps, reached);
  return told;
}

/**
 * The next orders, by when they changed, that heard a command then: the workflow may have gone on at once, so that it isn't always
 * their last event.
 */
function changedByCommand({ prisma }: CatchUpDeps, before: Date): Promise<Changed[]> {
  return prisma.$queryRaw<Changed[]>`
    SELECT o.id, o.version, o.updated_at AS "updatedAt"
    FROM orders AS o, workflow_checks AS c
    WHERE o.updated_at >= c.updated_at AND (o.updated_at, o.id) > (c.updated_at, c.order_id) AND o.updated_at < ${before}
      AND EXISTS (SELECT 1 FROM order_events AS e WHERE e.order_id = o.id AND e.command_id IS NOT NULL
        AND e.at >= o.updated_at - ${LEAVE_ALONE_MS} * interval '1 millisecond')
    ORDER BY o.updated_at, o.id LIMIT ${BATCH}`;
}

/** The version of the order that its workflow knows; undefined when it has none, which is for the reconciler to see. */
async function knownVersion(
  { temporal, log }: CatchUpDeps,
  { id }: Changed,
): Promise<number | 'unanswered' | undefined> {
  try {
    const handle = temporal.workflow.getHandle(orderWorkflowId(id));
    const { version } = await temporal.withDeadline(Date.now() + DEADLINE_MS, () => handle.query(orderQuery));
    return version;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    log.debug({ orderId: id, reason: describe(error) }, 'order did not say how much it knows');
    return 'unanswered';
  }
}

/** Has an order catch up that is behind. One that doesn't answer is told, too: the signal waits for a worker, and does no harm. */
async function hear(
  { temporal, metrics, log }: CatchUpDeps,
  { id: orderId, version }: Changed,
  known: number | 'unanswered' | undefined,
): Promise<boolean> {
  if (known === undefined || (known !== 'unanswered' && known >= version)) return false;
  try {
    const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
    await temporal.withDeadline(Date.now() + DEADLINE_MS, () => handle.signal(catchUpSignal));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
  if (known === 'unanswered') {
    log.info({ orderId }, 'order did not say what it knows, told to catch up');
  } else {
    metrics.catchUps.inc();
    log.warn({ orderId, version, known }, 'order did not know all that is recorded of it, told to catch up');
  }
  return true;
}

async function remember(
  { prisma }: CatchUpDeps,
  { id: orderId, updatedAt }: Pick<Changed, 'id' | 'updatedAt'>,
): Promise<void> {
  await prisma.workflowCheck.updateMany({ data: { orderId, updatedAt } });
}
