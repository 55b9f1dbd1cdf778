import { ApplicationFailure } from '@temporalio/common';
import { channelNamed } from '../../domain/notifications/channels';
import { stillHolds } from '../../domain/notifications/notifications';
import { ProviderRejected } from '../../providers/errors';
import type { ActivityDeps } from '../deps';
import { composeMessage } from './composeMessage';
import { readOrderForMessages, type OrderForMessages } from './readOrderForMessages';
import { asActivity, vendorNamed } from '../vendorFailure';

interface QueuedNotification {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  /** The words of the note that it brings. */
  readonly note: string | null;
}

/** How long a sender may take for what it claimed before another may take it over. */
const LEASE_SECONDS = 30;

/**
 * Sends everything queued for an order's customer. Claims what it sends for the length of a lease, so that two
 * senders don't say the same thing twice; fails, to be tried again, when a message could not be sent now. What is
 * queued meanwhile has woken another call.
 */
export async function sendNotifications(deps: ActivityDeps, orderId: string): Promise<void> {
  const queued = await claim(deps, orderId);
  if (queued.length > 0) await sendAll(deps, orderId, queued);
  await expectNoneLeft(deps, orderId);
}

/** All of them get their chance; the first that could not be sent now fails the attempt. */
async function sendAll(
  deps: ActivityDeps,
  orderId: string,
  queued: readonly QueuedNotification[],
): Promise<void> {
  const order = await readOrderForMessages(deps.prisma, orderId);
  const results = await Promise.allSettled(queued.map((notification) => send(deps, order, notification)));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) await asActivity(Promise.reject(failure.reason));
}

/**
 * What another sender holds may be left behind by a dead one: look again once its lease has run out. Asked without a
 * clock, since a lease that ends right now was still in the way of our own claim. What was queued only just now is
 * somebody else's business: its commit wakes a sender.
 */
async function expectNoneLeft({ prisma }: ActivityDeps, orderId: string): Promise<void> {
  const left = await prisma.rows`
    SELECT 1 FROM notifications
    WHERE order_id = ${orderId} AND status = 'QUEUED' AND claimed_until IS NOT NULL`;
  if (left.length === 0) return;
  throw ApplicationFailure.retryable(`${left.length} are claimed by another sender`, 'ClaimedElsewhere');
}

async function claim({ prisma }: ActivityDeps, orderId: string): Promise<QueuedNotification[]> {
  return prisma.rows<QueuedNotification>`
    UPDATE notifications
    SET claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}::double precision), attempts = attempts + 1
    WHERE order_id = ${orderId} AND status = 'QUEUED' AND (claimed_until IS NULL OR claimed_until < now())
    RETURNING id, kind, channel, (
      SELECT body FROM order_notes JOIN order_events AS event ON order_notes.id = event.data->>'noteId'
      WHERE event.id = left(notifications.id, -length('/' || channel))) AS note`;
}

/**
 * A message that the vendor will never take is recorded as failed; one it can't take now stays queued. One that was sent
 * and can't be recorded keeps its claim: before that ends, the vendor's own callback records it, and nobody says it twice.
 */
async function send(deps: ActivityDeps, order: OrderForMessages, queued: QueuedNotification): Promise<void> {
  if (!stillHolds(queued.kind, order))
    return settle(deps, queued, { status: 'SUPPRESSED', error: 'outdated' });
  const to = order[channelNamed(queued.channel).contact];
  if (!to) return settle(deps, queued, { status: 'SUPPRESSED', error: 'no address on file' });
  const answer = await hand(deps, order, queued, to).catch((error: unknown) => ({ error }));
  if ('providerRef' in answer) {
    return settle(deps, queued, { status: 'SENT', providerRef: answer.providerRef, sentAt: deps.now() });
  }
  const { error } = answer;
  if (error instanceof ProviderRejected) return settle(deps, queued, { status: 'FAILED', error: error.code });
  await settle(deps, queued, { status: 'QUEUED', error: error instanceof Error ? error.name : 'unknown' });
  throw error;
}

async function hand(
  { messengers, publicUrl }: ActivityDeps,
  order: OrderForMessages,
  { id: notificationId, kind, channel, note }: QueuedNotification,
  to: string,
): Promise<{ readonly providerRef: string }> {
  const message = composeMessage(kind, { ...order, note }, publicUrl);
  return vendorNamed(messengers, channel).send({ notificationId, to, ...message });
}

interface Settlement {
  /** `QUEUED`: it could not be sent now, and the claim on it is given up. */
  readonly status: 'SENT' | 'FAILED' | 'SUPPRESSED' | 'QUEUED';
  readonly error?: string;
  readonly providerRef?: string;
  readonly sentAt?: Date;
}

const OUTCOMES = { SENT: 'sent', FAILED: 'failed', SUPPRESSED: 'suppressed', QUEUED: 'postponed' } as const;

/** The vendor's own callback may have come first: what it said stays. */
async function settle(
  { prisma, observer }: ActivityDeps,
  { id, channel }: QueuedNotification,
  settlement: Settlement,
): Promise<void> {
  const { status, error = null, providerRef = null, sentAt = null } = settlement;
  observer.notificationTried(channel, OUTCOMES[status]);
  await prisma.rows`
    UPDATE notifications SET status = ${status}, error = ${error}, sent_at = ${sentAt},
      provider_ref = coalesce(${providerRef}, provider_ref),
      claimed_until = CASE WHEN ${status} = 'QUEUED' THEN NULL ELSE claimed_until END
    WHERE id = ${id} AND status = 'QUEUED'`;
}
