import { isStaff, type Actor } from '../../domain/people/actor';
import { disclosedDecline } from '../../domain/people/disclosure';
import type { OrderEventType } from '../../domain/events';
import type { PrismaClient } from '../../prisma/client';
import type { TimelineEntryJson } from '../schema/order';

/**
 * What customers see of an order's history, and which fields of it. What isn't named here stays with staff:
 * a new kind of event is hidden until someone decides otherwise.
 */
const CUSTOMER_FIELDS: Partial<Record<OrderEventType, readonly string[]>> = {
  OrderPlaced: ['number', 'currency', 'totals'],
  PaymentRequested: [],
  PaymentActionRequired: ['actionUrl'],
  PaymentAuthorized: [],
  PaymentDeclined: ['code', 'retryUntil'],
  PaymentCaptured: [],
  PaymentVoided: [],
  OrderConfirmed: [],
  PickingStarted: [],
  ParcelPacked: ['parcelId', 'courier', 'lines'],
  ParcelBooked: ['parcelId', 'consignmentId'],
  ParcelHandedOver: ['parcelId'],
  ParcelTracked: ['parcelId', 'status', 'vendorStatus', 'occurredAt'],
  ServicesFulfilled: [],
  CancellationRequested: ['reason'],
  OrderCancelled: [],
  OrderClosed: [],
  OrderReopened: ['until'],
};

/** The policy is the same in every order and long; pages word an entry without it. */
const STAFF_OMITS: readonly string[] = ['policy', 'lines'];

/** Events, notes and messages of an order in the order they happened, as far as this actor may see them. */
export async function readTimeline(
  prisma: PrismaClient,
  orderId: string,
  actor: Actor,
): Promise<TimelineEntryJson[]> {
  const staff = isStaff(actor);
  const [events, notes, notifications] = await Promise.all([
    prisma.orderEvent.findMany({ where: { orderId }, orderBy: { version: 'asc' } }),
    prisma.orderNote.findMany({ where: { orderId, ...(!staff && { visibility: 'customer' }) } }),
    prisma.notification.findMany({ where: { orderId } }),
  ]);
  const entries = [
    ...events.flatMap((event) => eventEntry(event, actor)),
    ...notes.map((note) => noteEntry(note, staff)),
    ...notifications.map(notificationEntry),
  ];
  // Stable: events of the same instant keep their order.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actorId: string;
  readonly actorRole: string;
  readonly at: Date;
}

function eventEntry(event: EventRow, reader: Actor): TimelineEntryJson[] {
  const staff = isStaff(reader);
  const fields = CUSTOMER_FIELDS[event.type as OrderEventType];
  // A note is in the timeline already, with its text.
  if (event.type === 'NoteAdded' || (!staff && !fields)) return [];
  const all = Object.entries(event.data as Record<string, unknown>);
  const shown = staff
    ? all.filter(([name]) => !(event.type === 'OrderPlaced' && STAFF_OMITS.includes(name)))
    : all.filter(([name]) => fields?.includes(name));
  return [
    {
      id: event.id,
      kind: 'event',
      type: event.type,
      at: event.at.toISOString(),
      actor: actorView(event.actorId, event.actorRole, staff),
      data: { ...disclosed(Object.fromEntries(shown), reader), version: event.version },
    },
  ];
}

function disclosed(data: Record<string, unknown>, reader: Actor): Record<string, unknown> {
  const { code } = data;
  return typeof code === 'string' ? { ...data, code: disclosedDecline(code, reader) } : data;
}

/** Customers learn that the shop acted, not which of its people. */
function actorView(id: string, role: string, staff: boolean): TimelineEntryJson['actor'] {
  return staff || role === 'customer'
    ? { id, role }
    : { id: 'shop', role: role === 'system' ? role : 'staff' };
}

interface NoteRow {
  readonly id: string;
  readonly body: string;
  readonly visibility: string;
  readonly authorId: string;
  readonly authorRole: string;
  readonly createdAt: Date;
}

function noteEntry(note: NoteRow, staff: boolean): TimelineEntryJson {
  return {
    id: note.id,
    kind: 'note',
    type: 'NoteAdded',
    at: note.createdAt.toISOString(),
    actor: actorView(note.authorId, note.authorRole, staff),
    data: { body: note.body, visibility: note.visibility },
  };
}

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly status: string;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

function notificationEntry(notification: NotificationRow): TimelineEntryJson {
  const { id, kind, channel, status, queuedAt, sentAt } = notification;
  return {
    id,
    kind: 'notification',
    type: kind,
    at: (sentAt ?? queuedAt).toISOString(),
    actor: { id: 'shop', role: 'system' },
    data: { channel, status },
  };
}
