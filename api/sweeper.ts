import { setTimeout as delay } from 'node:timers/promises';
import type { Prisma } from '../prisma/client';
import type { ApiDeps } from './deps';
import { describe, markStarted } from './orderStart';
import { asOrderState } from './snapshot';
import { asMessage, deliver, markHandled, type StoredWebhook } from './webhookInbox';

const SWEEP_EVERY_MS = 1_000;
/** Younger orders are being started by the request that placed them. */
const LEAVE_ALONE_MS = 2_000;

/** Starts orders that have no workflow yet and hands on webhooks that nobody took, until it is stopped. */
export interface Sweeper {
  stop(): Promise<void>;
}

/** Several processes may sweep at once: each row is locked by one of them and skipped by the others. */
export function startSweeper(deps: ApiDeps, everyMs: number = SWEEP_EVERY_MS): Sweeper {
  const stopping = new AbortController();
  const loop = sweepUntil(deps, everyMs, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function sweepUntil(deps: ApiDeps, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweepOrders(deps, signal);
      await sweepWebhooks(deps, signal);
    } catch (error) {
      deps.log.warn({ reason: describe(error) }, 'sweeping failed, trying again');
    }
    await pause(everyMs, signal);
  }
}

/** Ends early, without a word, when the sweeper is stopped. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
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
    if (started) await markStarted(transaction, order.id);
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

/** Long enough for a signal's own deadlines. */
const HAND_ON_TIMEOUT_MS = 10_000;

function handOnNext(deps: ApiDeps, after: bigint): Promise<bigint | undefined> {
  return deps.prisma.$transaction(
    async (transaction) => {
      const webhook = await claimWebhook(transaction, after, new Date(deps.now().getTime() - LEAVE_ALONE_MS));
      if (!webhook) return undefined;
      try {
        await markHandled(transaction, webhook.id, deps.now(), await deliver(deps, webhook));
      } catch (error) {
        await transaction.webhookInbox.update({
          where: { id: webhook.id },
          data: { attempts: { increment: 1 }, error: describe(error) },
        });
      }
      return webhook.id;
    },
    { timeout: HAND_ON_TIMEOUT_MS },
  );
}

/** The time between attempts doubles: the n-th comes 2ⁿ seconds after the webhook did. */
async function claimWebhook(
  transaction: Prisma.TransactionClient,
  after: bigint,
  before: Date,
): Promise<StoredWebhook | undefined> {
  const [row] = await transaction.$queryRaw<
    { id: bigint; provider: string; eventId: string; message: unknown }[]
  >`
    SELECT id, provider, event_id AS "eventId", message FROM webhook_inbox
    WHERE handled_at IS NULL AND id > ${after}
      AND received_at + interval '1 second' * (power(2, least(attempts, 20)) - 1) < ${before}
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row && { ...row, message: asMessage(row.message) };
}
