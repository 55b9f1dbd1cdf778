import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { describe } from '../../domain/errors';
import { ORDER_WORKFLOW, showNumberSignal } from '../../workflows/messages';
import { pause } from './repeat';

/** Orders that are asked in one pass: the next pass comes a minute later. */
const BATCH = 1_000;
/** Between signals: 50 a second at most, which leaves the server room for orders that are being placed. */
const SIGNAL_PAUSE_MS = 20;
const LIST_DEADLINE_MS = 10_000;
const SIGNAL_DEADLINE_MS = 3_000;

/** What asking orders for their number takes. */
export interface ShowNumbersDeps {
  readonly temporal: Client;
  readonly log: Logger;
  readonly settings: { readonly taskQueue: string };
}

/**
 * Has orders that began in an earlier release show their number in Temporal's lists. A run alone can write it, so that each
 * is sent a signal, once by a process: should no worker be there, the signal waits. Returns how many were asked.
 * @param asked the workflow ids that were asked before; those of this pass are added.
 */
export async function showNumbers(
  deps: ShowNumbersDeps,
  asked: Set<string>,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  try {
    for (const workflowId of await unnumbered(deps)) {
      if (signal?.aborted) break;
      if (asked.has(workflowId)) continue;
      await ask(deps, workflowId);
      asked.add(workflowId);
      count += 1;
      await pause(SIGNAL_PAUSE_MS, signal);
    }
  } catch (error) {
    deps.log.info({ reason: describe(error) }, 'orders from before were not asked for their numbers');
  }
  return count;
}

/** Workflow ids of orders that run and that a list shows without a number. */
async function unnumbered({ temporal, settings }: ShowNumbersDeps): Promise<readonly string[]> {
  const query =
    `WorkflowType = '${ORDER_WORKFLOW}' AND ExecutionStatus = 'Running' ` +
    `AND TaskQueue = '${settings.taskQueue}' AND OrderNumber IS NULL`;
  return temporal.withDeadline(Date.now() + LIST_DEADLINE_MS, async () => {
    const found: string[] = [];
    for await (const { workflowId } of temporal.workflow.list({ query, pageSize: BATCH })) {
      found.push(workflowId);
      if (found.length >= BATCH) break;
    }
    return found;
  });
}

/** The list may be a moment late: an order that has ended since needs nothing. */
async function ask({ temporal, log }: ShowNumbersDeps, workflowId: string): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + SIGNAL_DEADLINE_MS, () =>
      temporal.workflow.getHandle(workflowId).signal(showNumberSignal),
    );
  } catch (error) {
    log.debug({ workflowId, reason: describe(error) }, 'order not asked for its number');
  }
}
