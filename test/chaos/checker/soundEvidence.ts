import type { Actor } from '../../../domain/people/actor';
import type { OrderEvent, OrderFact } from '../../../domain/facts';
import { evolve } from '../../../domain/evolve';
import type { LedgerEntry } from '../../../domain/ledger/holding';
import { entriesBetween } from '../../../domain/ledger/ledger';
import { parcelId } from '../../../domain/order/ids';
import type { OrderState } from '../../../domain/order/order';
import { createOrder } from '../../../domain/order/placement';
import { STANDARD_POLICY } from '../../../domain/order/policy';
import { priceLines } from '../../../domain/money/pricing';
import { deriveLineStatus, derivePaymentStatus, deriveStatus, stageOf } from '../../../domain/order/status';
import { PHONES, PLACED_AT, asEvent, later } from '../../../domain/testing/orders';
import type { Evidence, EventRow, OrderEvidence, TransactionRow } from '../evidence/evidence';
import { intentOf, parcelOf, refundOf } from './vendorRecords';

/** By whom and how the order was changed, beside its own story. */
interface Told {
  readonly fact: OrderFact;
  readonly command?: string;
}

interface Life {
  readonly id: string;
  readonly wish: string;
  readonly facts: readonly Told[];
  readonly transactions?: readonly Pick<TransactionRow, 'kind' | 'status'>[];
}

const CUSTOMER: Actor = { id: 'rahim', role: 'customer' };
const PRICED = priceLines([PHONES], 0);
/** Minor units. */
export const GRAND = PRICED.totals.grand;
const BY_CARD = { method: 'card', provider: 'stripe', amount: GRAND } as const;

/** Minor units that went back. */
export const REFUNDED = 1_000;

const told = (...facts: readonly OrderFact[]): Told[] => facts.map((fact) => ({ fact }));

const confirmed: readonly OrderFact[] = [
  { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_delivered' },
  { type: 'OrderConfirmed' },
];

/** Delivered, paid and closed. */
const DELIVERED: Life = {
  id: 'delivered',
  wish: 'wish-0',
  facts: told(
    ...confirmed,
    {
      ...{ type: 'ParcelPacked', parcelId: parcelId('delivered', 1), courier: 'pathao' },
      lines: [{ lineId: '1', quantity: 2 }],
    },
    { type: 'ParcelBooked', parcelId: parcelId('delivered', 1), consignmentId: 'DC1', fee: 60 },
    { type: 'ParcelHandedOver', parcelId: parcelId('delivered', 1) },
    { type: 'PaymentCaptured', paymentId: '1' },
    {
      ...{ type: 'ParcelTracked', parcelId: parcelId('delivered', 1), status: 'DELIVERED' },
      ...{ trackingId: 'scan', vendorStatus: 'delivered', occurredAt: later(20) },
    },
    { type: 'OrderClosed' },
    {
      ...{ type: 'RefundRequested', refundId: '1', amount: REFUNDED, reason: 'LATE' },
      from: [{ ordinal: 1, paymentId: '1', amount: REFUNDED }],
    },
    {
      ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '1' },
      ...{ reference: 're_delivered', amount: REFUNDED },
    },
  ),
  transactions: [
    { kind: 'AUTHORIZE', status: 'SUCCEEDED' },
    { kind: 'CAPTURE', status: 'SUCCEEDED' },
    { kind: 'REFUND', status: 'SUCCEEDED' },
  ],
};

