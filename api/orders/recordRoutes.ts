import { CHANNELS } from '../../domain/notifications/channels';
import { rolesWith } from '../../domain/people/permissions';
import type { PrismaClient, Sql } from '../../prisma/client';
import { CUSTOMER_CONTACT } from '../../prisma/customerContact';
import { demandOrder } from './orderReads';
import { defineRoute } from '../http/route';
import {
  history,
  noteList,
  notificationList,
  type HistoryJson,
  type NoteJson,
  type NotificationListJson,
} from '../schema/admin';
import { instant } from '../http/wire';
import { toOrderStatus } from './orderRow';
import { orderParams } from '../schema/order';
import { withoutRepeatedSilence } from './silence';

const TAG = 'Back office';

export const adminOrderRecordRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/history',
    operation: 'listStatusHistory',
    summary: 'Which statuses an order went through, and by whom',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Transitions, oldest first.', schema: history } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readHistory(deps.prisma, params.id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/notifications',
    operation: 'listNotifications',
    summary: 'What the customer was told, and how far it got',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Messages, oldest first.', schema: notificationList } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readNotifications(deps.prisma, params.id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/notes',
    operation: 'listNotes',
    summary: 'Notes on an order',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Notes, oldest first.', schema: noteList } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: { items: await readNotes(deps.prisma, params.id) } };
    },
  }),
];

async function readHistory(prisma: PrismaClient, orderId: string): Promise<HistoryJson> {
  const rows = await prisma.statusTransition.findMany({
    where: { orderId },
    orderBy: [{ timestamp: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, from, to, timestamp, userId, notes, automated }) => ({
    id,
    from: from === null ? null : toOrderStatus(from),
    to: toOrderStatus(to),
    timestamp: timestamp.toISOString(),
    userId,
    notes,
    automated,
  }));
}

type Notification = NotificationListJson['items'][number];

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly channel: Notification['channel'];
  readonly status: Notification['status'];
  readonly error: string | null;
  readonly vendorStatus: string | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly text: string | null;
  readonly subject: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

async function readNotifications(prisma: Sql, orderId: string): Promise<NotificationListJson> {
  const rows = await prisma.rows<NotificationRow>`
    SELECT n.id, n.kind, n.channel, n.status, n.error, n.vendor_status AS "vendorStatus",
      n.queued_at AS "queuedAt", n.sent_at AS "sentAt", n.delivered_at AS "deliveredAt", n.text, n.subject,
      ${CUSTOMER_CONTACT.email} AS email, ${CUSTOMER_CONTACT.phone} AS phone
    FROM notifications AS n
    JOIN orders AS o ON o.id = n.order_id
    JOIN customers AS c ON c.id = o.customer_id
    WHERE n.order_id = ${orderId}
    ORDER BY n.queued_at, n.id`;
  const items = withoutRepeatedSilence(rows).map(({ email, phone, ...row }) => ({
    ...row,
    recipient: isByPhone(row.channel) ? maskPhone(phone) : maskEmail(email),
    queuedAt: instant(row.queuedAt),
    sentAt: instant(row.sentAt),
    deliveredAt: instant(row.deliveredAt),
  }));
  return { items };
}

const isByPhone = (channel: string): boolean =>
  CHANNELS.some(({ name, contact }) => name === channel && contact === 'phone');

/** "+8801712345678" as "…678". */
function maskPhone(phone: string | null): string {
  return phone ? `…${phone.slice(-3)}` : '';
}

/** "mina@example.com" as "m…@example.com". */
function maskEmail(email: string | null): string {
  const [name = '', domain] = (email ?? '').split('@');
  const first = name.codePointAt(0);
  const shown = first === undefined ? '' : String.fromCodePoint(first);
  return domain ? `${shown}…@${domain}` : '';
}

async function readNotes(prisma: PrismaClient, orderId: string): Promise<NoteJson[]> {
  const rows = await prisma.orderNote.findMany({
    where: { orderId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, body, visibility, authorId, authorRole, createdAt }) => ({
    id,
    body,
    visibility,
    author: { id: authorId, role: authorRole },
    createdAt: createdAt.toISOString(),
  }));
}
