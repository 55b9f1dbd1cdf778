import { describe } from '../../domain/errors';
import type { Prisma } from '../../prisma/client';
import { asMessage, deliver, handledAt, type StoredWebhook, type WebhookDeps } from './webhookInbox';

/** Younger webhooks are being handed on by the request that brought them. */
const LEAVE_ALONE_MS = 2_000;

/** Hands on what lies in the inbox, each once a sweep, oldest first; returns how many were tried. */
export async function sweepWebhooks(deps: WebhookDeps, signal?: AbortSignal): Promise<number> {
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

function handOnNext(deps: WebhookDeps, after: bigint): Promise<bigint | undefined> {
  return deps.prisma.$transaction(
    async (transaction) => {
      const webhook = await claimWebhook(transaction, after, deps.now());
      if (!webhook) return undefined;
      try {
        const delivery = await deliver(deps, webhook);
        await transaction.$executeRaw(handledAt(webhook.id, deps.now(), delivery));
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
