import type { StockDifference } from '../../../prisma/stock/readStockDifferences';
import type { Totals, LineQuantities, OrderState } from '../../../domain/order/order';
import type { ErpEntry } from '../../../sandbox/unierp';
import type { PaymentIntent } from '../../../sandbox/stripe/intent';
import type { Refund } from '../../../sandbox/stripe/refunds';
import type { PathaoParcel } from '../../../sandbox/pathao/parcel';
import type { SentMessage } from '../../../sandbox/messages';
import type { Leak } from './personalData';

/** An event as SQL keeps it. */
export interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actorId: string;
  readonly actorRole: string;
  readonly commandId: string | null;
  readonly commandHash: string | null;
  /** RFC 3339. */
  readonly at: string;
}

export interface LineRow {
  readonly id: string;
  readonly sku: string;
  readonly status: string;
  readonly reserved: number;
  readonly quantities: LineQuantities;
}

export interface PaymentRow {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly reference: string | null;
}

export interface TransactionRow {
  readonly id: string;
  readonly paymentId: string;
  readonly kind: string;
  readonly status: string;
  readonly amount: number;
  readonly providerRef: string | null;
}

/** An entry of the double-entry ledger. */
export interface LedgerRow {
  readonly kind: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
}

export interface ShipmentRow {
  readonly id: string;
  readonly status: string;
  readonly consignmentId: string | null;
}

export interface HoldRow {
  readonly key: string;
  readonly reason: string;
  readonly blocks: readonly string[];
  readonly owner: string;
  /** RFC 3339, as `until`. */
  readonly since: string;
  readonly until: string | null;
  readonly defaultAction: string | null;
}

export interface NotificationRow {
  readonly id: string;
  readonly channel: string;
  readonly status: string;
  readonly attempts: number;
}

/** How far the ERP is in step with an order, in our own books. */
export interface ErpRow {
  readonly status: string;
  readonly wantedVersion: number;
  readonly pushedVersion: number;
}

/** What Temporal knows of an order. */
export interface WorkflowEvidence {
  /** The status of each run, such as `RUNNING` or `COMPLETED`. */
  readonly runs: readonly string[];
  /** Attempts of the workflow task that is due now; 0 when none is. From 2 on it fails. */
  readonly taskAttempts: number;
  /** The version of the order that the latest run knows; undefined when nobody can be asked: it works, has ended, or there is none. */
  readonly knownVersion?: number;
  /** Activities that are under way or wait to be repeated. */
  readonly activities: readonly { readonly type: string; readonly attempt: number }[];
}

/** All that is kept of one order. */
export interface OrderEvidence {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  readonly stage: string;
  readonly paymentStatus: string;
  readonly version: number;
  readonly revision: number;
  readonly holdReason: string | null;
  readonly totals: Totals;
  readonly deliveredAt: string | null;
  readonly closedAt: string | null;
  readonly started: boolean;
  /** The name under which the client asked for it: part of the order's metadata. */
  readonly wish: string | undefined;
  readonly state: OrderState;
  readonly events: readonly EventRow[];
  readonly lines: readonly LineRow[];
  readonly payments: readonly PaymentRow[];
  readonly transactions: readonly TransactionRow[];
  readonly ledger: readonly LedgerRow[];
  readonly shipments: readonly ShipmentRow[];
  readonly holds: readonly HoldRow[];
  readonly notifications: readonly NotificationRow[];
  readonly erp: ErpRow | null;
  readonly workflow: WorkflowEvidence;
}

export interface StockRow {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** What a client asked for and was told. */
export interface PlacementRecord {
  /** Its idempotency key, and the order's name in its metadata. */
  readonly key: string;
  /** Ids of the orders in its answers: as many as there were answers of success. */
  readonly orderIds: readonly string[];
  readonly email: string;
  readonly phone: string;
}

/** `unknown`: no answer came for as long as the client tried. */
export type CommandOutcome = 'done' | 'accepted' | 'refused' | 'notFound' | 'unknown';

export interface CommandRecord {
  readonly orderId: string;
  readonly name: string;
  /** By which its events are known. */
  readonly commandId: string;
  /** One for each time the client was told something; repeats of one key are one record. */
  readonly outcomes: readonly CommandOutcome[];
}

/** What the vendors know. */
export interface VendorEvidence {
  readonly intents: readonly PaymentIntent[];
  readonly refunds: readonly Refund[];
  readonly consignments: readonly PathaoParcel[];
  readonly messages: readonly SentMessage[];
  readonly erp: readonly ErpEntry[];
}

/** Everything the checker looks at, taken when nothing moves any more. */
export interface Evidence {
  /** RFC 3339. */
  readonly takenAt: string;
  readonly orders: readonly OrderEvidence[];
  readonly stock: readonly StockRow[];
  /** Shelves of which counts, ledger and orders say different things. */
  readonly stockDifferences: readonly StockDifference[];
  /** Pieces brought in before the first order, by SKU. */
  readonly openingStock: Readonly<Record<string, number>>;
  readonly vendors: VendorEvidence;
  readonly placements: readonly PlacementRecord[];
  readonly commands: readonly CommandRecord[];
  /** Webhooks that were stored and not handed on. */
  readonly unhandledWebhooks: number;
  readonly leaks: readonly Leak[];
  /** Why the shop had not come to rest when the patience ended; empty when it had. */
  readonly unrest: readonly string[];
}
