import type { OrderStatus } from '../../../domain/order/status';
import type { Delivery, StuckOrder } from '../shop/awaitDelivery';
import { amountOf, piecesOf, type InvoiceBook } from '../feed/invoices';
import { CURRENCY, type Refusal } from '../feed/invoiceLine';
import type { Placements, PlacedOrder } from '../shop/placeOrders';
import type { CatalogueCounts, CreditCounts, StockCounts } from '../shop/setUp';

/** What a replay did and found. Money in minor units, durations in milliseconds, rates per second. */
export interface ReplaySummary {
  readonly file: string;
  readonly startedAt: string;
  readonly invoices: {
    readonly total: number;
    readonly lines: number;
    readonly sales: number;
    readonly cancellations: number;
    readonly writeOffs: number;
    /** As a whole, since a line of them makes no sense. */
    readonly refused: number;
    /** Those of them that are sales: they become no order. */
    readonly refusedSales: number;
  };
  readonly catalogue: CatalogueCounts;
  readonly stock: StockCounts;
  readonly credits: CreditCounts;
  readonly orders: {
    readonly placedNow: number;
    readonly alreadyThere: number;
    /** The API would not take them; the reasons stand in `refused`. */
    readonly refused: number;
    readonly byStatus: Readonly<Partial<Record<OrderStatus, number>>>;
    /** While this replay watched. */
    readonly deliveredNow: number;
  };
  readonly money: {
    readonly currency: string;
    /** Of all sales, refused ones included. */
    readonly inFile: number;
    /** Of the sales that the file's own lines had refused, as far as these can be read. */
    readonly refused: number;
    readonly placed: number;
    readonly equal: boolean;
  };
  readonly pieces: { readonly inFile: number; readonly placed: number };
  readonly durations: {
    readonly placingMs: number;
    /** From the first placement to the last delivery seen; null when nothing was delivered meanwhile. */
    readonly toDeliveredMs: number | null;
    readonly placeP50Ms: number;
    readonly placeP99Ms: number;
  };
  readonly rates: {
    readonly placementsPerSecond: number;
    readonly deliveredPerSecond: number | null;
  };
  /** Every line, and every whole invoice, that became no part of an order. */
  readonly refused: readonly Refusal[];
  readonly stuck: readonly StuckOrder[];
  /** Orders that wait for people of the shop, as they should: to be packed, or to be reviewed. */
  readonly waiting: readonly StuckOrder[];
}

/** What a summary is made of. */
export interface ReplayRecord {
  readonly file: string;
  readonly book: InvoiceBook;
  readonly catalogue: CatalogueCounts;
  readonly stock: StockCounts;
  readonly credits: CreditCounts;
  readonly placements: Placements;
  /** By the clock of `Date.now()`, around the placements. */
  readonly placingFrom: number;
  readonly placingTo: number;
  readonly delivery: Delivery;
}

/** Adds a replay up. */
export function summarize(record: ReplayRecord): ReplaySummary {
  const { book, placements, delivery } = record;
  const { placed } = placements;
  const refused = sum(book.refusedSales, ({ amount }) => amount);
  const inFile = sum(book.sales, amountOf) + refused;
  const money = sum(placed, ({ total }) => total);
  const placedNow = placed.filter((order) => order.placedNow).length;
  return {
    file: record.file,
    startedAt: new Date(record.placingFrom).toISOString(),
    invoices: countInvoices(book),
    catalogue: record.catalogue,
    stock: record.stock,
    credits: record.credits,
    orders: {
      placedNow,
      alreadyThere: placed.length - placedNow,
      refused: placements.refusals.length,
      byStatus: countStatuses(delivery.statuses),
      deliveredNow: delivery.deliveredNow,
    },
    money: { currency: CURRENCY, inFile, refused, placed: money, equal: money === inFile },
    pieces: {
      inFile: sum(book.sales, piecesOf) + sum(book.refusedSales, ({ pieces }) => pieces),
      placed: sum(placed, ({ pieces }) => pieces),
    },
    ...measure(record),
    refused: [...book.refusals, ...placements.refusals],
    stuck: delivery.stuck,
    waiting: delivery.waiting,
  };
}

/** Whether every sale became exactly one order, for exactly its money, and arrived or waits for people as it should. */
export function isSound(
  { invoices, orders, money, stuck }: ReplaySummary,
  placed: readonly PlacedOrder[],
): boolean {
  const ids = new Set(placed.map(({ orderId }) => orderId));
  const eachOnce = placed.length === invoices.sales && ids.size === invoices.sales;
  return eachOnce && orders.refused === 0 && invoices.refusedSales === 0 && money.equal && stuck.length === 0;
}

function countInvoices(book: InvoiceBook): ReplaySummary['invoices'] {
  const { sales, cancellations, writeOffs, invoiceCount } = book;
  return {
    total: invoiceCount,
    lines: book.recordCount,
    sales: sales.length,
    cancellations: cancellations.length,
    writeOffs: writeOffs.length,
    refused: invoiceCount - sales.length - cancellations.length - writeOffs.length,
    refusedSales: book.refusedSales.length,
  };
}

function countStatuses(statuses: readonly OrderStatus[]): ReplaySummary['orders']['byStatus'] {
  const counts: Partial<Record<OrderStatus, number>> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function measure(record: ReplayRecord): Pick<ReplaySummary, 'durations' | 'rates'> {
  const { placingFrom, placingTo, placements, delivery } = record;
  const latencies = placements.placed.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  const placingMs = placingTo - placingFrom;
  const toDeliveredMs = delivery.lastDeliveredAt === null ? null : delivery.lastDeliveredAt - placingFrom;
  return {
    durations: {
      placingMs,
      toDeliveredMs,
      placeP50Ms: quantile(latencies, 0.5),
      placeP99Ms: quantile(latencies, 0.99),
    },
    rates: {
      placementsPerSecond: perSecond(placements.placed.length, placingMs),
      deliveredPerSecond: toDeliveredMs === null ? null : perSecond(delivery.deliveredNow, toDeliveredMs),
    },
  };
}

/** The smallest value that this share of all values does not exceed; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) * 10) / 10;
}

function perSecond(count: number, ms: number): number {
  return Math.round((count / Math.max(ms, 1)) * 10_000) / 10;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
