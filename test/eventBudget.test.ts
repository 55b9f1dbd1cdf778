import type { Client } from '@temporalio/client';
import type { OrderJson } from '../api/schema/order';
import { orderWorkflowId } from '../domain/ids';
import { createTemporalClient } from '../temporal';
import { phoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

/** What the server keeps, and charges for, of one order from checkout to the end of its return window. */
const MOST_EVENTS = 120;
const ORDERS = 5;

let stack: Stack;
let client: Client;

beforeAll(async () => {
  // Parcels take seconds, so that every scan of the courier is a task of its own, as it is in life.
  stack = await startStack({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '50' }, { returns: { windowMs: 2_000 } });
  client = createTemporalClient(stack.config.temporal);
  const staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, ORDERS);
});
afterAll(async () => {
  await client.connection.close();
  await stack.close();
});

async function place(key: string): Promise<string> {
  const buyer = await stack.token('rahim', 'customer');
  const { status, body } = await stack.call(buyer, 'POST', '/api/orders', phoneOrder(), key);
  expect(status).toBe(201);
  return (body as OrderJson).id;
}

test(`a card order with one parcel, told to everybody and closed, costs at most ${MOST_EVENTS} events`, async () => {
  const orderIds = await Promise.all(Array.from({ length: ORDERS }, (_, index) => place(`order-${index}`)));
  const lengths = await Promise.all(
    orderIds.map(async (orderId) => {
      const handle = client.workflow.getHandle(orderWorkflowId(orderId));
      await handle.result();
      return (await handle.describe()).historyLength;
    }),
  );
  const orders = await stack.prisma.order.findMany({ where: { id: { in: orderIds } } });
  expect(orders.filter(({ status, closedAt }) => status === 'DELIVERED' && closedAt !== null)).toHaveLength(
    ORDERS,
  );
  expect(await stack.prisma.notification.count({ where: { status: 'QUEUED' } })).toBe(0);
  expect(await stack.prisma.notification.count()).toBe(ORDERS * 7);
  const pushes = await stack.prisma.erpPush.findMany({ where: { orderId: { in: orderIds } } });
  expect(pushes.filter(({ status }) => status === 'SYNCED')).toHaveLength(ORDERS);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_EVENTS);
  // An order that did less than all this would cost less, too.
  expect(Math.min(...lengths)).toBeGreaterThan(60);
});
