import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Sending } from '../../domain/command';
import { present } from '../../domain/present';
import { SYSTEM, type Actor } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import type { OrderState } from '../../domain/order/order';
import { CODE_PREFIX } from '../../domain/codes/code';
import { hearPayout } from '../../domain/payouts/hearPayout';
import type { CommandPayloads } from '../../domain/commands';
import { paymentEvent } from '../../domain/payment/paymentEvent';
import { isForeign } from '../../domain/payment/hearGateway';
import { isOfAnotherConsignment } from '../../domain/parcel/hearCourier';
import { shipmentEvent } from '../../domain/parcel/shipmentEvent';
import type { ReceivedWebhook, WebhookAlert, WebhookMessage } from '../../domain/notifications/webhook';
import { Prisma, type Database, type Sql } from '../../prisma/client';
import { signalCommand, type CommandDeps } from '../commands/sendCommand';
import { bodyHash, digest } from '../http/idempotency';
import { asOrderState, readSnapshot } from '../engine/snapshot';
import { storableJson } from '../../prisma/postgres/storableText';

/** What handing webhooks on takes. */
export interface WebhookDeps extends CommandDeps {
  readonly prisma: Database;
  readonly log: Logger;
  readonly now: () => Date;
}

/** A vendor's event in the inbox. */
export interface StoredWebhook {
  readonly id: bigint;
  readonly provider: string;
  readonly eventId: string;
  readonly message: WebhookMessage | null;
  /** The order that it names, as it was when the event came; absent where it names none, or one that there is none of. */
  readonly order?: OrderState;
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
  const events = received.map(({ eventId, payload, message, alert, about }) => ({
    eventId: eventId.length > LONGEST_ID ? digest(eventId) : eventId,
    orderId: message && 'orderId' in message ? message.orderId : about?.orderId,
    payment: about?.payment,
    payload: payload ?? {},
    // Absent, not null: a null in JSON is a value, not the lack of one.
    ...(message && { message }),
    ...(alert && { alert }),
  }));
  const rows = await prisma.rows<{ id: string; eventId: string; message: unknown; order: unknown }>`
    INSERT INTO webhook_inbox (provider, event_id, order_id, message, payload, alert, handled_at)
    SELECT ${provider}, "eventId", coalesce("orderId", (
        SELECT order_id FROM payments WHERE provider = ${provider} AND reference = payment LIMIT 1)),
      message, payload, alert, CASE WHEN message IS NULL THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(storableJson(events))}::jsonb)
      AS event("eventId" text, "orderId" text, payment text, message jsonb, payload jsonb, alert text)
    ON CONFLICT (provider, event_id) DO NOTHING
    RETURNING id, event_id AS "eventId", message,
      (SELECT state FROM orders WHERE orders.id = message->>'orderId') AS order`;
  return rows.map(({ id, eventId, message, order }) => ({
    ...{ id: BigInt(id), provider, eventId, message: asMessage(message) },
    ...(order !== null && { order: asOrderState(order) }),
  }));
}

/** An index takes no more of a text than some thousand letters. */
const LONGEST_ID = 300;

/** The inbox's own column, written by {@link storeWebhooks} alone. */
export function asMessage(column: unknown): WebhookMessage | null {
  return column as WebhookMessage | null;
}

/** What became of an event that was to be handed on. */
export interface Delivery {
  /** Why it changed nothing. */
  readonly error?: string;
  /** Why somebody has to look at it. */
  readonly alert?: WebhookAlert;
}

/**
 * Gives a stored event to whom it concerns and marks it handled.
 * @throws {DomainError} `unavailable` when the order's workflow can't be reached: it stays in the inbox.
 */
export async function handOn(deps: WebhookDeps, webhook: StoredWebhook): Promise<void> {
  const { id, provider, message } = webhook;
  if (message?.kind === 'notificationStatus' && isOfCode(message)) {
    await deps.prisma.rows(handledAt(id, deps.now(), await keepWordOfCode(deps.prisma, message)));
    return;
  }
  if (message?.kind === 'notificationStatus') {
    const { alert } = await advanceAndMark(deps.prisma, id, message, deps.now());
    if (alert) raiseAlert(deps, provider, alert);
    return;
  }
  const delivery = await deliver(
    deps,
    message?.kind === 'paymentEvent' ? await afterOurAnswer(deps, webhook) : webhook,
  );
  await deps.prisma.rows(handledAt(id, deps.now(), delivery));
}

/** As long as the answer to a call of ours mostly takes to be recorded. */
const ANSWER_PAUSE_MS = 1_000;

