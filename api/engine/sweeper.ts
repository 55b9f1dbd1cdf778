import type { Prisma } from '../../prisma/client';
import type { ApiDeps } from '../deps';
import { describe, markStarted } from './orderStart';
import { repeat, type Repetition } from './repeat';
import { asOrderState } from './snapshot';
import { asMessage, deliver, handledAt, type StoredWebhook } from '../webhooks/webhookInbox';

const SWEEP_EVERY_MS = 1_000;
/** Younger orders are being started by the request that placed them. */
const LEAVE_ALONE_MS = 2_000;

/**
 * Starts orders that have no workflow yet and hands on webhooks that nobody took, until it is stopped. Several
 * processes may sweep at once: each row is locked by one of them and skipped by the others.
 */
export function startSweeper(deps: ApiDeps, everyMs: number = SWEEP_EVERY_MS): Repetition {
  return repeat({ name: 'sweeping', everyMs, log: deps.log }, async (signal) => {
    await sweepOrders(deps, signal);
    await sweepWebhooks(deps, signal);
  });
}

/** Starts every order that waits, oldest first; returns how many. Three failures in a row mean no server. */
export async function sweepOrders(deps: ApiDeps, signal?: AbortSignal): Promise<number> {
  const before = new Date(deps.now().getTime() - LEAVE_ALONE_MS);
  let after: Place = { createdAt: new Date(0), id: '' };
  let started = 0;
  let failures = 0;
  while (!signal?.aborted && failures < 3) {
    const swept = await startNext(deps, after, before);
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
function startNext(
  deps: ApiDeps,
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
    const started = await deps.starter.begin(asOrderState(order.state));
    if (started) await markStarted(transaction, [order.id]);
    return { place: { createdAt: order.createdAt, id: order.id }, started };
  });
}

/** Hands on what lies in the inbox, each once a sweep, oldest first; returns how many were tried. */
export async function sweepWebhooks(deps: ApiDeps, signal?: AbortSignal): Promise<number> {
  let after = 0n;
  let tried = 0;
  while (!signal?.aborted) {
    const id = await handOnNext(deps, after);
    if (id === undefined) break;
    after = id;
    tried += 1;
  }
  return tried;
}

/** Between attempts to hand one webhook on. */
const LONGEST_PAUSE_MS = 60_000;
/** Long enough for a signal's own deadlines. */
const HAND_ON_TIMEOUT_MS = 10_000;

function handOnNext(deps: ApiDeps, after: bigint): Promise<bigint | undefined> {
  return deps.prisma.$transaction(
    async (transaction) => {
      const webhook = await claimWebhook(transaction, after, deps.now());
      if (!webhook) return undefined;
      try {
        const error = await deliver(deps, webhook);
        await transaction.$executeRaw(handledAt(webhook.id, deps.now(), error));
      } catch (error) {
        await postpone(transaction, webhook, deps.now(), error);
      }
      return webhook.id;
    },
    { timeout: HAND_ON_TIMEOUT_MS },
  );
}

interface ClaimedWebhook extends StoredWebhook {
  /** Attempts before this one. */
  readonly attempts: number;
}

async function claimWebhook(
  transaction: Prisma.TransactionClient,
  after: bigint,
  now: Date,
): Promise<ClaimedWebhook | undefined> {
  const before = new Date(now.getTime() - LEAVE_ALONE_MS);
  const [row] = await transaction.$queryRaw<ClaimedWebhook[]>`
    SELECT id, provider, event_id AS "eventId", message, attempts FROM webhook_inbox
    WHERE handled_at IS NULL AND id > ${after} AND received_at < ${before} AND next_attempt_at <= ${now}
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row && { ...row, message: asMessage(row.message) };
}

/** The pause doubles, up to a minute: when a server comes back after hours, nothing waits longer than that. */
async function postpone(
  transaction: Prisma.TransactionClient,
  { id, attempts }: ClaimedWebhook,
  now: Date,
  error: unknown,
): Promise<void> {
  const pauseMs = Math.min(1_000 * 2 ** attempts, LONGEST_PAUSE_MS);
  await transaction.webhookInbox.update({
    where: { id },
    data: {
      attempts: attempts + 1,
      nextAttemptAt: new Date(now.getTime() + pauseMs),
      error: describe(error),
    },
  });
}
