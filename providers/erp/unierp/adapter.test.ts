import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { createGuard, DEFAULT_LIMITS } from '../../resilience';
import type { Erp, ErpOrder } from '../erp';
import { createUnierp } from './adapter';
import { unierpOrderOf } from './order';

const NONE = {
  ordered: 0,
  reserved: 0,
  backordered: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  cancelled: 0,
  returned: 0,
  exchanged: 0,
  lost: 0,
};

const ORDER: ErpOrder = {
  orderId: 'ORDER',
  version: 3,
  number: 'TL-100001',
  status: 'CONFIRMED',
  paymentStatus: 'AUTHORIZED',
  placedAt: '2026-11-20T10:00:00.000Z',
  currency: 'BDT',
  totals: { items: 500_000, discount: 0, tax: 0, shipping: 6_005, grand: 506_005 },
  lines: [
    {
      id: '1',
      sku: 'PHONE',
      name: 'The phone',
      variant: null,
      unitPrice: 250_000,
      discount: 0,
      tax: 0,
      taxRate: null,
      total: 500_000,
      quantities: { ...NONE, ordered: 2, reserved: 2 },
    },
  ],
  customer: { id: 'cust_1', name: 'Anika Rahman', email: 'anika@example.com', phone: '+8801712345678' },
  shipTo: {
    name: 'Anika Rahman',
    line1: 'House 7',
    line2: null,
    city: 'Dhaka',
    postcode: null,
    country: 'BD',
    phone: null,
  },
  shippingMethod: 'standard',
  payments: [
    {
      id: 'P1',
      method: 'card',
      provider: 'stripe',
      reference: 'pi_1',
      status: 'AUTHORIZED',
      amount: 506_005,
    },
  ],
  parcels: [{ id: 'ORDER-1', courier: 'pathao', consignmentId: null, lines: [{ lineId: '1', quantity: 2 }] }],
};

let world: TestWorld;
let server: Server | undefined;

