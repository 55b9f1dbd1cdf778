import { SYSTEM, type Actor } from '../domain/actor';
import { DomainError } from '../domain/errors';
import type { OrderState } from '../domain/order';
import { settlePayment } from '../domain/settlePayment';
import { trackParcel } from '../domain/trackParcel';
import type { ReceivedWebhook, WebhookMessage } from '../domain/webhook';
import type { Prisma, PrismaClient } from '../prisma/client';
import { signalCommand } from './commands';
import type { ApiDeps } from './deps';
import { bodyHash, digest } from './idempotency';
import { readSnapshot } from './snapshot';

/** A vendor's event in the inbox. */
export interface StoredWebhook {
  readonly id: bigint;
  readonly provider: string;
  readonly eventId: string;
  readonly message: WebhookMessage | null;
}

/**
 * Stores events that aren't known yet; vendors send the same one again whenever they are in doubt.
 * @returns those that are new.
 */
export async function storeWebhooks(
  prisma: PrismaClient,
  provider: string,
  received: readonly ReceivedWebhook[],
): Promise<readonly StoredWebhook[]> {
  const rows = await prisma.webhookInbox.createManyAndReturn({
    data: received.map(({ eventId, payload, message }) => ({
      provider,
      eventId,
      orderId: message && 'orderId' in message ? message.orderId : null,
      payload: asJson(payload),
      ...(message ? { message: asJson(message) } : { handledAt: new Date() }),
    })),
    skipDuplicates: true,
    select: { id: true, provider: true, eventId: true, message: true },
  });
  return rows.map((row) => ({ ...row, message: asMessage(row.message) }));
}

/** The inbox's own column, written by {@link storeWebhooks} alone. */
export function asMessage(column: unknown): WebhookMessage | null {
  return column as WebhookMessage | null;
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value ?? {})) as Prisma.InputJsonValue;
}

/**
 * Gives a stored event to whom it concerns and marks it handled.
 * @throws {DomainError} `unavailable` when the order's workflow can't be reached: it stays in the inbox.
 */
export async function handOn(deps: ApiDeps, webhook: StoredWebhook): Promise<void> {
  const error = await deliver(deps, webhook);
  await markHandled(deps.prisma, webhook.id, deps.now(), error);
}

/** Takes an event out of the sweeper's sight; `error` says why it concerned nobody. */
export async function markHandled(
  database: Pick<PrismaClient, 'webhookInbox'>,
  id: bigint,
  at: Date,
  error: string | undefined,
): Promise<void> {
  await database.webhookInbox.update({
    where: { id },
    data: { handledAt: at, error: error ?? null, attempts: { increment: 1 } },
  });
}

/**
 * Returns why an event concerns nobody, if so: trying again would not help.
 * @throws {DomainError} `unavailable` when trying again would.
 */
export async function deliver(
  deps: ApiDeps,
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
  deps: ApiDeps,
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
  prisma: PrismaClient,
  { notificationId, status }: NotificationMessage,
  at: Date,
): Promise<boolean> {
  const { count } = await prisma.notification.updateMany({
    where: { id: notificationId, status: { in: [...ADVANCES_FROM[status]] } },
    data: {
      status,
      ...(status === 'SENT' && { sentAt: at }),
      ...(status === 'DELIVERED' && { deliveredAt: at }),
    },
  });
  return count > 0;
}
