import type { OrderStatus } from '../../../domain/order/status';
import { order } from '../../../api/schema/order';
import { ApiRefusal, type ApiAnswer, type ApiClient } from './apiClient';
import { eachConcurrently } from './eachConcurrently';
import type { Invoice } from '../feed/invoices';
import type { Refusal } from '../feed/invoiceLine';
import { idempotencyKeyOf, toOrderRequest } from './orderRequest';

/** The order that stands for an invoice, as the API answered. */
export interface PlacedOrder {
  readonly invoiceNo: string;
  readonly orderId: string;
  readonly number: string;
  readonly status: OrderStatus;
  /** Minor units. */
  readonly total: number;
  readonly pieces: number;
  readonly createdAt: string;
  /** False when an earlier replay had placed it. */
  readonly placedNow: boolean;
  /** From the first attempt to the answer. */
  readonly latencyMs: number;
}

export interface Placements {
  readonly placed: readonly PlacedOrder[];
  /** Invoices that the API would not take. */
  readonly refusals: readonly Refusal[];
}

const placedOrder = order.pick({
  id: true,
  number: true,
  status: true,
  totals: true,
  lines: true,
  createdAt: true,
});

/** What the API says of one order's content; anything else concerns us as a caller, and ends the replay. */
const REFUSED_CONTENT: readonly number[] = [400, 409, 413, 422];

/**
 * Places one order for every invoice, so many at a time.
 * @param onSettled called after each, placed or refused.
 * @throws {ApiUnreachable | ApiRefusal} when the API doesn't answer or doesn't accept the caller.
 */
export async function placeOrders(
  client: ApiClient,
  sales: readonly Invoice[],
  { concurrency, onSettled }: { readonly concurrency: number; readonly onSettled: () => void },
): Promise<Placements> {
  const startedAt = Date.now();
  const placed = new Map<string, PlacedOrder>();
  const refusals: Refusal[] = [];
  await eachConcurrently(sales, concurrency, async (invoice) => {
    try {
      placed.set(invoice.invoiceNo, await placeInvoice(client, invoice, startedAt));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || !REFUSED_CONTENT.includes(error.status)) throw error;
      refusals.push({ invoiceNo: invoice.invoiceNo, row: null, reason: error.message });
    }
    onSettled();
  });
  const inFileOrder = sales.flatMap(({ invoiceNo }) => placed.get(invoiceNo) ?? []);
  return { placed: inFileOrder, refusals };
}

async function placeInvoice(client: ApiClient, invoice: Invoice, startedAt: number): Promise<PlacedOrder> {
  const askedAt = performance.now();
  const answer = await client.call(placedOrder, {
    method: 'POST',
    path: '/api/orders',
    body: toOrderRequest(invoice),
    idempotencyKey: idempotencyKeyOf(invoice),
  });
  const { id, number, status, totals, lines, createdAt } = answer.body;
  return {
    invoiceNo: invoice.invoiceNo,
    orderId: id,
    number,
    status,
    total: totals.grand.amount,
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    createdAt,
    placedNow: isNew(answer, createdAt, startedAt),
    latencyMs: performance.now() - askedAt,
  };
}

/** An order whose first answer got lost on the way was placed by this replay, though its repeat says "replayed". */
function isNew({ replayed, attempts }: ApiAnswer<unknown>, createdAt: string, startedAt: number): boolean {
  return !replayed || (attempts > 1 && Date.parse(createdAt) >= startedAt);
}