/** Cancelled by its customer, whose command is `command-cancel`. */
const CANCELLED: Life = {
  id: 'cancelled',
  wish: 'wish-1',
  facts: [
    ...told({ type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_cancelled' }),
    { fact: { type: 'CancellationRequested', reason: 'Too slow' }, command: 'command-cancel' },
    ...told(
      { type: 'PaymentVoided', paymentId: '1' },
      { type: 'InventoryReleased' },
      { type: 'OrderCancelled' },
    ),
  ],
  transactions: [
    { kind: 'AUTHORIZE', status: 'SUCCEEDED' },
    { kind: 'VOID', status: 'SUCCEEDED' },
  ],
};

/** Waits for the warehouse. */
const CONFIRMED: Life = {
  id: 'confirmed',
  wish: 'wish-2',
  facts: told(
    { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_confirmed' },
    { type: 'OrderConfirmed' },
  ),
  transactions: [{ kind: 'AUTHORIZE', status: 'SUCCEEDED' }],
};

/** What a run leaves behind that went as it should: one order delivered, one cancelled, one in the warehouse. */
export function soundEvidence(): Evidence {
  const orders = [DELIVERED, CANCELLED, CONFIRMED].map(orderOf);
  return {
    takenAt: later(120),
    orders,
    stock: [{ sku: PHONES.sku, onHand: 98, reserved: 2 }],
    stockDifferences: [],
    openingStock: { [PHONES.sku]: 100 },
    vendors: {
      intents: [
        intentOf('delivered', 'succeeded', GRAND),
        intentOf('cancelled', 'canceled', GRAND),
        intentOf('confirmed', 'requires_capture', GRAND),
      ],
      refunds: [refundOf('delivered', REFUNDED)],
      consignments: [parcelOf(parcelId('delivered', 1), 'DC1')],
      messages: orders.map(({ wish }) => ({
        ...{ id: `${wish}`, vendor: 'sendgrid' as const, to: `${wish}@shop.example`, from: 'shop' },
        ...{ text: 'Thank you', status: 'delivered' as const, sentAt: later(1) },
      })),
      erp: orders.map(({ id, version, status, paymentStatus }) => ({
        ...{ orderId: id, version, status, paymentStatus },
      })),
    },
    placements: orders.map(({ id, wish = '' }) => ({
      ...{ key: wish, orderIds: [id, id], email: `${wish}@shop.example`, phone: '+8801876500000' },
    })),
    commands: [
      { orderId: 'cancelled', name: 'cancel', commandId: 'command-cancel', outcomes: ['accepted', 'done'] },
    ],
    unhandledWebhooks: 0,
    leaks: [],
    unrest: [],
  };
}

function orderOf({ id, wish, facts, transactions = [] }: Life): OrderEvidence {
  const placed = createOrder({
    ...{ id, customerId: CUSTOMER.id, currency: 'BDT', ...PRICED, policy: STANDARD_POLICY },
    ...{ at: PLACED_AT, actor: CUSTOMER, tenders: [BY_CARD] },
  });
  let state: OrderState = placed.state;
  const events: OrderEvent[] = [placed.event];
  const ledger: LedgerEntry[] = [];
  for (const { fact, command } of facts) {
    const event = asEvent(state, fact, command === undefined ? {} : { command: { id: command, hash: 'h' } });
    const id_ = command === undefined ? event.id : `${id}/${command}/0`;
    events.push({ ...event, id: id_ });
    const after = evolve(state, event);
    ledger.push(...entriesBetween(state, after));
    state = after;
  }
  return {
    ...shown(state, wish),
    ...{ events: events.map(rowOf), transactions: transactionsOf(id, transactions), ledger },
  };
}

function shown(state: OrderState, wish: string): Omit<OrderEvidence, 'events' | 'transactions' | 'ledger'> {
  const { id, customerId, version, revision, totals, deliveredAt = null, closedAt = null } = state;
  const status = deriveStatus(state);
  return {
    ...{ id, customerId, version, revision, totals, deliveredAt, closedAt, wish, state, status },
    ...{ stage: stageOf(status), paymentStatus: derivePaymentStatus(state), holdReason: null, started: true },
    lines: state.lines.map((line) => ({
      ...{ id: line.id, sku: line.sku, status: deriveLineStatus(line), quantities: line.quantities },
      reserved: line.quantities.reserved + line.quantities.packed,
    })),
    payments: state.payments.map((payment) => ({
      ...{ id: payment.id, status: payment.state, amount: payment.amount },
      reference: payment.reference ?? null,
    })),
    shipments: state.parcels.map((parcel) => ({
      ...{ id: parcel.id, status: parcel.state, consignmentId: parcel.consignmentId ?? null },
    })),
    holds: [],
    notifications: [{ id: `${id}/placed/email`, channel: 'email', status: 'SENT', attempts: 1 }],
    erp: { status: 'SYNCED', wantedVersion: version, pushedVersion: version },
    workflow: { runs: [closedAt === null ? 'RUNNING' : 'COMPLETED'], taskAttempts: 0, activities: [] },
  };
}

function rowOf({ id, version, at, actor, command, ...data }: OrderEvent): EventRow {
  return {
    ...{ id, version, at, type: data.type, data, actorId: actor.id, actorRole: actor.role },
    ...{ commandId: command?.id ?? null, commandHash: command?.hash ?? null },
  };
}

function transactionsOf(orderId: string, rows: NonNullable<Life['transactions']>): TransactionRow[] {
  return rows.map(({ kind, status }) => ({
    ...{ id: `${orderId}/${kind.toLowerCase()}/1`, paymentId: '1', kind, status },
    ...(kind === 'REFUND'
      ? { amount: REFUNDED, providerRef: `re_${orderId}` }
      : { amount: GRAND, providerRef: `pi_${orderId}` }),
  }));
}
