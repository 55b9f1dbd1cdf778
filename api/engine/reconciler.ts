import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { orderWorkflowId } from '../../domain/order/ids';
import type { OrderState } from '../../domain/order/order';
import type { PrismaClient } from '../../prisma/client';
import type { Metrics } from '../service/metrics';
import { catchUpOrders } from './catchUp';
import type { OrderStarter } from './orderStarter';
import { pause, repeat, type Repetition } from './repeat';
import { runAlone } from '../../prisma/postgres/runAlone';
import { showNumbers } from './showNumbers';
import { asOrderState } from './snapshot';

/** Orders that are looked at together: their ids go into one question to the server. */
const BATCH = 200;
/** Between batches, so that a pass over many open orders never keeps the servers busy. */
const BATCH_PAUSE_MS = 100;
/** Between restarts: 50 a second at most, which leaves the server room for orders that are being placed. */
const RESTART_PAUSE_MS = 20;
/** Somebody was at these just now, so they are known to run: looking at them would be wasted, not wrong. */
const LEAVE_ALONE_MS = 5_000;
/**
 * Between restarts of one order that has got no further since: its workflow ends by itself, and a person has to
 * find out why. The first pause doubles until the longest.
 */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** How long the server may take to say which orders run. */
const LIST_DEADLINE_MS = 10_000;
/** In a row: the server is away, and every further attempt would only wait for it. */
const FAILURES_TO_GIVE_UP = 3;

/** What restarting orders takes. */
export interface ReconcilerDeps {
  readonly prisma: PrismaClient;
  readonly temporal: Client;
  readonly starter: OrderStarter;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => Date;
  readonly settings: {
    /** The ERP that orders are pushed to; undefined: the shop has none. */
    readonly erp: string | undefined;
    readonly taskQueue: string;
  };
}

/**
 * Restarts orders that should have a workflow and have none, has those catch up whose workflow lost what is recorded, and those
 * from before show their numbers, at once and then every so often, until it is stopped. Of several processes one does it at a time.
 */
export function startReconciler(
  deps: ReconcilerDeps,
  { databaseUrl, everyMs }: { readonly databaseUrl: string; readonly everyMs: number },
): Repetition {
  const numbered = new Set<string>();
  return repeat({ name: 'reconciling orders', everyMs, log: deps.log }, async (signal) => {
    await runAlone(databaseUrl, 'reconciler', async () => {
      await reconcileOrders(deps, signal);
      await catchUpOrders(deps, signal);
      await showNumbers(deps, numbered, signal);
    });
  });
}

