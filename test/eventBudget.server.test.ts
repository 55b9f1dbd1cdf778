import type { Client } from '@temporalio/client';
import { orderWorkflowId } from '../domain/order/ids';
import { createTemporalClient } from '../temporal/client';
import { eventually } from './world/eventually';
import { placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

/** What the server keeps, and charges for, of one order from checkout to the end of its return window. */
const MOST_EVENTS = 120;
const ORDERS = 5;

let stack: Stack;
let client: Client;

beforeAll(async () => {
  // Parcels stay where they are for longer than the test takes, unless it moves them.
  stack = await startStack({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.1' }, { returns: { windowMs: 2_000 } });
  client = createTemporalClient(stack.config.temporal);
  const staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, ORDERS);
});
afterAll(async () => {
  await client.connection.close();
  await stack.close();
});

async function place(key: string): Promise<string> {
  return placePhoneOrder(stack, await stack.token('rahim', 'customer'), key);
}

const JOURNEY = ['picked', 'in-transit', 'received-at-last-mile-hub', 'assigned-for-delivery', 'delivered'];

/** Sends its parcel from station to station, each when the scan before is known: a task of its own, as it is in life. */
async function travel(orderId: string): Promise<void> {
  const scans = (): Promise<number> =>
    stack.prisma.orderEvent.count({ where: { orderId, type: 'ParcelTracked' } });
  await eventually(() =>
    stack.prisma.orderEvent.count({ where: { orderId, type: 'ParcelBooked' } }).then(Boolean),
  );
  for (const [index, event] of JOURNEY.entries()) {
    const response = await fetch(`${stack.sandboxUrl}/sandbox/parcels/${orderId}-1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event, hold: true }),
    });
    expect(response.status).toBe(200);
    await eventually(async () => (await scans()) > index);
  }
}

/** What its customer has been told, and how. */
async function messagesOf(orderId: string): Promise<string[]> {
  const messages = await stack.prisma.notification.findMany({ where: { orderId } });
  return messages.map(({ kind, channel }) => `${kind} ${channel}`).sort();
}

test(`a card order with one parcel, told to everybody and closed, costs at most ${MOST_EVENTS} events`, async () => {
  const orderIds = await Promise.all(Array.from({ length: ORDERS }, (_, index) => place(`order-${index}`)));
  await Promise.all(orderIds.map(travel));
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
  const told = await Promise.all(orderIds.map(messagesOf));
  expect(told[0]).toEqual(expect.arrayContaining(['orderPlaced email', 'delivered email']));
  expect(told).toEqual(Array.from({ length: ORDERS }, () => told[0]));
  const pushes = await stack.prisma.erpPush.findMany({ where: { orderId: { in: orderIds } } });
  expect(pushes.filter(({ status }) => status === 'SYNCED')).toHaveLength(ORDERS);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_EVENTS);
  // An order that did less than all this would cost less, too.
  expect(Math.min(...lengths)).toBeGreaterThan(60);
});
