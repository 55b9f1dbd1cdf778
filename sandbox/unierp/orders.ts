import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Journal } from '../journal';

const CAPACITY = 100_000;

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal such as "1530.00"');

/** What UniERP checks of a sales order; all of it is kept. */
export const salesOrder = z.looseObject({
  external_version: z.int().min(1),
  order_no: z.string().min(1),
  status: z.string().min(1),
  payment_status: z.string().min(1),
  currency: z.string().length(3),
  amounts: z.record(z.string(), decimal),
  lines: z.array(z.looseObject({ line_no: z.string(), item_code: z.string().min(1), total: decimal })).min(1),
});
export type SalesOrder = z.infer<typeof salesOrder>;

/** A sales order as UniERP has it. */
export interface SavedSalesOrder {
  /** The shop's id of the order. */
  readonly id: string;
  /** UniERP's own. */
  readonly reference: string;
  readonly document: SalesOrder;
  /** Times a document came that was older than the one at hand. */
  readonly outdated: number;
  /** RFC 3339. */
  readonly savedAt: string;
}

export interface SalesOrders {
  /** Keeps the newer of the document at hand and this one, whatever order they come in. */
  put(orderId: string, document: SalesOrder): SavedSalesOrder;
  list(): readonly SavedSalesOrder[];
}

export function createSalesOrders(journal: Journal): SalesOrders {
  const orders = journal.table<SavedSalesOrder>('unierp.orders', CAPACITY);
  return {
    list: () => orders.values(),
    put: (orderId, document) => {
      const known = orders.get(orderId);
      const saved = known ? merged(known, document) : newOrder(orderId, document);
      if (saved !== known) orders.put(saved);
      return saved;
    },
  };
}

function merged(known: SavedSalesOrder, document: SalesOrder): SavedSalesOrder {
  const { external_version: at } = known.document;
  if (document.external_version === at) return known;
  if (document.external_version < at) return { ...known, outdated: known.outdated + 1 };
  return { ...known, document, savedAt: new Date().toISOString() };
}

function newOrder(orderId: string, document: SalesOrder): SavedSalesOrder {
  const digest = createHash('sha256').update(orderId).digest('hex').slice(0, 10).toUpperCase();
  return {
    id: orderId,
    reference: `SO-${digest}`,
    document,
    outdated: 0,
    savedAt: new Date().toISOString(),
  };
}
