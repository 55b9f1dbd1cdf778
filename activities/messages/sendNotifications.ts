import { ApplicationFailure } from '@temporalio/common';
import { kindOf } from '../../domain/errors';
import { channelNamed } from '../../domain/notifications/channels';
import { NO_ADDRESS, stillHolds } from '../../domain/notifications/notifications';
import type { ParcelState } from '../../domain/parcel/parcel';
import { ProviderRejected } from '../../providers/errors';
import type { Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';
import { composeMessage, keptMessage, type Message } from './composeMessage';
import { readOrderForMessages, type OrderForMessages } from './readOrderForMessages';
import { asActivity, vendorNamed } from '../vendorFailure';

interface QueuedNotification {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  /** The words of the note that it brings. */
  readonly note: string | null;
  /** How much it says was given back, is to be or came back, minor units; null when it tells of anything else. */
  readonly refunded: number | null;
  /** Where the parcel is by now that it tells of; null when it tells of none. */
  readonly parcelState: ParcelState | null;
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

/**
 * The customer reads them in the order in which things happened: the channels side by side, on each one message after the
 * other. One that can't be sent now keeps back those after it, and fails the attempt.
 */
async function sendAll(
  deps: ActivityDeps,
  orderId: string,
  queued: readonly QueuedNotification[],
): Promise<void> {
  const order = await readOrderForMessages(deps, orderId);
  const channels = new Set(queued.map(({ channel }) => channel));
  const inTurn = (name: string): Promise<void> =>
    sendInTurn(
      deps,
      order,
      queued.filter(({ channel }) => channel === name),
    );
  const results = await Promise.allSettled([...channels].map(inTurn));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) await asActivity(Promise.reject(failure.reason));
}

async function sendInTurn(
  deps: ActivityDeps,
  order: OrderForMessages,
  queued: readonly QueuedNotification[],
): Promise<void> {
  for (const [index, notification] of queued.entries()) {
    try {
      await send(deps, order, notification);
    } catch (error) {
      await giveBack(deps, queued.slice(index + 1));
      throw error;
    }
  }
}

/** Gives up the claim on messages that were not tried. */
async function giveBack({ prisma }: ActivityDeps, untried: readonly QueuedNotification[]): Promise<void> {
  const ids = untried.map(({ id }) => id);
  await prisma.rows`
    UPDATE notifications SET claimed_until = NULL, attempts = attempts - 1
    WHERE id = ANY(${ids}) AND status = 'QUEUED'`;
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

/** In the order of their events. What another sender holds comes first: nothing newer overtakes it on its channel. */
async function claim({ prisma }: ActivityDeps, orderId: string): Promise<QueuedNotification[]> {
  return prisma.rows<QueuedNotification>`
    WITH claimed AS (
      UPDATE notifications AS n
      SET claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}::double precision), attempts = attempts + 1
      WHERE order_id = ${orderId} AND status = 'QUEUED' AND (claimed_until IS NULL OR claimed_until < now())
        AND NOT EXISTS (
          SELECT 1 FROM notifications AS held
          WHERE held.order_id = n.order_id AND held.channel = n.channel AND held.status = 'QUEUED'
            AND held.claimed_until >= now() AND held.queued_at <= n.queued_at)
      RETURNING id, kind, channel, queued_at)
    SELECT claimed.id, claimed.kind, claimed.channel, note.body AS note,
      CASE event.type WHEN 'RefundSucceeded' THEN (event.data->>'amount')::int
        WHEN 'RefundRequested' THEN (SELECT sum((move->>'amount')::int) FROM jsonb_array_elements(event.data->'from') AS move
          WHERE (move->>'byHand')::boolean)::int
        WHEN 'RefundApproved' THEN (event.data->>'toPayOut')::int
        WHEN 'RefundFailed' THEN (event.data->>'returned')::int
        WHEN 'PayoutBounced' THEN coalesce((event.data->>'returned')::int, payout.amount) END AS refunded,
      parcel.status AS "parcelState"
    FROM claimed
    LEFT JOIN order_events AS event ON event.id = left(claimed.id, -length('/' || claimed.channel))
      AND event.order_id = ${orderId}
    LEFT JOIN order_notes AS note ON note.id = event.data->>'noteId'
    LEFT JOIN payouts AS payout ON payout.id = event.data->>'payoutId'
    LEFT JOIN shipments AS parcel ON parcel.id = event.data->>'parcelId'
    ORDER BY claimed.queued_at, event.version, claimed.id`;
}

/**
 * A message that the vendor will never take is recorded as failed; one it can't take now stays queued. One that was sent
 * and can't be recorded keeps its claim: before that ends, the vendor's own callback records it, and nobody says it twice.
 */
async function send(deps: ActivityDeps, order: OrderForMessages, queued: QueuedNotification): Promise<void> {
  const { parcelState } = queued;
  if (!stillHolds(queued.kind, { ...order, parcelState }))
    return settle(deps, queued, { status: 'SUPPRESSED', error: 'outdated' });
  const to = order[channelNamed(queued.channel).contact];
  if (!to) return settle(deps, queued, { status: 'SUPPRESSED', error: NO_ADDRESS });
  const answer = await hand(deps, order, queued, to).catch((error: unknown) => ({ error }));
  if ('providerRef' in answer) {
    return settle(deps, queued, { status: 'SENT', providerRef: answer.providerRef, sentAt: deps.now() });
  }
  const { error } = answer;
  if (error instanceof ProviderRejected) return settle(deps, queued, { status: 'FAILED', error: error.code });
  await settle(deps, queued, { status: 'QUEUED', error: kindOf(error) });
  throw error;
}

async function hand(
  { prisma, messengers, publicUrl, timeZone }: ActivityDeps,
  order: OrderForMessages,
  { id: notificationId, kind, channel, note, refunded }: QueuedNotification,
  to: string,
): Promise<{ readonly providerRef: string }> {
  const told = { ...order, note, refunded };
  const shop = { publicUrl, timeZone };
  // Before it goes: an answer that is lost may come after the customer has read it.
  await keepWords(prisma, notificationId, channel, keptMessage(kind, told, shop));
  const message = composeMessage(kind, told, shop);
  return vendorNamed(messengers, channel).send({ notificationId, to, ...message });
}

/** Keeps what a message says, for staff who are asked about it; of a text message, which has no subject, the text alone. */
async function keepWords(
  prisma: Sql,
  id: string,
  channel: string,
  { text, subject }: Pick<Message, 'text' | 'subject'>,
): Promise<void> {
  const kept = channelNamed(channel).contact === 'email' ? subject : null;
  await prisma.rows`UPDATE notifications SET text = ${text}, subject = ${kept} WHERE id = ${id}`;
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