/**
 * A gateway's word with the order as it should be told of it. Mostly it is about a call of ours and overtakes the answer: a moment
 * later it is no news, and costs the order neither a signal nor a task.
 */
async function afterOurAnswer(deps: WebhookDeps, webhook: StoredWebhook): Promise<StoredWebhook> {
  const { provider, eventId, message, order } = webhook;
  if (message?.kind !== 'paymentEvent' || !order) return webhook;
  const [commandId, actor] = causeOf(provider, eventId);
  if (!isNews(order, message, { actor, commandId, at: deps.now().toISOString() })) return webhook;
  await pause(ANSWER_PAUSE_MS);
  return { id: webhook.id, provider, eventId, message };
}

/** Takes an event out of the sweeper's sight; an alert that was given when it was stored stays. */
export function handledAt(id: bigint, at: Date, { error, alert }: Delivery): Prisma.Sql {
  return Prisma.sql`
    UPDATE webhook_inbox SET handled_at = ${at}, error = ${error ?? null}, attempts = attempts + 1,
      alert = coalesce(${alert ?? null}, alert)
    WHERE id = ${id}`;
}

/**
 * Hands an event to whom it concerns, if anybody; trying again would not help where it concerns nobody.
 * @throws {DomainError} `unavailable` when trying again would.
 */
export async function deliver(deps: WebhookDeps, webhook: StoredWebhook): Promise<Delivery> {
  const delivery = await deliverMessage(deps, webhook);
  if (delivery.alert) raiseAlert(deps, webhook.provider, delivery.alert);
  return delivery;
}

/** Counts an event that somebody has to look at, and says so in the log: neither holds what is in it. */
export function raiseAlert(
  { metrics, log }: Pick<WebhookDeps, 'metrics' | 'log'>,
  provider: string,
  alert: WebhookAlert,
): void {
  metrics.webhookAlerts.inc({ provider, reason: alert });
  log.warn({ provider, alert }, 'a vendor’s event needs a person: see /api/admin/vendor-events');
}

async function deliverMessage(
  deps: WebhookDeps,
  { provider, eventId, message, order }: StoredWebhook,
): Promise<Delivery> {
  const cause = causeOf(provider, eventId);
  switch (message?.kind) {
    case undefined:
      return {};
    case 'notificationStatus':
      if (isOfCode(message)) return keepWordOfCode(deps.prisma, message);
      return advanceNotification(deps.prisma, message, deps.now());
    case 'paymentDispute':
    case 'paymentRefund': {
      const found = await readOrderOf(deps.prisma, provider, message);
      return found ? sendToOrder(deps, found, ...cause) : NO_PAYMENT;
    }
    case 'payout': {
      const orderId = await readOrderOfPayout(deps.prisma, message.payload.payoutId);
      return orderId === undefined
        ? NO_PAYOUT
        : sendToOrder(deps, { kind: 'hearPayout', orderId, payload: message.payload }, ...cause);
    }
    case 'paymentEvent':
    case 'shipmentEvent':
      return sendToOrder(deps, message, ...cause, order);
  }
}

/** 128 bits tell a vendor's words apart: they come by the dozen, and a history keeps each id and hash twice. */
const inShort = (hash: string): string => hash.slice(0, 32);

const causeOf = (provider: string, eventId: string): readonly [string, Actor] => [
  inShort(digest('webhook', provider, eventId)),
  { ...SYSTEM, id: provider },
];

/** A word about a payment as the one to the order whose payment it is; undefined when it is about none of ours. */
async function readOrderOf(
  prisma: Sql,
  provider: string,
  { payload: outcome, ...told }: WordOfPayment,
): Promise<OrderMessage | undefined> {
  const [row] = await prisma.rows<{ orderId: string; paymentId: string }>`
    SELECT order_id AS "orderId", id AS "paymentId" FROM payments
    WHERE provider = ${provider} AND reference = ${outcome.reference} LIMIT 1`;
  return (
    row && {
      ...{ kind: 'paymentEvent', orderId: row.orderId },
      payload: {
        ...{ paymentId: row.paymentId, outcome, source: 'webhook' },
        ...('currency' in told && { currency: told.currency }),
      },
    }
  );
}

type WordOfPayment = Extract<WebhookMessage, { readonly kind: 'paymentDispute' | 'paymentRefund' }>;

/** The order whose money it is; undefined when it is of none. */
async function readOrderOfPayout(prisma: Sql, payoutId: string): Promise<string | undefined> {
  const [row] = await prisma.rows<{ orderId: string }>`
    SELECT order_id AS "orderId" FROM payouts WHERE id = ${payoutId}`;
  return row?.orderId;
}

const NO_PAYOUT: Delivery = { error: 'no such payout', alert: 'unmatched' };

