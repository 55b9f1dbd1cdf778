import { ApplicationFailure } from '@temporalio/common';
import { ProviderRejected } from '../providers/errors';
import type { ActivityDeps } from './deps';
import { composeMessage, type OrderForMessage } from './composeMessage';
import { asActivity } from './vendorFailure';

interface QueuedNotification {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
}

/** How long a sender may take for what it claimed before another may take it over. */
const LEASE_SECONDS = 90;

/**
 * Sends everything queued for an order's customer. Claims what it sends for the length of a lease, so that two
 * senders don't say the same thing twice; fails, to be tried again, when a message could not be sent now.
 */
export async function sendNotifications(deps: ActivityDeps, orderId: string): Promise<void> {
  for (;;) {
    const queued = await claim(deps, orderId);
    if (queued.length === 0) break;
    await sendAll(deps, orderId, queued);
  }
  await expectNoneLeft(deps, orderId);
}

/** All of them get their chance; the first that could not be sent now fails the attempt. */
async function sendAll(
  deps: ActivityDeps,
  orderId: string,
  queued: readonly QueuedNotification[],
): Promise<void> {
  const order = await readOrder(deps, orderId);
  const results = await Promise.allSettled(queued.map((notification) => send(deps, order, notification)));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) await asActivity(Promise.reject(failure.reason));
}

/** What another sender holds may be left behind by a dead one: look again once its lease has run out. */
async function expectNoneLeft({ prisma }: ActivityDeps, orderId: string): Promise<void> {
  const left = await prisma.notification.count({ where: { orderId, status: 'QUEUED' } });
  if (left > 0)
    throw ApplicationFailure.retryable(`${left} are claimed by another sender`, 'ClaimedElsewhere');
}

async function claim({ prisma }: ActivityDeps, orderId: string): Promise<QueuedNotification[]> {
  return prisma.$queryRaw<QueuedNotification[]>`
    UPDATE notifications
    SET claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}::double precision), attempts = attempts + 1
    WHERE order_id = ${orderId} AND status = 'QUEUED' AND (claimed_until IS NULL OR claimed_until < now())
    RETURNING id, kind, channel`;
}

/** A message that the vendor will never take is recorded as failed; one it can't take now stays queued. */
async function send(deps: ActivityDeps, order: OrderForMessage, queued: QueuedNotification): Promise<void> {
  const { id } = queued;
  const to = queued.channel === 'sms' ? order.phone : order.email;
  if (!to) return settle(deps, id, { status: 'SUPPRESSED', error: 'no address on file' });
  try {
    const { providerRef } = await hand(deps, order, queued, to);
    await settle(deps, id, { status: 'SENT', providerRef, sentAt: deps.now() });
  } catch (error) {
    if (!(error instanceof ProviderRejected)) {
      await settle(deps, id, { error: error instanceof Error ? error.name : 'unknown', claimedUntil: null });
      throw error;
    }
    await settle(deps, id, { status: 'FAILED', error: error.code });
  }
}

function hand(
  { sms, email, publicUrl }: ActivityDeps,
  order: OrderForMessage,
  { id: notificationId, kind, channel }: QueuedNotification,
  to: string,
): Promise<{ readonly providerRef: string }> {
  const message = composeMessage(kind, order, publicUrl);
  if (channel === 'sms') return sms.send({ notificationId, to, body: message.text });
  const { subject, text, html } = message;
  return email.send({ notificationId, to, subject, text, html });
}

interface Settlement {
  readonly status?: 'SENT' | 'FAILED' | 'SUPPRESSED';
  readonly error?: string;
  readonly providerRef?: string;
  readonly sentAt?: Date;
  readonly claimedUntil?: null;
}

/** The vendor's own callback may have come first: what it said stays. */
async function settle({ prisma }: ActivityDeps, id: string, data: Settlement): Promise<void> {
  await prisma.notification.updateMany({ where: { id, status: 'QUEUED' }, data });
}

async function readOrder({ prisma }: ActivityDeps, orderId: string): Promise<OrderForMessage> {
  const order = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      locale: true,
      currency: true,
      grandTotal: true,
      contactEmail: true,
      contactPhone: true,
      shippingAddress: true,
      customer: { select: { email: true, phone: true } },
      payments: { select: { actionUrl: true }, orderBy: { ordinal: 'desc' }, take: 1 },
      shipments: { select: { courier: true, consignmentId: true }, orderBy: { id: 'desc' }, take: 1 },
      notes: {
        select: { body: true },
        where: { visibility: 'customer' },
        orderBy: { createdAt: 'desc' },
        take: 1,
      },
    },
  });
  const { contactEmail, contactPhone, shippingAddress, customer, payments, shipments, notes, ...rest } =
    order;
  return {
    ...rest,
    email: contactEmail ?? customer.email,
    phone: contactPhone ?? textOf(shippingAddress, 'phone') ?? customer.phone,
    name: textOf(shippingAddress, 'name') ?? '',
    actionUrl: payments[0]?.actionUrl ?? null,
    consignmentId: shipments[0]?.consignmentId ?? null,
    courier: shipments[0]?.courier ?? null,
    note: notes[0]?.body ?? null,
  };
}

function textOf(json: unknown, field: string): string | null {
  const entry = new Map<string, unknown>(Object.entries(json ?? {})).get(field);
  return typeof entry === 'string' ? entry : null;
}
