import type { OrderJson } from '../api/schema/order';
import { freePort } from '../config/freePort';
import { stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';
import { eventually } from './world/eventually';

let stack: Stack;
let buyer: string;
let staff: string;
let workerUrl: string;

beforeAll(async () => {
  const port = await freePort();
  workerUrl = `http://127.0.0.1:${port}`;
  // Delivered orders stay open for their return window.
  const variables = { ORDER_POLICY: 'demo', WORKER_METRICS_PORT: String(port) };
  stack = await startStack(variables, {}, { mayStayOpen: true });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 50);
});
afterAll(() => stack.close());

async function place(key: string, token = 'pm_card_visa'): Promise<string> {
  const { body } = await stack.call(
    buyer,
    'POST',
    '/api/orders',
    {
      currency: 'BDT',
      lines: [{ sku: 'PHONE', quantity: 2 }],
      shippingAddress: { name: 'Rahim Uddin', line1: '12 Lake Road', city: 'Dhaka', country: 'BD' },
      contact: { email: 'rahim@example.com', phone: '01712345678' },
      payment: { method: 'card', token },
    },
    key,
  );
  return (body as OrderJson).id;
}

/** A series' value by `name{labels}`, as Prometheus would read it. */
type Samples = ReadonlyMap<string, number>;

async function scrape(url: string): Promise<Samples> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

/** Counting follows the deed by a moment: resolves when the series' values come to that sum. */
function counted(url: string, series: readonly string[], sum: number): Promise<Samples> {
  return eventually(async () => {
    const samples = await scrape(url);
    const values = series.map((name) => samples.get(name) ?? 0);
    expect([series, values.reduce((total, value) => total + value, 0)]).toEqual([series, sum]);
    return samples;
  });
}

test('an order that was delivered is counted from the shop to the door', async () => {
  const orderId = await place('delivered');
  await stack.eventually(buyer, orderId, ({ status }) => status === 'DELIVERED');

  const api = await scrape(stack.url);
  expect(api.get('orders_placed_total{method="card"}')).toBe(1);
  expect(api.get('orders_placed_amount_minor_total{method="card",currency="BDT"}')).toBe(9_999_800);

  const texts = await stack.prisma.notification.count({ where: { orderId, channel: 'sms' } });
  // Where parcels move in moments some texts are outdated before they are sent.
  const outcomes = ['sent', 'suppressed'].map(
    (outcome) => `notifications_total{channel="sms",outcome="${outcome}"}`,
  );
  const worker = await counted(workerUrl, outcomes, texts);
  expect(worker.get('order_status_transitions_total{from="PENDING",to="CONFIRMED"}')).toBe(1);
  expect(worker.get('order_status_duration_seconds_count{status="PENDING"}')).toBe(1);
  expect(worker.get('activity_duration_seconds_count{activity="authorizePayment",outcome="done"}')).toBe(1);
  expect(worker.get('vendor_call_duration_seconds_count{vendor="stripe",outcome="answered"}')).toBe(2);
  expect(worker.get('vendor_breaker_open{vendor="stripe"}')).toBe(0);
  expect(worker.has('process_cpu_seconds_total')).toBe(true);
  expect([...worker.keys(), ...api.keys()].join('\n')).not.toMatch(/ord_|rahim/i);
});

test('a worker says whether it works', async () => {
  const health = await fetch(`${workerUrl}/healthz`);
  expect({ status: health.status, body: await health.json() }).toEqual({
    status: 200,
    body: { status: 'ok' },
  });
  expect((await fetch(`${workerUrl}/elsewhere`)).status).toBe(404);
});