const NO_PAYMENT: Delivery = { error: 'no such payment', alert: 'unmatched' };

const NO_ORDER: Delivery = { error: 'no such order', alert: 'unmatched' };

async function sendToOrder(
  deps: WebhookDeps,
  message: OrderMessage,
  commandId: string,
  actor: Actor,
  known?: OrderState,
): Promise<Delivery> {
  const { orderId, kind, payload } = message;
  const order = known ?? (await readSnapshot(deps.prisma, orderId));
  if (!order) return NO_ORDER;
  if (message.kind === 'paymentEvent' && (await isOfAnotherPayment(deps.prisma, order, message.payload)))
    return { alert: 'foreign', error: 'changes nothing' };
  const alert = foreignTo(order, message) ?? (await ofAnotherParcel(deps.prisma, order, message));
  const delivery = present({ alert });
  if (!isNews(order, message, { actor, commandId, at: deps.now().toISOString() }))
    return { ...delivery, error: 'changes nothing' };
  const request = { orderId, actor, commandId, bodyHash: inShort(bodyHash(payload)) };
  try {
    if (kind === 'paymentEvent') await signalCommand(deps, { ...request, name: kind, payload });
    else if (kind === 'hearPayout') await signalCommand(deps, { ...request, name: kind, payload });
    else await signalCommand(deps, { ...request, name: kind, payload });
    return delivery;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return NO_ORDER;
    throw error;
  }
}

type OrderMessage =
  | Extract<WebhookMessage, { orderId: string }>
  | {
      readonly kind: 'hearPayout';
      readonly orderId: string;
      readonly payload: CommandPayloads['hearPayout'];
    };

/**
 * Whether the ledger has the payment by another reference. Orders that were declined before they kept the reference have it
 * nowhere else, and would take the first that comes.
 */
async function isOfAnotherPayment(
  prisma: Sql,
  { id: orderId, payments }: OrderState,
  { paymentId, outcome: { reference } }: Extract<OrderMessage, { kind: 'paymentEvent' }>['payload'],
): Promise<boolean> {
  const known = payments.find(({ id }) => id === paymentId);
  if (!known || known.reference !== undefined || !reference) return false;
  const rows = await prisma.rows`
    SELECT 1 FROM payment_transactions
    WHERE order_id = ${orderId} AND payment_id = ${paymentId} AND kind = 'AUTHORIZE'
      AND provider_ref <> '' AND provider_ref <> ${reference}`;
  return rows.length > 0;
}

/** Why the order's money or parcel isn't what the event is about; undefined when it is. */
function foreignTo(order: OrderState, message: OrderMessage): WebhookAlert | undefined {
  if (message.kind === 'paymentEvent') return isForeign(order, message.payload) ? 'foreign' : undefined;
  if (message.kind === 'hearPayout') return undefined;
  const parcel = order.parcels.find(({ id }) => id === message.payload.parcelId);
  if (!parcel) return 'unmatched';
  // Words that an earlier release has stored name no consignment.
  if (message.payload.source === undefined) return undefined;
  return isOfAnotherConsignment(parcel, message.payload) ? 'foreign' : undefined;
}

/** Whether another parcel of the courier has the consignment, where ours waits for its own and would take this for it. */
async function ofAnotherParcel(
  prisma: Sql,
  { parcels }: OrderState,
  { kind, payload }: OrderMessage,
): Promise<WebhookAlert | undefined> {
  if (kind !== 'shipmentEvent' || payload.consignmentId === undefined) return undefined;
  const parcel = parcels.find(({ id }) => id === payload.parcelId);
  if (!parcel || parcel.consignmentId !== undefined) return undefined;
  const others = await prisma.rows`
    SELECT 1 FROM shipments
    WHERE courier = ${parcel.courier} AND consignment_id = ${payload.consignmentId} AND id <> ${parcel.id}`;
  return others.length > 0 ? 'foreign' : undefined;
}

/**
 * Whether the order learns anything from it, by the rule that the order itself will apply. Most of a gateway's
 * webhooks repeat the answer to a call of ours; a signal for each would cost the engine more than all the rest.
 * What the order has committed it never forgets, so a word that is no news to the snapshot won't be to the order.
 */
function isNews(order: OrderState, message: OrderMessage, sending: Sending): boolean {
  try {
    switch (message.kind) {
      case 'shipmentEvent':
        return shipmentEvent.decide(order, message.payload, sending).length > 0;
      case 'paymentEvent':
        return paymentEvent.decide(order, message.payload, sending).length > 0;
      case 'hearPayout':
        return hearPayout.decide(order, message.payload, sending).length > 0;
    }
  } catch (error) {
    // The order refuses it for good, and records that it did.
    if (error instanceof DomainError) return true;
    throw error;
  }
}

