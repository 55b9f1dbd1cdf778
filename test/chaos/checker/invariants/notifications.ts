import type { Evidence, NotificationRow, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

const VENDOR_OF: Readonly<Record<string, string>> = { sms: 'twilio', email: 'sendgrid' };

/**
 * Messaging vendors know no idempotency keys: a message whose answer was lost is sent again. So an order's
 * customer gets at least one message for each that is told as sent, and at most one for each attempt.
 */
export const notifications: Invariant = {
  says: 'every message was sent, twice only where an attempt was cut off',
  violations: ofEachOrder((order, evidence) => [
    ...order.notifications.filter(isLeft).map(({ id }) => `${id} is still queued`),
    ...Object.keys(VENDOR_OF).flatMap((channel) => miscount(order, evidence, channel)),
  ]),
};

const isLeft = ({ status }: NotificationRow): boolean => status === 'QUEUED';
const wasSent = ({ status }: NotificationRow): boolean => status === 'SENT' || status === 'DELIVERED';

function miscount(order: OrderEvidence, evidence: Evidence, channel: string): string[] {
  const client = evidence.placements.find(({ key }) => key === order.wish);
  if (!client) return [];
  const rows = order.notifications.filter((row) => row.channel === channel);
  const address = channel === 'sms' ? client.phone : client.email;
  const sent = evidence.vendors.messages.filter(
    ({ vendor, to }) => vendor === VENDOR_OF[channel] && to === address,
  ).length;
  const atLeast = rows.filter(wasSent).length;
  const atMost = rows.reduce((sum, { attempts }) => sum + attempts, 0);
  if (sent >= atLeast && sent <= atMost) return [];
  return [`${sent} by ${channel}: should be ${atLeast}, or up to ${atMost} with repeats`];
}
