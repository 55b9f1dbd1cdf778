import { isStaff, type Actor } from '../../domain/people/actor';
import { disclosedFields, mayHearRefusal } from '../../domain/people/disclosure';
import type { Database } from '../../prisma/client';
import type { TimelineEntryJson } from '../schema/order';
import { readLevelsOf, type ReachedLevel } from '../clocks/clockReads';
import { readCorrections, type CorrectionChanges } from '../delivery/corrections';
import { withoutRepeatedSilence } from './silence';

/** Events, notes and messages of an order in the order they happened, as far as this actor may see them. */
export async function readTimeline(
  prisma: Database,
  orderId: string,
  actor: Actor,
): Promise<TimelineEntryJson[]> {
  const staff = isStaff(actor);
  const [events, notes, notifications, levels] = await Promise.all([
    prisma.orderEvent.findMany({ where: { orderId }, orderBy: { version: 'asc' } }),
    prisma.orderNote.findMany({ where: { orderId, ...(!staff && { visibility: 'customer' }) } }),
    prisma.notification.findMany({ where: { orderId }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] }),
    staff ? readLevelsOf(prisma, orderId) : [],
  ]);
  const corrections = await readCorrections(prisma, events, actor);
  const entries = [
    ...events.flatMap((event) => eventEntry(event, actor, corrections.get(event.id))),
    ...notes.map((note) => noteEntry(note, staff)),
    ...withoutRepeatedSilence(notifications).map((message) => notificationEntry(message, staff)),
    ...levels.map(levelEntry),
  ];
  // Stable: events of the same instant keep their order.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function levelEntry({ id, clock, level, at, dueAt }: ReachedLevel): TimelineEntryJson {
  return {
    ...{ id, kind: 'clock', type: clock },
    at: at.toISOString(),
    actor: { id: 'throughline', role: 'system' },
    data: { level, dueAt: dueAt.toISOString() },
  };
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

function eventEntry(
  event: EventRow,
  reader: Actor,
  beside: CorrectionChanges | undefined,
): TimelineEntryJson[] {
  // A note is in the timeline already, with its text.
  if (event.type === 'NoteAdded') return [];
  const fields = event.data as Record<string, unknown>;
  const shown =
    event.type === 'CommandRefused' && mayHearRefusal({ id: event.actorId, role: event.actorRole }, reader)
      ? fields
      : disclosedFields(event.type, fields, reader);
  if (!shown) return [];
  return [
    {
      id: event.id,
      kind: 'event',
      type: event.type,
      at: event.at.toISOString(),
      actor: actorView(event.actorId, event.actorRole, isStaff(reader)),
      data: { ...shown, ...beside, version: event.version },
    },
  ];
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
  readonly error: string | null;
}

/** Why a message was not sent is for staff. */
function notificationEntry(notification: NotificationRow, staff: boolean): TimelineEntryJson {
  const { id, kind, channel, status, queuedAt, sentAt, error } = notification;
  return {
    id,
    kind: 'notification',
    type: kind,
    at: (sentAt ?? queuedAt).toISOString(),
    actor: { id: 'shop', role: 'system' },
    data: { channel, status, ...(staff && error !== null && { error }) },
  };
}
