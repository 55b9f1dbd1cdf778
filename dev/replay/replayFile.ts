import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readiness } from '../../api/schema/session';
import { createApiClient } from './shop/apiClient';
import { awaitDelivery } from './shop/awaitDelivery';
import { readRecords } from './feed/invoiceFile';
import { sortInvoices } from './feed/invoices';
import { placeOrders } from './shop/placeOrders';
import type { ReplayProgress } from './report/progress';
import { importCatalogue, recordCredits, stockShelves } from './shop/setUp';
import { isSound, summarize, type ReplaySummary } from './report/summary';

export interface ReplayOptions {
  /** The feed. */
  readonly file: string;
  /** Origin of a running API, such as `http://127.0.0.1:3000`. */
  readonly apiUrl: string;
  /**
   * A bearer token with the role `checkout` alone: with more roles the API would take the caller for staff, who
   * may not set prices. Idempotency keys belong to the token's subject, so it must be the same in every replay.
   */
  readonly token: string;
  /** How many orders are placed at a time. */
  readonly concurrency: number;
  /** Where the summary is written as JSON. */
  readonly json?: string;
  readonly onProgress?: (progress: ReplayProgress) => void;
  /** Gives up waiting when no order has moved for so long. */
  readonly stallMs?: number;
  readonly pollMs?: number;
  /** Whether the shop's people pack and review its orders, which then end there for a replay. */
  readonly byPeople: boolean;
}

/** A summary with its verdict. */
export type ReplayResult = ReplaySummary & {
  /** Every sale became exactly one order, for exactly its money, and was delivered or waits for the shop's people as it should. */
  readonly ok: boolean;
};

/**
 * Replays a feed of invoices as the shop's checkout: catalogue and stock, one order per sale, a credit per
 * cancellation; then waits until all is delivered. Safe to repeat and to interrupt: what is there already stays.
 * @throws {InvoiceFileError} when the file can't be used, {ApiUnreachable | ApiRefusal} when the API can't.
 */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const { concurrency, byPeople, stallMs = 120_000, pollMs = 1_000, onProgress = () => undefined } = options;
  const book = sortInvoices(readRecords(await readFile(options.file, 'utf8')));
  const client = createApiClient(options);

  await requireReady(options);
  onProgress({ phase: 'Catalogue and stock', done: 0, total: 2 });
  const catalogue = await importCatalogue(client, book);
  onProgress({ phase: 'Catalogue and stock', done: 1, total: 2 });
  const stock = await stockShelves(client, book);
  onProgress({ phase: 'Catalogue and stock', done: 2, total: 2 });

  const total = book.sales.length;
  let settled = 0;
  onProgress({ phase: 'Placed', done: 0, total });
  const placingFrom = Date.now();
  const placements = await placeOrders(client, book.sales, {
    concurrency,
    onSettled: () => onProgress({ phase: 'Placed', done: (settled += 1), total }),
  });
  const placingTo = Date.now();
  const credits = await recordCredits(client, book);
  const delivery = await awaitDelivery(client, placements.placed, {
    stallMs,
    pollMs,
    byPeople,
    onProgress: (done) => onProgress({ phase: 'Delivered', done, total: placements.placed.length }),
  });

  const file = path.basename(options.file);
  const record = { file, book, catalogue, stock, credits, placements, placingFrom, placingTo, delivery };
  const summary = summarize(record);
  const result = { ...summary, ok: isSound(summary, placements.placed) };
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** Asks once, so that a stack which isn't running is told at once and not after a minute of patience. */
async function requireReady(options: ReplayOptions): Promise<void> {
  const impatient = createApiClient({ ...options, attempts: 1 });
  await impatient.call(readiness, { path: '/readyz' });
}
