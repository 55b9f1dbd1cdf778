import type { OrderJson } from '../api/schema/order';
import { placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';
import { eventually } from './world/eventually';

let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  // Delivered orders stay open for their return window.
  stack = await startStack({ ORDER_POLICY: 'demo', COMMAND_WAIT_SECONDS: '6' }, {}, { mayStayOpen: true });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 500);
});
afterAll(() => stack.close());
afterEach(() => stack.sandbox.faults.clear());

let placed = 0;
function place(cardToken?: string): Promise<string> {
  placed += 1;
  return placePhoneOrder(stack, buyer, `order-${placed}`, cardToken);
}

/** Where parcels move in moments, the door can be reached before the money is taken. */
const delivered = ({ status, paymentStatus }: OrderJson): boolean =>
  status === 'DELIVERED' && paymentStatus === 'PAID';

async function expectChargedOnce(orderId: string): Promise<void> {
  const { charges } = await stack.ledgerOf(orderId);
  expect(charges[orderId]).toEqual({ charges: 1, authorized: 0, captured: 4_999_900 });
}

test('an order goes from the shop to the door, and everyone is told', async () => {
  const orderId = await place();
  const order = await stack.eventually(buyer, orderId, delivered);
  expect(order).toMatchObject({ stage: 'Delivered', paymentStatus: 'PAID' });
  await expectChargedOnce(orderId);
  const path = `/api/admin/orders/${orderId}/notifications`;
  await eventually(async () => {
    const { body } = await stack.call(staff, 'GET', path);
    type Item = { kind: string; channel: string; status: string; error: string | null };
    const { items } = body as { items: Item[] };
    // Where parcels move in moments, some words come too late to be true.
    const isOutdated = ({ status, error }: Item): boolean => status === 'SUPPRESSED' && error === 'outdated';
    const told = items.filter((item) => !isOutdated(item));
    expect(told.filter(({ status }) => status !== 'DELIVERED')).toEqual([]);
    expect(told.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(
      expect.arrayContaining(['orderPlaced email', 'delivered sms', 'delivered email']),
    );
    return items;
  });
});

test('a payment that took effect without an answer is charged once', async () => {
  stack.fault({ vendor: 'stripe', operation: 'create', kind: 'timeoutAfterEffect', count: 1, ms: 1_000 });
  stack.fault({ vendor: 'stripe', operation: 'capture', kind: 'timeoutAfterEffect', count: 1, ms: 1_000 });
  const orderId = await place();
  await stack.eventually(buyer, orderId, delivered);
  await expectChargedOnce(orderId);
});

test('vendors that fail now and then only slow an order down', async () => {
  for (const vendor of ['stripe', 'pathao', 'twilio', 'sendgrid'] as const) {
    stack.fault({ vendor, kind: 'error5xx', count: 2 });
  }
  const orderId = await place();
  await stack.eventually(buyer, orderId, delivered);
  await expectChargedOnce(orderId);
});

test('a booking that took effect without an answer makes one consignment of the parcel', async () => {
  stack.fault({ vendor: 'pathao', operation: 'book', kind: 'timeoutAfterEffect', count: 1, ms: 1_000 });
  const orderId = await place();
  const order = await stack.eventually(buyer, orderId, delivered);
  expect(order.shipments).toHaveLength(1);
  const { consignments } = await stack.ledgerOf(orderId);
  expect(consignments).toHaveLength(1);
});

test('a booking that neither its answer nor its own webhook told of is proven by the next word, and charged once', async () => {
  const created = { operation: 'order.created', kind: 'dropWebhooks', count: 1 } as const;
  stack.fault({ vendor: 'pathao', ...created });
  stack.fault({ vendor: 'pathao', operation: 'book', kind: 'timeoutAfterEffect', count: 1, ms: 1_000 });
  const orderId = await place();
  const order = await stack.eventually(buyer, orderId, delivered);
  await expectChargedOnce(orderId);
  const { consignments } = await stack.ledgerOf(orderId);
  expect(consignments.map(({ id }) => id)).toEqual(order.shipments.map(({ consignmentId }) => consignmentId));
  // Both faults have come to pass.
  expect(stack.sandbox.faults.list()).toEqual([]);
});

test('webhooks that come twice or out of order change nothing twice', async () => {
  stack.fault({ vendor: 'pathao', kind: 'duplicateWebhooks', probability: 1 });
  stack.fault({ vendor: 'stripe', kind: 'duplicateWebhooks', probability: 1 });
  stack.fault({ vendor: 'pathao', kind: 'reorderWebhooks', probability: 0.4, ms: 300 });
  const orderId = await place();
  await stack.eventually(buyer, orderId, delivered);
  await expectChargedOnce(orderId);
  const events = await stack.prisma.orderEvent.groupBy({ by: ['type'], where: { orderId }, _count: true });
  const counted = Object.fromEntries(events.map(({ type, _count }) => [type, _count]));
  expect(counted).toMatchObject({ PaymentAuthorized: 1, PaymentCaptured: 1, ParcelHandedOver: 1 });
});

describe('a card that must be confirmed', () => {
  /** Places an order with such a card, and answers on the bank's page what its shopper says. */
  async function answered(answer: 'confirm' | 'refuse'): Promise<string> {
    const orderId = await place('pm_card_authenticationRequired');
    const { payments } = await stack.eventually(
      buyer,
      orderId,
      ({ payments: [payment] }) => payment?.status === 'ACTION_REQUIRED',
    );
    const { charges } = await stack.ledgerOf(orderId);
    expect(charges[orderId]).toEqual({ charges: 0, authorized: 0, captured: 0 });
    await fetch(`${payments[0]?.actionUrl}/${answer}`, { method: 'POST', redirect: 'manual' });
    return orderId;
  }

  test('waits until the bank’s webhook says that it was, and is charged once', async () => {
    const orderId = await answered('confirm');
    await stack.eventually(buyer, orderId, delivered);
    await expectChargedOnce(orderId);
  });

  test('and was refused there asks for another', async () => {
    const orderId = await answered('refuse');
    const failed = await stack.eventually(buyer, orderId, ({ status }) => status === 'PAYMENT_FAILED');
    expect(failed.allowedActions).toEqual(expect.arrayContaining(['pay', 'cancel']));
    const { charges } = await stack.ledgerOf(orderId);
    expect(charges[orderId]).toEqual({ charges: 0, authorized: 0, captured: 0 });
  });
});

test('a declined card asks for another, and the second one is charged once', async () => {
  const orderId = await place('pm_card_chargeDeclined');
  const failed = await stack.eventually(buyer, orderId, ({ status }) => status === 'PAYMENT_FAILED');
  expect(failed.allowedActions).toEqual(expect.arrayContaining(['pay', 'cancel']));
  const again = { method: 'card', token: 'pm_card_visa' };
  await stack.call(buyer, 'POST', `/api/orders/${orderId}/payments`, again, 'again');
  await stack.eventually(buyer, orderId, delivered);
  await expectChargedOnce(orderId);
});

test('a worker that is away delays an order and loses nothing; a command that waited is carried out once', async () => {
  await stack.stopWorker();
  const orderId = await place();
  const cancel = () =>
    stack.call(buyer, 'POST', `/api/orders/${orderId}/cancel`, { reason: 'Too slow' }, 'c1');
  for (const { status, body } of [await cancel(), await cancel()]) {
    expect(status).toBe(202);
    expect(body).toMatchObject({ order: expect.stringContaining(orderId) });
  }
  await stack.startWorker();
  await stack.eventually(buyer, orderId, ({ status: now }) => now === 'CANCELLED');
  const events = await stack.prisma.orderEvent.findMany({ where: { orderId } });
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'CancellationRequested')).toHaveLength(1);
  expect(types).not.toContain('CommandRefused');
  const { paymentIntents } = await stack.ledgerOf(orderId);
  expect(paymentIntents.filter(({ status }) => status !== 'canceled')).toEqual([]);
});
