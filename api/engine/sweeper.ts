import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/client';
import { markStarted, type OrderStarter } from './orderStarter';
import { repeat, type Repetition } from './repeat';
import { asOrderState } from './snapshot';
import { sweepBatches, type BatchDeps } from '../payouts/batches/batches';
import { sweepClaims, type ClaimDeps } from '../appeasements/claims';
import { sweepWebhooks } from '../webhooks/sweepInbox';
import type { WebhookDeps } from '../webhooks/webhookInbox';

const SWEEP_EVERY_MS = 1_000;
/** Younger orders are being started by the request that placed them. */
const LEAVE_ALONE_MS = 2_000;

/** What starting the orders that wait takes. */
export interface SweeperDeps {
  readonly prisma: PrismaClient;
  readonly starter: OrderStarter;
  readonly now: () => Date;
}

/**
 * Starts orders and batches of payouts that have no workflow yet, hands on webhooks that nobody took and gives back goodwill that no
 * order used, until it is stopped. Several processes may sweep at once: each row is locked by one of them and skipped by the others.
 */
export function startSweeper(
  deps: SweeperDeps & WebhookDeps & BatchDeps & ClaimDeps & { readonly log: Logger },
  everyMs: number = SWEEP_EVERY_MS,
): Repetition {
  return repeat({ name: 'sweeping', everyMs, log: deps.log }, async (signal) => {
    await sweepOrders(deps, signal);
    await sweepWebhooks(deps, signal);
    await sweepBatches(deps, signal);
    await sweepClaims(deps);
  });
}

/** Starts every order that waits, oldest first; returns how many. Three failures in a row mean no server. */
export async function sweepOrders(deps: SweeperDeps, signal?: AbortSignal): Promise<number> {
  const before = new Date(deps.now().getTime() - LEAVE_ALONE_MS);
  let after: Place = { createdAt: new Date(0), id: '' };
  let started = 0;
  let failures = 0;
  while (!signal?.aborted && failures < 3) {
    const swept = await startNextOrder(deps, after, before);
    if (!swept) break;
    after = swept.place;
    started += swept.started ? 1 : 0;
    failures = swept.started ? 0 : failures + 1;
  }
  return started;
}

interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

/**
 * One order a transaction: its row stays locked for the few milliseconds of its start only, because the
 * workflow's first commit needs it next.
 */
function startNextOrder(
  deps: SweeperDeps,
  after: Place,
  before: Date,
): Promise<{ readonly place: Place; readonly started: boolean } | undefined> {
  return deps.prisma.$transaction(async (transaction) => {
    const [order] = await transaction.$queryRaw<(Place & { state: unknown })[]>`
      SELECT id, created_at AS "createdAt", state FROM orders
      WHERE workflow_started_at IS NULL AND created_at < ${before}
        AND (created_at, id) > (${after.createdAt}, ${after.id})
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!order) return undefined;
    const started = await deps.starter.start(asOrderState(order.state));
    if (started) await markStarted(transaction, [order.id]);
    return { place: { createdAt: order.createdAt, id: order.id }, started };
  });
}
