import { concernsErp } from '../../domain/erp/erp';
import { evolve } from '../../domain/evolve';
import type { OrderEvent } from '../../domain/events';
import { settledTransactions } from '../../domain/payment/ledger';
import { notificationsFor } from '../../domain/notifications/notifications';
import type { OrderLine, OrderState, Parcel, Payment } from '../../domain/order/order';
import {
  deriveLineStatus,
  derivePaymentStatus,
  deriveStatus,
  stageOf,
  type OrderStatus,
} from '../../domain/order/status';
import { stockEffects } from '../../domain/stock/stockEffects';
import type { Commit, CommitDetails } from './commit';

/** A change of the order's status, as a row. */
export interface TransitionRow {
  readonly id: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly timestamp: string;
  readonly userId: string;
  readonly notes: string | null;
  readonly automated: boolean;
}

/** What SQL alone reads of it has no type here. */
export interface CommitProjection {
  readonly transitions: readonly TransitionRow[];
  readonly [part: string]: unknown;
}

/** The argument of the SQL function `commit_order`: an order's rows as its events leave them, only what changed. */
export function projectCommit({ before, events, details = {} }: Commit, after: OrderState): CommitProjection {
  const status = deriveStatus(after);
  const at = events.at(-1)?.at;
  return {
    orderId: before.id,
    expectedVersion: before.version,
    state: after,
    order: {
      status,
      stage: stageOf(status),
      paymentStatus: derivePaymentStatus(after),
      version: after.version,
      revision: after.revision,
      holdReason: after.holds[0] ?? null,
      deliveredAt: after.deliveredAt ?? null,
      closedAt: after.closedAt ?? null,
      updatedAt: at,
    },
    events: events.map(eventRow),
    items: changed(before.lines, after.lines).map(itemRow),
    payments: changed(before.payments, after.payments).map((payment) =>
      paymentRow(payment, after, at, details),
    ),
    shipments: changed(before.parcels, after.parcels).map((parcel) => shipmentRow(parcel, events)),
    tracking: events.flatMap(trackingRow),
    notes: events.flatMap((event) => noteRow(event, details)),
    notifications: events.flatMap(notificationRows),
    transactions: events.flatMap((event) => settledTransactions(event, after)),
    erp: concernsErp(before, after, events),
    ...alongTheWay(before, events, details),
  };
}

/** What depends on the state at each event, not only at the last: stock and status transitions. */
function alongTheWay(
  before: OrderState,
  events: readonly OrderEvent[],
  details: CommitDetails,
): CommitProjection {
  const stock = new Map<string, { sku: string; onHand: number; reserved: number }>();
  const transitions: TransitionRow[] = [];
  let state = before;
  for (const event of events) {
    for (const { sku, onHand, reserved } of stockEffects(state, event)) {
      const sum = stock.get(sku) ?? { sku, onHand: 0, reserved: 0 };
      stock.set(sku, { sku, onHand: sum.onHand + onHand, reserved: sum.reserved + reserved });
    }
    const next = evolve(state, event);
    transitions.push(...transitionRow(state, next, event, details));
    state = next;
  }
  return { stock: [...stock.values()], transitions };
}

function transitionRow(
  before: OrderState,
  after: OrderState,
  event: OrderEvent,
  { transitionNotes }: CommitDetails,
): TransitionRow[] {
  const from = deriveStatus(before);
  const to = deriveStatus(after);
  if (from === to) return [];
  const { id, at: timestamp, actor } = event;
  const notes = transitionNotes ?? reasonOf(event);
  return [{ id, from, to, timestamp, userId: actor.id, notes, automated: actor.role === 'system' }];
}

function reasonOf(event: OrderEvent): string | null {
  switch (event.type) {
    case 'CancellationRequested':
    case 'OrderReopened':
      return event.reason;
    case 'HoldReleased':
      return event.notes ?? null;
    case 'ParcelTracked':
      return event.proof ?? null;
    default:
      return null;
  }
}

function eventRow(event: OrderEvent): object {
  const { id, version, at, actor, command, ...data } = event;
  return {
    id,
    version,
    type: event.type,
    data,
    actorId: actor.id,
    actorRole: actor.role,
    commandId: command?.id ?? null,
    commandHash: command?.hash ?? null,
    at,
  };
}

function itemRow(line: OrderLine): object {
  const { id, quantities } = line;
  const reserved = line.stocked ? quantities.reserved + quantities.packed : 0;
  return { id, status: deriveLineStatus(line), reserved, quantities };
}

function paymentRow(
  payment: Payment,
  { currency }: OrderState,
  updatedAt: string | undefined,
  { paymentToken }: CommitDetails,
): object {
  return { ...payment, currency, updatedAt, token: paymentToken ?? null };
}

function shipmentRow(parcel: Parcel, events: readonly OrderEvent[]): object {
  const packed = events.find((event) => event.type === 'ParcelPacked' && event.parcelId === parcel.id);
  const booked = events.find((event) => event.type === 'ParcelBooked' && event.parcelId === parcel.id);
  return {
    ...parcel,
    error: parcel.bookingError ?? null,
    fee: booked?.type === 'ParcelBooked' ? booked.fee : null,
    at: packed?.at ?? events[0]?.at,
  };
}

function trackingRow(event: OrderEvent): object[] {
  if (event.type !== 'ParcelTracked') return [];
  const { trackingId: id, parcelId: shipmentId, status, vendorStatus, proof = null, occurredAt } = event;
  return [{ id, shipmentId, status, vendorStatus, proof, occurredAt }];
}

function noteRow(event: OrderEvent, { note }: CommitDetails): object[] {
  if (event.type !== 'NoteAdded' || note?.id !== event.noteId) return [];
  const { visibility, actor, at: createdAt } = event;
  return [{ ...note, visibility, authorId: actor.id, authorRole: actor.role, createdAt }];
}

function notificationRows(event: OrderEvent): object[] {
  return notificationsFor(event).map(({ kind, channel }) => ({
    id: `${event.id}/${channel}`,
    kind,
    channel,
    queuedAt: event.at,
  }));
}

/** The parts that aren't as they were. Both sides come as plain JSON, so they are compared as such. */
function changed<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
): Part[] {
  const known = new Map(before.map((part) => [part.id, JSON.stringify(part)]));
  return after.filter((part) => known.get(part.id) !== JSON.stringify(part));
}