beforeAll(async () => {
  world = await startTestWorld();
});
afterEach(() => {
  world.sandbox.faults.clear();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
afterAll(() => world.close());

const unierp = (apiKey = 'sandbox-unierp-key'): Erp =>
  createUnierp({ baseUrl: `${world.origin}/unierp`, apiKey });

async function entries(orderId: string): Promise<unknown> {
  return ((await world.get(`/sandbox/ledger?orderId=${orderId}`)) as { erp: unknown }).erp;
}

const trouble = (kind: 'error5xx' | 'timeout' | 'timeoutAfterEffect' | 'refusal'): void =>
  world.sandbox.faults.add({ vendor: 'unierp', operation: 'putOrder', kind, count: 1 });

/** A UniERP that answers as a test tells it; resolves to the requests it gets. */
async function answering(status: number, body: unknown): Promise<{ erp: Erp; seen: unknown[] }> {
  const seen: unknown[] = [];
  server = createServer(({ method, url, headers }, response) => {
    seen.push({ method, url, key: headers['idempotency-key'], apiKey: headers['x-api-key'] });
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { erp: createUnierp({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'key' }), seen };
}

test('an order is worded as UniERP wants it: decimals as text, its own names, nothing left out', () => {
  expect(unierpOrderOf(ORDER)).toEqual({
    external_version: 3,
    order_no: 'TL-100001',
    order_date: '2026-11-20T10:00:00.000Z',
    status: 'CONFIRMED',
    payment_status: 'AUTHORIZED',
    currency: 'BDT',
    amounts: { items: '5000.00', discount: '0.00', tax: '0.00', shipping: '60.05', total: '5060.05' },
    tax_included: true,
    customer: {
      external_id: 'cust_1',
      name: 'Anika Rahman',
      email: 'anika@example.com',
      phone: '+8801712345678',
    },
    ship_to: { ...ORDER.shipTo, method: 'standard' },
    lines: [
      {
        line_no: '1',
        item_code: 'PHONE',
        item_name: 'The phone',
        variant: null,
        unit_price: '2500.00',
        discount: '0.00',
        tax: '0.00',
        tax_rate: null,
        total: '5000.00',
        quantities: { ...NONE, ordered: 2, reserved: 2 },
      },
    ],
    payments: [
      {
        external_id: 'P1',
        method: 'card',
        provider: 'stripe',
        reference: 'pi_1',
        status: 'AUTHORIZED',
        amount: '5060.05',
      },
    ],
    shipments: [
      {
        external_id: 'ORDER-1',
        carrier: 'pathao',
        tracking_no: null,
        lines: [{ line_no: '1', quantity: 2 }],
      },
    ],
  });
});

test('amounts have as many decimals as their currency', () => {
  const yen = unierpOrderOf({ ...ORDER, currency: 'JPY' });
  expect(yen.amounts.total).toBe('506005');
});

describe('pushing to UniERP', () => {
  test('puts the order under our id, with a key that tells order and version', async () => {
    const { erp, seen } = await answering(201, { id: 'SO-7' });
    await expect(erp.putOrder({ ...ORDER, orderId: 'A/B' })).resolves.toEqual({ reference: 'SO-7' });
    expect(seen).toEqual([
      { method: 'PUT', url: '/api/v1/sales-orders/A%2FB', key: 'A/B/erp/3', apiKey: 'key' },
    ]);
  });

  test('leaves one sales order however often it is repeated, with the newest version', async () => {
    const order = { ...ORDER, orderId: 'REPEATED' };
    const first = await unierp().putOrder(order);
    await expect(unierp().putOrder(order)).resolves.toEqual(first);
    await expect(unierp().putOrder({ ...order, version: 5, status: 'SHIPPED' })).resolves.toEqual(first);
    await expect(unierp().putOrder({ ...order, version: 4, status: 'READY' })).resolves.toEqual(first);
    expect(await entries('REPEATED')).toEqual([
      { orderId: 'REPEATED', version: 5, status: 'SHIPPED', paymentStatus: 'AUTHORIZED' },
    ]);
  });

  test('is unavailable when no answer comes, whether it took effect or not', async () => {
    trouble('timeout');
    await expect(unierp().putOrder({ ...ORDER, orderId: 'UNHEARD' })).rejects.toBeInstanceOf(
      ProviderUnavailable,
    );
    expect(await entries('UNHEARD')).toEqual([]);
    trouble('timeoutAfterEffect');
    await expect(unierp().putOrder({ ...ORDER, orderId: 'WITHHELD' })).rejects.toBeInstanceOf(
      ProviderUnavailable,
    );
    expect(await entries('WITHHELD')).toHaveLength(1);
  });

  test('waits no longer than its guard allows', async () => {
    world.sandbox.faults.add({ vendor: 'unierp', kind: 'latency', count: 1, ms: 2_000 });
    const guard = createGuard('unierp', { ...DEFAULT_LIMITS, timeoutMs: 50 });
    const config = { baseUrl: `${world.origin}/unierp`, apiKey: 'sandbox-unierp-key' };
    await expect(createUnierp(config, guard).putOrder(ORDER)).rejects.toThrow('no answer within 50 ms');
  });

  test('is unavailable when UniERP is not well', async () => {
    trouble('error5xx');
    await expect(unierp().putOrder(ORDER)).rejects.toBeInstanceOf(ProviderUnavailable);
  });

  test('is refused by the code that UniERP gives, without its words', async () => {
    trouble('refusal');
    const refusal = unierp().putOrder(ORDER);
    await expect(refusal).rejects.toBeInstanceOf(ProviderRejected);
    await expect(refusal).rejects.toMatchObject({ code: 'refused_on_demand' });
    await expect(unierp().putOrder({ ...ORDER, lines: [] })).rejects.toMatchObject({
      code: 'invalid_document',
    });
  });

  test('keeps no code that might be a sentence about the customer', async () => {
    const { erp } = await answering(422, { error: { code: 'Anika Rahman is unknown' } });
    await expect(erp.putOrder(ORDER)).rejects.toMatchObject({ code: 'http_422' });
  });

  test.each([401, 403, 404, 409, 429])(
    'takes a %i for trouble that will pass, not for a refusal of the order',
    async (status) => {
      const { erp } = await answering(status, { error: { code: 'whatever' } });
      await expect(erp.putOrder(ORDER)).rejects.toBeInstanceOf(ProviderUnavailable);
    },
  );

  test('with a wrong key is unavailable: no order is to blame', async () => {
    await expect(unierp('wrong').putOrder(ORDER)).rejects.toThrow('answered 401');
  });

  test('does not believe an answer without an id', async () => {
    const { erp } = await answering(200, { ok: true });
    await expect(erp.putOrder(ORDER)).rejects.toThrow('unknown shape');
  });
});
