import { SYSTEM, type Actor } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import type { OrderState } from '../../domain/order/order';
import { settlePayment } from '../../domain/payment/settlePayment';
import { trackParcel } from '../../domain/parcel/trackParcel';
import type { ReceivedWebhook, WebhookMessage } from '../../domain/notifications/webhook';
import { Prisma, type Database, type Sql } from '../../prisma/client';
import { signalCommand, type CommandDeps } from '../commands/sendCommand';
import { bodyHash, digest } from '../http/idempotency';
import { readSnapshot } from '../engine/snapshot';
import { storableJson } from '../../prisma/postgres/storableText';

/** What handing webhooks on takes. */
export interface WebhookDeps extends CommandDeps {
  readonly prisma: Database;
  readonly now: () => Date;
}

/** A vendor's event in the inbox. */
export interface StoredWebhook {
  readonly id: bigint;
  readonly provider: string;
  readonly eventId: string;
  readonly message: WebhookMessage | null;
}

/**
 * Stores events that aren't known yet; vendors send the same one again whenever they are in doubt, and for ever when
 * we refuse it: what the database can't keep of a text is replaced. In plain SQL, as an order brings about thirty of them.
 * @returns those that are new.
 */
export async function storeWebhooks(
  prisma: Sql,
  provider: string,
  received: readonly ReceivedWebhook[],
): Promise<readonly StoredWebhook[]> {
  const events = received.map(({ eventId, payload, message }) => ({
    eventId,
    orderId: message && 'orderId' in message ? message.orderId : null,
    payload: payload ?? {},
    // Absent, not null: a null in JSON is a value, not the lack of one.
    ...(message && { message }),
  }));
  const rows = await prisma.rows<{ id: string; eventId: string; message: unknown }>`
    INSERT INTO webhook_inbox (provider, event_id, order_id, message, payload, handled_at)
    SELECT ${provider}, "eventId", "orderId", message, payload, CASE WHEN message IS NULL THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(storableJson(events))}::jsonb)
      AS event("eventId" text, "orderId" text, message jsonb, payload jsonb)
    ON CONFLICT (provider, event_id) DO NOTHING
    RETURNING id, event_id AS "eventId", message`;
  return rows.map((row) => ({ ...row, id: BigInt(row.id), provider, message: asMessage(row.message) }));
}

/** The inbox's own column, written by {@link storeWebhooks} alone. */
export function asMessage(column: unknown): WebhookMessage | null {
  return column as WebhookMessage | null;
}

/**
 * Gives a stored event to whom it concerns and marks it handled.
 * @throws {DomainError} `unavailable` when the order's workflow can't be reached: it stays in the inbox.
 */
export async function handOn(deps: WebhookDeps, webhook: StoredWebhook): Promise<void> {
  const error = await deliver(deps, webhook);
  await deps.prisma.rows(handledAt(webhook.id, deps.now(), error));
}

/** Takes an event out of the sweeper's sight; `error` says why it concerned nobody. */
export function handledAt(id: bigint, at: Date, error: string | undefined): Prisma.Sql {
  return Prisma.sql`
    UPDATE webhook_inbox SET handled_at = ${at}, error = ${error ?? null}, attempts = attempts + 1
    WHERE id = ${id}`;
}

/**
 * Returns why an event concerns nobody, if so: trying again would not help.
 * @throws {DomainError} `unavailable` when trying again would.
 */
export async function deliver(
  deps: WebhookDeps,
  { provider, eventId, message }: StoredWebhook,
): Promise<string | undefined> {
  switch (message?.kind) {
    case undefined:
      return undefined;
    case 'notificationStatus':
      return (await advanceNotification(deps.prisma, message, deps.now())) ? undefined : 'changes nothing';
    case 'paymentEvent':
    case 'shipmentEvent':
      return sendToOrder(deps, message, digest('webhook', provider, eventId), {
        ...SYSTEM,
        id: provider,
      });
  }
}

async function sendToOrder(
  deps: WebhookDeps,
  message: Extract<WebhookMessage, { orderId: string }>,
  commandId: string,
  actor: Actor,
): Promise<string | undefined> {
  const { orderId, kind, payload } = message;
  const order = await readSnapshot(deps.prisma, orderId);
  if (!order) return 'no such order';
  if (!isNews(order, message, deps.now())) return 'changes nothing';
  const request = { orderId, actor, commandId, bodyHash: bodyHash(payload) };
  try {
    if (kind === 'paymentEvent') await signalCommand(deps, { ...request, name: kind, payload });
    else await signalCommand(deps, { ...request, name: kind, payload });
    return undefined;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return 'no such order';
    throw error;
  }
}

/**
 * Whether the order learns anything from it, by the rule that the order itself will apply. Most of a gateway's
 * webhooks repeat the answer to a call of ours; a signal for each would cost the engine more than all the rest.
 * What the order has committed it never forgets, so a word that is no news to the snapshot won't be to the order.
 */
function isNews(order: OrderState, message: Extract<WebhookMessage, { orderId: string }>, at: Date): boolean {
  if (message.kind === 'shipmentEvent') return trackParcel(order, message.payload).length > 0;
  const { paymentId, outcome } = message.payload;
  return settlePayment(order, paymentId, outcome, at.toISOString()).length > 0;
}

type NotificationMessage = Extract<WebhookMessage, { kind: 'notificationStatus' }>;

/** A message only ever gets further: callbacks overtake each other, and ours overtakes our own record of sending. */
const ADVANCES_FROM = {
  SENT: ['QUEUED'],
  DELIVERED: ['QUEUED', 'SENT'],
  FAILED: ['QUEUED', 'SENT'],
} as const satisfies Record<NotificationMessage['status'], readonly string[]>;

async function advanceNotification(
  prisma: Sql,
  { notificationId, status }: NotificationMessage,
  at: Date,
): Promise<boolean> {
  const advanced = await prisma.rows`
    UPDATE notifications SET status = ${status},
      sent_at = CASE WHEN ${status} = 'SENT' THEN ${at} ELSE sent_at END,
      delivered_at = CASE WHEN ${status} = 'DELIVERED' THEN ${at} ELSE delivered_at END
    WHERE id = ${notificationId} AND status = ANY(${[...ADVANCES_FROM[status]]})
    RETURNING id`;
  return advanced.length > 0;
}
