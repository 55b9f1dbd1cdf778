import { z } from 'zod';
import { createHttpClient, type Answer } from '../measure/http';

/** What the bench asks of orders-go, which answers for orders and for shipments at ports of their own. */
export interface OmsApi {
  /** Orders one item, of which there always is one. */
  order(id: string, customer: string): Promise<void>;
  /** The shipments that are booked and not delivered. */
  pendingShipments(): Promise<readonly string[]>;
  /** What the courier says. */
  tell(shipment: string, status: 'dispatched' | 'delivered'): Promise<void>;
  close(): void;
}

/** Any but those of the brand whose items it holds to be out of stock, which would have its customer asked. */
const SKU = 'BENCH-0001';

/** Speaks to both of its APIs over connections that are kept open. */
export function createOmsApi(origins: { readonly orders: string; readonly shipments: string }): OmsApi {
  const orders = createHttpClient(origins.orders);
  const shipments = createHttpClient(origins.shipments);
  return {
    order: async (id, customer) => {
      const body = { id, customerId: customer, items: [{ sku: SKU, quantity: 1 }] };
      expectStatus(201, await orders.post('/orders', {}, JSON.stringify(body)));
    },
    pendingShipments: async () => readShipments(expectStatus(200, await shipments.get('/shipments/pending'))),
    tell: async (shipment, status) => {
      const path = `/shipments/${encodeURIComponent(shipment)}/status`;
      expectStatus(200, await shipments.post(path, {}, JSON.stringify({ status })));
    },
    close: () => {
      orders.close();
      shipments.close();
    },
  };
}

const shipmentList = z.array(z.object({ id: z.string() }));

/** The ids in a list of shipments as it is answered. */
export function readShipments(body: string): string[] {
  return shipmentList.parse(JSON.parse(body)).map(({ id }) => id);
}

function expectStatus(wanted: number, { status, body }: Answer): string {
  if (status !== wanted) throw new Error(`orders-go answered ${status} instead of ${wanted}: ${body}`);
  return body;
}
