import {
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import type { Logger } from 'pino';
import { orderWorkflowId } from '../domain/ids';
import { formatDecimal } from '../domain/money';
import type { OrderState } from '../domain/order';
import type { PrismaClient } from '../prisma/client';
import { ORDER_WORKFLOW, type OrderInput } from '../workflows/messages';
import { searchAttributesOf } from '../workflows/searchAttributes';
import type { Metrics } from './metrics';

/** How long a start may keep a customer waiting; what isn't started by then, the sweeper starts. */
const START_DEADLINE_MS = 300;
/** How long the breaker keeps placements from waiting for a server that is down. */
const BREAKER_REST_MS = 5_000;

/** Starts orders' workflows. A repeat is harmless: an order has one workflow. */
export interface OrderStarter {
  /**
   * Starts the workflow; who calls it marks the order as started.
   * @returns false when the server did not answer in time: the order goes on waiting for the sweeper.
   */
  begin(state: OrderState): Promise<boolean>;
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
  return {
    async begin(state) {
      const timer = metrics.startDuration.startTimer();
      try {
        await breaker.execute(() => startOnce(temporal, taskQueue, state));
        timer({ outcome: 'started' });
        return true;
      } catch (error) {
        timer({ outcome: 'failed' });
        log.info({ orderId: state.id, reason: describe(error) }, 'order not started, left to the sweeper');
        return false;
      }
    },
  };
}

async function startOnce(temporal: Client, taskQueue: string, state: OrderState): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + START_DEADLINE_MS, () =>
      temporal.workflow.start(ORDER_WORKFLOW, {
        ...orderStartOptions(taskQueue, state),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      }),
    );
  } catch (error) {
    // It ran and ended before this start came: exactly what is wanted.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
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
    args: [{ orderId: state.id, state }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: orderSummary(state),
    typedSearchAttributes: searchAttributesOf(state),
  };
}

/** "TL-100001 · 3 items · 15.30 GBP": what an engineer sees of an order in a list of executions. */
export function orderSummary({ number, lines, totals, currency }: OrderState): string {
  const items = lines.reduce((sum, line) => sum + line.quantities.ordered, 0);
  return `${number} · ${items} ${items === 1 ? 'item' : 'items'} · ${formatDecimal(totals.grand, currency)} ${currency}`;
}

/** Tells the sweeper to leave the order alone. */
export async function markStarted(prisma: Pick<PrismaClient, '$executeRaw'>, orderId: string): Promise<void> {
  await prisma.$executeRaw`
    UPDATE orders SET workflow_started_at = now() WHERE id = ${orderId} AND workflow_started_at IS NULL`;
}

/** An error's kind, never its data: requests hold personal fields. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
