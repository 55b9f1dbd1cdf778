import { z } from 'zod';
import type { OverviewTable } from '../control/overviewTable';
import { sandboxVendor } from '../vendor';
import { createSalesOrders, type SavedSalesOrder } from './orders';
import { unierpRoutes } from './routes';

export const unierp = sandboxVendor({
  name: 'unierp',
  path: '/unierp',
  variables: { UNIERP_API_KEY: z.string().default('sandbox-unierp-key') },
  toOptions: (env) => ({ apiKey: env.UNIERP_API_KEY }),
  overloaded: { error: { code: 'unavailable', message: 'The service is being maintained.' } },
  refusal: { status: 422, body: { error: { code: 'refused_on_demand', message: 'Refused on demand.' } } },
  start: (options, world) => {
    const orders = createSalesOrders(world.journal);
    return {
      routes: unierpRoutes(options, orders, world.serve),
      // It is asked, and tells nothing by itself.
      sign: 'none',
      ledger: (orderId) => ({
        erp: orders
          .list()
          .filter(({ id }) => orderId === undefined || id === orderId)
          .map(erpEntry),
      }),
      overview: () => overviewOf(orders.list()),
    };
  },
});

/** What the ERP has of one order. */
export interface ErpEntry {
  readonly orderId: string;
  readonly version: number;
  readonly status: string;
  readonly paymentStatus: string;
}

function erpEntry({ id, document }: SavedSalesOrder): ErpEntry {
  return {
    orderId: id,
    version: document.external_version,
    status: document.status,
    paymentStatus: document.payment_status,
  };
}

function overviewOf(orders: readonly SavedSalesOrder[]): OverviewTable {
  const rows = orders.map(({ id, reference, document, savedAt }) => [
    reference,
    `${document.order_no} (${id})`,
    String(document.external_version),
    document.status,
    document.payment_status,
    savedAt,
  ]);
  return {
    title: 'UniERP',
    about: 'Keeps the shop’s books: a sales order for each order, in its newest version.',
    head: ['sales order', 'order', 'version', 'status', 'payment', 'since'],
    rows,
  };
}
