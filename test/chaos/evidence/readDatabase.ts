import type { OrderState } from '../../../domain/order/order';
import type { Prisma, PrismaClient } from '../../../prisma/client';
import { readStockDifferences, type StockDifference } from '../../../prisma/stock/readStockDifferences';
import type { OrderEvidence, StockRow } from './evidence';

/** An order as the database has it; what Temporal knows comes from elsewhere. */
export type StoredOrder = Omit<OrderEvidence, 'workflow'>;

/** Everything of the database that is looked into. */
export interface Stored {
  readonly orders: readonly StoredOrder[];
  readonly stock: readonly StockRow[];
  /** Shelves of which counts, ledger and orders say different things. */
  readonly stockDifferences: readonly StockDifference[];
  readonly unhandledWebhooks: number;
}

/** How long an order book of some thousands takes to read, and some. On a busy machine the reading begins as late. */
const READ_TIMEOUT_MS = 60_000;

/** Reads it as of one moment: orders that change meanwhile would contradict themselves. */
export async function readDatabase(prisma: PrismaClient): Promise<Stored> {
  const read = async (transaction: Prisma.TransactionClient): Promise<Stored> => ({
    orders: await readOrders(transaction),
    stock: await transaction.stock.findMany({ orderBy: { sku: 'asc' } }),
    stockDifferences: await readStockDifferences({
      rows: (statement, ...values) => transaction.$queryRaw(statement, ...values),
    }),
    unhandledWebhooks: await transaction.webhookInbox.count({ where: { handledAt: null } }),
  });
  const patience = { maxWait: READ_TIMEOUT_MS, timeout: READ_TIMEOUT_MS };
  return prisma.$transaction(read, { isolationLevel: 'RepeatableRead', ...patience });
}

/** Every order with all its rows: a table after the other, since the transaction has one connection for all of them. */
async function readOrders(transaction: Prisma.TransactionClient): Promise<StoredOrder[]> {
  const rows = await transaction.order.findMany({ orderBy: { id: 'asc' } });
  const items = byOrder(await transaction.orderItem.findMany());
  const events = byOrder(await transaction.orderEvent.findMany({ orderBy: { version: 'asc' } }));
  const payments = byOrder(await transaction.payment.findMany());
  const transactions = byOrder(await transaction.paymentTransaction.findMany());
  const entries = byOrder(await transaction.ledgerEntry.findMany());
  const shipments = byOrder(await transaction.shipment.findMany());
  const holds = byOrder(await transaction.orderHold.findMany());
  const notifications = byOrder(await transaction.notification.findMany());
  const pushes = byOrder(await transaction.erpPush.findMany());
  return rows.map((row) => {
    const { itemsTotal, discountTotal, taxTotal, shippingTotal, grandTotal } = row;
    return {
      ...row,
      totals: {
        ...{ items: itemsTotal, discount: discountTotal, tax: taxTotal },
        ...{ shipping: shippingTotal, grand: grandTotal },
      },
      deliveredAt: row.deliveredAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
      started: row.workflowStartedAt !== null,
      wish: wishIn(row.metadata),
      erp: pushes(row.id)[0] ?? null,
      state: row.state as unknown as OrderState,
      events: events(row.id).map((event) => ({ ...event, at: event.at.toISOString() })),
      lines: items(row.id).map((item) => ({
        ...item,
        quantities: item.quantities as unknown as OrderEvidence['lines'][number]['quantities'],
      })),
      payments: payments(row.id).map(({ id, status, amount, reference }) => ({
        ...{ id, status, amount, reference },
      })),
      transactions: transactions(row.id),
      ledger: entries(row.id).map(({ kind, debit, credit, amount }) => ({
        ...{ kind, debit, credit },
        amount: Number(amount),
      })),
      shipments: shipments(row.id).map(({ id, status, consignmentId }) => ({ id, status, consignmentId })),
      holds: holds(row.id).map(({ key, reason, blocks, owner, since, until, defaultAction }) => ({
        ...{ key, reason, blocks, owner, defaultAction },
        ...{ since: since.toISOString(), until: until?.toISOString() ?? null },
      })),
      notifications: notifications(row.id),
    };
  });
}

/** Looks up the rows of an order, in the order in which they were read. */
function byOrder<Row extends { readonly orderId: string }>(
  rows: readonly Row[],
): (orderId: string) => readonly Row[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.orderId, [...(found.get(row.orderId) ?? []), row]);
  return (orderId) => found.get(orderId) ?? [];
}

function wishIn(metadata: unknown): string | undefined {
  const wish = new Map<string, unknown>(Object.entries(metadata ?? {})).get('wish');
  return typeof wish === 'string' ? wish : undefined;
}