/** One pass over every order that needs a workflow; gives up when the server doesn't answer. Returns how many it restarted. */
export async function reconcileOrders(deps: ReconcilerDeps, signal?: AbortSignal): Promise<number> {
  const pass: Pass = { restarted: 0, failures: 0 };
  let after = '';
  while (!signal?.aborted && pass.failures < FAILURES_TO_GIVE_UP) {
    const ids = await nextInNeed(deps, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    await restartMissing(deps, ids, pass, signal);
    await pause(BATCH_PAUSE_MS, signal);
  }
  return pass.restarted;
}

interface Pass {
  restarted: number;
  /** In a row. */
  failures: number;
}

/**
 * The next orders, by id, that may need a workflow: open ones, and those whose customer or ERP is still to be told
 * something. Each part of the union reads no more of its own index than the batch can hold.
 */
async function nextInNeed({ prisma, settings }: ReconcilerDeps, after: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    (SELECT id FROM orders WHERE closed_at IS NULL AND id > ${after} ORDER BY id LIMIT ${BATCH})
    UNION
    (SELECT DISTINCT order_id FROM notifications WHERE status = 'QUEUED' AND order_id > ${after}
      ORDER BY order_id LIMIT ${BATCH})
    UNION
    (SELECT order_id FROM erp_pushes WHERE ${settings.erp !== undefined} AND status = 'PENDING' AND order_id > ${after}
      ORDER BY order_id LIMIT ${BATCH})
    ORDER BY id LIMIT ${BATCH}`;
  return rows.map(({ id }) => id);
}

async function restartMissing(
  deps: ReconcilerDeps,
  ids: readonly string[],
  pass: Pass,
  signal: AbortSignal | undefined,
): Promise<void> {
  const running = await runningAmong(deps.temporal, ids);
  const missing = ids.filter((id) => !running.has(orderWorkflowId(id)));
  for (const id of missing) {
    if (signal?.aborted || pass.failures >= FAILURES_TO_GIVE_UP) return;
    const found = await readIfInNeed(deps, id);
    if (!found) continue;
    await restart(deps, found, pass);
    await pause(RESTART_PAUSE_MS, signal);
  }
}

/**
 * The workflow ids, of these orders', that run. The server's list may be a moment late; that costs an attempt to
 * start what runs already, which the server declines.
 */
async function runningAmong(temporal: Client, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = ids.map((id) => `'${orderWorkflowId(id)}'`).join(',');
  const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${wanted})`;
  return temporal.withDeadline(Date.now() + LIST_DEADLINE_MS, async () => {
    const running = new Set<string>();
    for await (const { workflowId } of temporal.workflow.list({ query, pageSize: BATCH })) {
      running.add(workflowId);
    }
    return running;
  });
}

/** An order that needs a workflow and has none. */
interface Found {
  /** The snapshot to go on from. */
  readonly state: OrderState;
  /** How many times it has been restarted at the version where it still stands. */
  readonly restarts: number;
}

/**
 * Asked again after the server was: whatever ended well in between has left the database in no need of it. One that
 * was never started is the sweeper's; one that was restarted in vain pauses.
 */
async function readIfInNeed(
  { prisma, now, settings }: ReconcilerDeps,
  id: string,
): Promise<Found | undefined> {
  const at = now();
  const before = new Date(at.getTime() - LEAVE_ALONE_MS);
  const [row] = await prisma.$queryRaw<{ state: unknown; restarts: number }[]>`
    SELECT o.state, coalesce(r.count, 0) AS restarts
    FROM orders AS o LEFT JOIN workflow_restarts AS r ON r.order_id = o.id AND r.version = o.version
    WHERE o.id = ${id} AND o.workflow_started_at < ${before} AND o.updated_at < ${before}
      AND (r.not_before IS NULL OR r.not_before <= ${at})
      AND (o.closed_at IS NULL
        OR EXISTS (SELECT 1 FROM notifications WHERE order_id = o.id AND status = 'QUEUED')
        OR (${settings.erp !== undefined}
          AND EXISTS (SELECT 1 FROM erp_pushes WHERE order_id = o.id AND status = 'PENDING')))`;
  return row && { state: asOrderState(row.state), restarts: row.restarts };
}

async function restart(deps: ReconcilerDeps, { state, restarts }: Found, pass: Pass): Promise<void> {
  const { starter, metrics, log } = deps;
  const outcome = await starter.restart(state);
  pass.failures = outcome === 'failed' ? pass.failures + 1 : 0;
  if (outcome === 'running') return;
  metrics.restarts.inc({ outcome: outcome === 'restarted' && restarts > 0 ? 'repeated' : outcome });
  if (outcome === 'failed') return;
  pass.restarted += 1;
  await noteRestart(deps, state, restarts + 1);
  const order = { orderId: state.id, version: state.version };
  if (restarts === 0) log.warn(order, 'order had no workflow, restarted from its snapshot');
  else log.error({ ...order, restarts: restarts + 1 }, 'order has no workflow again and got no further');
}

async function noteRestart({ prisma, now }: ReconcilerDeps, order: OrderState, count: number): Promise<void> {
  const { id: orderId, version } = order;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS);
  const restart = { version, count, notBefore: new Date(now().getTime() + pauseMs) };
  await prisma.workflowRestart.upsert({
    where: { orderId },
    create: { orderId, ...restart },
    update: restart,
  });
}
