import type { OrderJson } from '../api/schema/order';
import type { OrderErpJson } from '../api/schema/erp';
import type { ErpEntry } from '../sandbox/unierp';
import { placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';
import { eventually } from './world/eventually';

let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  // Delivered orders stay open for their return window.
  stack = await startStack({ ORDER_POLICY: 'demo' }, {}, { mayStayOpen: true });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 500);
});
afterAll(() => stack.close());
afterEach(() => stack.sandbox.faults.clear());

const place = (key: string): Promise<string> => placePhoneOrder(stack, buyer, key);

const entryOf = async (orderId: string): Promise<ErpEntry | undefined> =>
  (await stack.ledgerOf(orderId)).erp[0];

async function pushOf(orderId: string): Promise<OrderErpJson> {
  return (await stack.call(staff, 'GET', `/api/admin/orders/${orderId}/erp`)).body as OrderErpJson;
}

function pushThatIs(status: OrderErpJson['status'], orderId: string): Promise<OrderErpJson> {
  return eventually(async () => {
    const push = await pushOf(orderId);
    expect(push).toMatchObject({ status });
    return push;
  });
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
  const { pushedVersion, reference } = await pushThatIs('SYNCED', orderId);
  expect(reference).toMatch(/^SO-/);
  expect(await entryOf(orderId)).toEqual({
    orderId,
    version: pushedVersion,
    status: 'DELIVERED',
    paymentStatus: 'PAID',
  });
});

test('an answer that never came makes no second order at the ERP', async () => {
  stack.fault({ vendor: 'unierp', kind: 'timeoutAfterEffect', count: 2 });
  const orderId = await place('unheard');
  await stack.eventually(buyer, orderId, delivered);
  await pushThatIs('SYNCED', orderId);
  expect((await stack.ledgerOf(orderId)).erp).toMatchObject([{ orderId, status: 'DELIVERED' }]);
});

test('an order that the ERP refused is told again when somebody asks, and not before', async () => {
  stack.fault({ vendor: 'unierp', kind: 'refusal', probability: 1 });
  const orderId = await place('refused');
  await stack.eventually(buyer, orderId, delivered);
  expect(await pushThatIs('REJECTED', orderId)).toMatchObject({ error: 'refused_on_demand' });
  stack.sandbox.faults.clear();
  expect(await entryOf(orderId)).toBeUndefined();

  const path = `/api/admin/orders/${orderId}/erp/push`;
  expect((await stack.call(buyer, 'POST', path)).status).toBe(403);
  expect((await stack.call(staff, 'POST', path)).status).toBe(200);
  const { wantedVersion, pushedVersion } = await pushThatIs('SYNCED', orderId);
  expect(pushedVersion).toBe(wantedVersion);
  expect(await entryOf(orderId)).toMatchObject({ version: pushedVersion, status: 'DELIVERED' });
});
