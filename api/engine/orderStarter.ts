import {
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { ConsecutiveBreaker, bulkhead, circuitBreaker, handleAll } from 'cockatiel';
import type { Logger } from 'pino';
import { describe } from '../../domain/errors';
import { orderWorkflowId } from '../../domain/order/ids';
import { formatDecimal } from '../../domain/money/money';
import type { OrderState } from '../../domain/order/order';
import type { PrismaClient } from '../../prisma/client';
import { ORDER_WORKFLOW, STORY, type OrderInput } from '../../workflows/messages';
import { TASK_TIMEOUT } from '../../workflows/engine/recovery';
import { firstSearchAttributes } from '../../workflows/engine/searchAttributes';
import type { Metrics } from '../service/metrics';

/**
 * How long a start may take once it is sent; what isn't started by then, the sweeper starts. Long for a server that is
 * merely busy: to give up on it would have the same order started twice, and trip the breaker for all others.
 */
const START_DEADLINE_MS = 1_000;
/**
 * Starts under way at a time. A server starts no more of them a second when there are more; each one only takes
 * longer, until all of them pass their deadline.
 */
const STARTS_AT_ONCE = 8;
/** Starts that wait for their turn, which bounds how long a customer waits; beyond, the sweeper starts them. */
const STARTS_WAITING = 64;
/** Nobody waits for a restart. */
const RESTART_DEADLINE_MS = 3_000;
/** How long the breaker keeps placements from waiting for a server that is down. */
const BREAKER_REST_MS = 5_000;

/** Starts orders' workflows. A repeat is harmless: an order has one workflow. */
export interface OrderStarter {
  /**
   * Starts the workflow; who calls it marks the order as started.
   * @returns false when the server did not answer in time: the order goes on waiting for the sweeper.
   */
  start(state: OrderState): Promise<boolean>;
  /** Whether starts don't keep up with placements: another one is under way. */
  readonly busy: boolean;
  /** Resolves when no start is under way or waiting. */
  drained(): Promise<void>;
  /**
   * Starts it anew from the snapshot when it has ended or the server has lost it.
   * @returns `running` when there was no need, `failed` when the server did not answer.
   */
  restart(state: OrderState): Promise<'restarted' | 'running' | 'failed'>;
}

interface OrderStarterDeps {
  readonly temporal: Client;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly taskQueue: string;
}

export function createOrderStarter(deps: OrderStarterDeps): OrderStarter {
  const { temporal, metrics, log, taskQueue } = deps;
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: BREAKER_REST_MS,
    breaker: new ConsecutiveBreaker(3),
  });
  const turns = bulkhead(STARTS_AT_ONCE, STARTS_WAITING);
  const underWay = new Set<Promise<boolean>>();

  async function tryToStart(state: OrderState): Promise<boolean> {
    const timer = metrics.startDuration.startTimer();
    try {
      await turns.execute(() => breaker.execute(() => startWorkflow(temporal, taskQueue, state)));
      timer({ outcome: 'started' });
      return true;
    } catch (error) {
      timer({ outcome: 'failed' });
      log.info({ orderId: state.id, reason: describe(error) }, 'order not started, left to the sweeper');
      return false;
    }
  }

  return {
    get busy() {
      return underWay.size > 0;
    },
    start(state) {
      const attempt = tryToStart(state).finally(() => underWay.delete(attempt));
      underWay.add(attempt);
      return attempt;
    },
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async restart(state) {
      try {
        const started = await breaker.execute(() => restartWorkflow(temporal, taskQueue, state));
        return started ? 'restarted' : 'running';
      } catch (error) {
        log.info({ orderId: state.id, reason: describe(error) }, 'order not restarted');
        return 'failed';
      }
    },
  };
}

/** It may have run and ended before this start came: exactly what is wanted. */
async function startWorkflow(temporal: Client, taskQueue: string, state: OrderState): Promise<void> {
  await startUnlessThere(temporal, START_DEADLINE_MS, {
    ...orderStartOptions(taskQueue, state),
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
}

/** The server refuses while one runs, rather than answer with that one: so the caller knows what it did. */
function restartWorkflow(temporal: Client, taskQueue: string, state: OrderState): Promise<boolean> {
  return startUnlessThere(temporal, RESTART_DEADLINE_MS, {
    ...orderStartOptions(taskQueue, state),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
  });
}

async function startUnlessThere(
  temporal: Client,
  deadlineMs: number,
  options: WorkflowStartOptions & { args: [OrderInput] },
): Promise<boolean> {
  try {
    await temporal.withDeadline(Date.now() + deadlineMs, () =>
      temporal.workflow.start(ORDER_WORKFLOW, options),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** What every start of an order's workflow shares; who reopens one adds ALLOW_DUPLICATE. */
export function orderStartOptions(
  taskQueue: string,
  state: OrderState,
): WorkflowStartOptions & { args: [OrderInput]; workflowIdConflictPolicy: 'USE_EXISTING' } {
  return {
    workflowId: orderWorkflowId(state.id),
    taskQueue,
    args: [{ orderId: state.id, story: STORY }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout: TASK_TIMEOUT,
    staticSummary: orderSummary(state),
    typedSearchAttributes: firstSearchAttributes(state),
  };
}

/** "TL-100001 · 3 items · 15.30 GBP": what an engineer sees of an order in a list of executions. */
export function orderSummary({ number, lines, totals, currency }: OrderState): string {
  const items = lines.reduce((sum, line) => sum + line.quantities.ordered, 0);
  return `${number} · ${items} ${items === 1 ? 'item' : 'items'} · ${formatDecimal(totals.grand, currency)} ${currency}`;
}

/** Tells the sweeper to leave the orders alone. */
export async function markStarted(
  prisma: Pick<PrismaClient, '$executeRaw'>,
  orderIds: readonly string[],
): Promise<void> {
  await prisma.$executeRaw`
    UPDATE orders SET workflow_started_at = now()
    WHERE id = ANY(${orderIds}) AND workflow_started_at IS NULL`;
}