/** Texts that bring a one-time code belong to no order. */
const isOfCode = ({ notificationId }: NotificationMessage): boolean => notificationId.startsWith(CODE_PREFIX);

async function keepWordOfCode(
  prisma: Sql,
  { notificationId, vendorStatus }: NotificationMessage,
): Promise<Delivery> {
  const rows = await prisma.rows`
    UPDATE one_time_codes SET vendor_status = ${vendorStatus ?? null}
    WHERE id = ${notificationId.slice(CODE_PREFIX.length)} RETURNING 1`;
  return rows.length > 0 ? {} : NO_MESSAGE;
}

type NotificationMessage = Extract<WebhookMessage, { kind: 'notificationStatus' }>;

/** A stored event that is about a message alone: what it brings, and that it is handled, in one statement. */
async function advanceAndMark(
  prisma: Sql,
  id: bigint,
  message: NotificationMessage,
  now: Date,
): Promise<Pick<Delivery, 'alert'>> {
  const [row] = await prisma.rows<{ unmatched: boolean }>(Prisma.sql`
    ${advancing(message, now)}
    UPDATE webhook_inbox AS w SET handled_at = ${now}, attempts = attempts + 1,
      error = CASE WHEN found.id IS NULL THEN ${NO_MESSAGE.error} WHEN NOT found.changed THEN ${NO_NEWS.error} END,
      alert = coalesce(CASE WHEN found.id IS NULL THEN ${NO_MESSAGE.alert} END, alert)
    FROM (SELECT 1) AS one LEFT JOIN found ON true WHERE w.id = ${id}
    RETURNING found.id IS NULL AS unmatched`);
  return row?.unmatched ? NO_MESSAGE : {};
}

async function advanceNotification(prisma: Sql, message: NotificationMessage, now: Date): Promise<Delivery> {
  const [row] = await prisma.rows<{ changed: boolean }>(
    Prisma.sql`${advancing(message, now)} SELECT changed FROM found`,
  );
  if (!row) return NO_MESSAGE;
  return row.changed ? {} : NO_NEWS;
}

const NO_MESSAGE = { error: 'no such message', alert: 'unmatched' } as const;
const NO_NEWS = { error: 'changes nothing' } as const;

/**
 * Keeps the vendor's word, and how far the message has got by it. Callbacks overtake each other, and ours overtakes our own
 * record of sending: what was sent is never less, and of two final words the later one is true. Emails bounce after they
 * were delivered, and events of emails have a time. Texts have none: one that arrived did so, whatever was said before.
 * SendGrid counts whole seconds, and its clock isn't ours: nothing happened to a message before it was sent.
 */
function advancing(
  { notificationId, status, vendorStatus, error, occurredAt }: NotificationMessage,
  now: Date,
): Prisma.Sql {
  const at = occurredAt ?? null;
  return Prisma.sql`
    WITH found AS (
      SELECT id, greatest(coalesce(said_at, ${now}::timestamptz), sent_at) AS at, CASE ${status ?? null}::text
        WHEN 'SENT' THEN status = 'QUEUED'
        WHEN 'DELIVERED' THEN status IN ('QUEUED', 'SENT')
          OR (status = 'FAILED' AND (said_at IS NULL OR greatest(said_at, sent_at) > failed_at))
        WHEN 'FAILED' THEN status IN ('QUEUED', 'SENT')
          OR (status = 'DELIVERED' AND said_at IS NOT NULL AND greatest(said_at, sent_at) >= delivered_at)
        ELSE false END AS changed
      FROM notifications, (SELECT ${at}::timestamptz AS said_at) AS word
      WHERE id = ${notificationId} FOR UPDATE OF notifications),
    advanced AS (
      UPDATE notifications AS n SET
        status = CASE WHEN found.changed THEN ${status ?? null} ELSE n.status END,
        error = CASE WHEN found.changed THEN ${error ?? null} ELSE n.error END,
        vendor_status = coalesce(${vendorStatus ?? null}, n.vendor_status),
        sent_at = CASE WHEN found.changed AND ${status ?? null} = 'SENT' THEN ${now} ELSE n.sent_at END,
        delivered_at = CASE WHEN NOT found.changed THEN n.delivered_at
          WHEN ${status ?? null} = 'DELIVERED' THEN found.at END,
        failed_at = CASE WHEN NOT found.changed THEN n.failed_at
          WHEN ${status ?? null} = 'FAILED' THEN found.at END
      FROM found WHERE n.id = found.id)`;
}
