import { pendingCreditsResult } from '../../../api/schema/admin';
import { bulkAdjustmentResult } from '../../../api/schema/stock/inventory';
import { productsImportResult } from '../../../api/schema/catalogue';
import type { ApiClient } from './apiClient';
import { buildCatalogue } from './catalogue';
import { toCredit } from './credits';
import { amountOf, type InvoiceBook } from '../feed/invoices';
import { openingStock, writeOffStock, type StockAdjustment } from './stock';

/** The API takes so many in one request. */
const BATCH = 5_000;

export interface CatalogueCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Creates the feed's products, or brings those that are known in step. */
export async function importCatalogue(client: ApiClient, book: InvoiceBook): Promise<CatalogueCounts> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const products of batches(buildCatalogue(book))) {
    const request = { method: 'PUT', path: '/api/admin/products', body: { products } } as const;
    const { body } = await client.call(productsImportResult, request);
    counts.created += body.created;
    counts.updated += body.updated;
    counts.unchanged += body.unchanged;
  }
  return counts;
}

export interface StockCounts {
  readonly opening: { readonly pieces: number; readonly applied: number; readonly known: number };
  readonly writeOffs: { readonly pieces: number; readonly applied: number; readonly known: number };
}

/** Brings in what the feed takes out, then books its write-offs; each adjustment once, however often it is sent. */
export async function stockShelves(client: ApiClient, book: InvoiceBook): Promise<StockCounts> {
  const opening = await adjust(client, openingStock(book));
  return { opening, writeOffs: await adjust(client, writeOffStock(book)) };
}

async function adjust(client: ApiClient, all: readonly StockAdjustment[]): Promise<StockCounts['opening']> {
  const counts = { pieces: all.reduce((sum, { delta }) => sum + delta, 0), applied: 0, known: 0 };
  for (const adjustments of batches(all)) {
    const path = '/api/admin/inventory/adjustments';
    const { body } = await client.call(bulkAdjustmentResult, {
      method: 'POST',
      path,
      body: { adjustments },
    });
    counts.applied += body.applied;
    counts.known += body.known;
  }
  return counts;
}

export interface CreditCounts {
  /** Owed in all, in minor units. */
  readonly amount: number;
  readonly recorded: number;
  readonly known: number;
}

/** Records what the feed's cancellations owe, for finance to decide on. */
export async function recordCredits(client: ApiClient, book: InvoiceBook): Promise<CreditCounts> {
  const amount = book.cancellations.reduce((sum, invoice) => sum - amountOf(invoice), 0);
  const counts = { amount, recorded: 0, known: 0 };
  for (const credits of batches(book.cancellations.map(toCredit))) {
    const request = { method: 'POST', path: '/api/admin/credits', body: { credits } } as const;
    const { body } = await client.call(pendingCreditsResult, request);
    counts.recorded += body.recorded;
    counts.known += body.known;
  }
  return counts;
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const starts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => index * BATCH);
  return starts.map((start) => items.slice(start, start + BATCH));
}
