import type { OrderJson } from '../api/schema/order';
import type { OrderErpJson } from '../api/schema/erp';
import type { ErpEntry, Ledger } from '../sandbox/control/ledger';
import { phoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  stack = await startStack({ ORDER_POLICY: 'demo' });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 500);
}, 240_000);
afterAll(() => stack.close());
afterEach(() => stack.sandbox.faults.clear());

async function place(key: string): Promise<string> {
  const order = phoneOrder();
  const { status, body } = await stack.call(buyer, 'POST', '/api/orders', order, key);
  expect(status).toBe(201);
  return (body as OrderJson).id;
}

async function entryOf(orderId: string): Promise<ErpEntry | undefined> {
  const response = await fetch(`${stack.sandboxUrl}/sandbox/ledger?orderId=${orderId}`);
  return ((await response.json()) as Ledger).erp[0];
}

async function pushOf(orderId: string): Promise<OrderErpJson> {
  return (await stack.call(staff, 'GET', `/api/admin/orders/${orderId}/erp`)).body as OrderErpJson;
}

async function eventually(orderId: string, status: OrderErpJson['status']): Promise<OrderErpJson> {
  for (let tries = 0; ; tries += 1) {
    const push = await pushOf(orderId);
    if (push.status === status) return push;
    if (tries > 300) throw new Error(`It never came to that: ${JSON.stringify(push)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where parcels move in moments, the door can be reached before the money is taken. */
const delivered = ({ status, paymentStatus }: OrderJson): boolean =>
  status === 'DELIVERED' && paymentStatus === 'PAID';

test('an order goes its way while the ERP is away, and the ERP has it all once it is back', async () => {
  stack.fault({ vendor: 'unierp', kind: 'error5xx', probability: 1 });
  const orderId = await place('away');
  await stack.eventually(buyer, orderId, delivered);
  expect(await pushOf(orderId)).toMatchObject({ status: 'PENDING', pushedVersion: 0 });
  expect(await entryOf(orderId)).toBeUndefined();

  stack.sandbox.faults.clear();
  const { pushedVersion, reference } = await eventually(orderId, 'SYNCED');
  expect(reference).toMatch(/^SO-/);
  expect(await entryOf(orderId)).toEqual({
    orderId,
    version: pushedVersion,
    status: 'DELIVERED',
    paymentStatus: 'PAID',
  });
}, 120_000);

test('an answer that never came makes no second order at the ERP', async () => {
  stack.fault({ vendor: 'unierp', kind: 'timeoutAfterEffect', count: 2 });
  const orderId = await place('unheard');
  await stack.eventually(buyer, orderId, delivered);
  await eventually(orderId, 'SYNCED');
  const response = await fetch(`${stack.sandboxUrl}/sandbox/ledger?orderId=${orderId}`);
  expect(((await response.json()) as Ledger).erp).toMatchObject([{ orderId, status: 'DELIVERED' }]);
}, 120_000);

test('an order that the ERP refused is told again when somebody asks, and not before', async () => {
  stack.fault({ vendor: 'unierp', kind: 'refusal', probability: 1 });
  const orderId = await place('refused');
  await stack.eventually(buyer, orderId, delivered);
  expect(await eventually(orderId, 'REJECTED')).toMatchObject({ error: 'refused_on_demand' });
  stack.sandbox.faults.clear();
  expect(await entryOf(orderId)).toBeUndefined();

  const path = `/api/admin/orders/${orderId}/erp/push`;
  expect((await stack.call(buyer, 'POST', path)).status).toBe(403);
  expect((await stack.call(staff, 'POST', path)).status).toBe(200);
  const { wantedVersion, pushedVersion } = await eventually(orderId, 'SYNCED');
  expect(pushedVersion).toBe(wantedVersion);
  expect(await entryOf(orderId)).toMatchObject({ version: pushedVersion, status: 'DELIVERED' });
}, 120_000);
