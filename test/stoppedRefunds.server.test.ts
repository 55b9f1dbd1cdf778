import { setTimeout as delay } from 'node:timers/promises';
import type { OrderJson } from '../api/schema/order';
import type { OrderRefundsJson } from '../api/schema/money/refunds';
import { eventually } from './world/eventually';
import { placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

/** A refund that the gateway is asked for again and again, until somebody keeps money from going back: it moves once, or not at all. */
let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  stack = await startStack({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '1000' }, {}, { mayStayOpen: true });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 500);
});
afterAll(() => stack.close());
afterEach(() => stack.sandbox.faults.clear());

const HOLD = { key: 'wait', blocks: ['refund'], notes: 'Look first' };

let placed = 0;

/** An order whose money was taken, and of which the gateway is asked to give some back, as often as it takes. */
async function askedInVain(kind: 'error5xx' | 'timeoutAfterEffect'): Promise<string> {
  const id = await placePhoneOrder(stack, buyer, `stopped-${(placed += 1)}`);
  await stack.eventually(staff, id, ({ status }) => status === 'CONFIRMED');
  await stack.call(staff, 'POST', `/api/admin/orders/${id}/shipments/new/pack`);
  await stack.eventually(staff, id, ({ paymentStatus }) => paymentStatus === 'PAID');
  // No webhook says meanwhile what became of it.
  stack.fault({ vendor: 'stripe', kind: 'dropWebhooks', probability: 1 });
  stack.fault({ vendor: 'stripe', operation: 'refund', kind, probability: 1, ms: 100 });
  await stack.call(staff, 'POST', `/api/admin/orders/${id}/refunds`, { amount: 1_000, reason: 'LATE' });
  await eventually(() => stack.prisma.paymentTransaction.count({ where: { orderId: id, kind: 'REFUND' } }));
  return id;
}

const hold = (id: string) => stack.call(staff, 'POST', `/api/admin/orders/${id}/holds`, HOLD);

const release = (id: string) => stack.call(staff, 'DELETE', `/api/admin/orders/${id}/holds/wait`);

const stateOf = async (id: string) => {
  const { body } = await stack.call(staff, 'GET', `/api/admin/orders/${id}/refunds`);
  const [refund] = (body as OrderRefundsJson).items;
  return [refund?.status, refund?.moves.map(({ state }) => state)];
};

const toldOf = async (id: string): Promise<string[]> => {
  const events = await stack.prisma.orderEvent.findMany({
    where: { orderId: id },
    orderBy: { version: 'asc' },
  });
  return events.map(({ type }) => type).filter((type) => type.startsWith('Refund'));
};

const refundedBy = async (id: string) => (await stack.ledgerOf(id)).refunded[id];

const isBack = ({ paymentStatus }: OrderJson): boolean => paymentStatus === 'PARTIALLY_REFUNDED';

test('a hold in an outage stops the call that is repeated: no money goes back until it is released', async () => {
  const id = await askedInVain('error5xx');
  expect(await hold(id)).toMatchObject({ status: 200 });
  await eventually(async () => (await toldOf(id)).includes('RefundNotMade'));
  expect(await stateOf(id)).toEqual(['PENDING', ['DUE']]);
  stack.sandbox.faults.clear();
  // Longer than the call that was repeated would have waited.
  await delay(3_000);
  expect(await refundedBy(id)).toBeUndefined();
  expect(await toldOf(id)).toEqual(['RefundRequested', 'RefundOutcomeUnknown', 'RefundNotMade']);
  await release(id);
  await stack.eventually(staff, id, isBack);
  expect(await refundedBy(id)).toEqual({ refunds: 1, amount: 1_000 });
});

test('what had been given back before its answer was lost is found while the hold stands, and not made again', async () => {
  const id = await askedInVain('timeoutAfterEffect');
  await eventually(async () => (await refundedBy(id)) !== undefined);
  expect(await hold(id)).toMatchObject({ status: 200 });
  const order = await stack.eventually(staff, id, isBack);
  expect(order.holds).toMatchObject([{ key: 'wait' }]);
  expect(await toldOf(id)).toEqual(['RefundRequested', 'RefundOutcomeUnknown', 'RefundSucceeded']);
  stack.sandbox.faults.clear();
  await release(id);
  expect(await refundedBy(id)).toEqual({ refunds: 1, amount: 1_000 });
});

test('what an outage keeps from being looked up as well stays in sight, and is settled once it ends', async () => {
  const id = await askedInVain('timeoutAfterEffect');
  await eventually(async () => (await refundedBy(id)) !== undefined);
  stack.fault({ vendor: 'stripe', kind: 'error5xx', probability: 1 });
  expect(await hold(id)).toMatchObject({ status: 200 });
  await eventually(async () => (await toldOf(id)).includes('RefundOutcomeUnknown'));
  expect(await stateOf(id)).toEqual(['PENDING', ['UNKNOWN']]);
  stack.sandbox.faults.clear();
  await stack.eventually(staff, id, isBack);
  expect(await refundedBy(id)).toEqual({ refunds: 1, amount: 1_000 });
});
