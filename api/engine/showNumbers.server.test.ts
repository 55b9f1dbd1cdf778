import type { WorkflowExecutionInfo } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import pino from 'pino';
import { orderWorkflowId } from '../../domain/order/ids';
import { eventually } from '../../test/world/eventually';
import { CUSTOMER, QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { showNumbers } from './showNumbers';

const ORDER_NUMBER = defineSearchAttributeKey('OrderNumber', SearchAttributeType.KEYWORD);

/** Its orders are started without a number to be found by, as an earlier release did. */
let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 10);
});
afterAll(() => world.close());

const depsOf = ({ client, taskQueue }: OrderWorld) => ({
  temporal: client,
  log: pino({ level: 'silent' }),
  settings: { taskQueue },
});

async function found(query: string): Promise<WorkflowExecutionInfo[]> {
  const orders: WorkflowExecutionInfo[] = [];
  const ofThisFile = `TaskQueue = '${world.taskQueue}' AND ${query}`;
  for await (const order of world.client.workflow.list({ query: ofThisFile })) orders.push(order);
  return orders;
}

test('orders from before are found by their number once they were asked for it, and are asked once', async () => {
  const orderIds = [await world.place(QUICK_POLICY), await world.place(QUICK_POLICY)];
  const running = `ExecutionStatus = 'Running' AND OrderNumber IS NULL`;
  await eventually(async () => (await found(running)).length === orderIds.length);
  const asked = new Set<string>();
  expect(await showNumbers(depsOf(world), asked)).toBe(orderIds.length);
  expect([...asked].toSorted()).toEqual(orderIds.map(orderWorkflowId).toSorted());
  expect(await showNumbers(depsOf(world), asked)).toBe(0);
  for (const orderId of orderIds) {
    const { number } = await world.snapshot(orderId);
    const [order] = await eventually(async () => {
      const list = await found(`OrderNumber = '${number}'`);
      return list.length > 0 && list;
    });
    expect(order?.workflowId).toBe(orderWorkflowId(orderId));
    expect(order?.typedSearchAttributes.get(ORDER_NUMBER)).toBe(number);
  }
  expect(await showNumbers(depsOf(world), new Set())).toBe(0);
  for (const orderId of orderIds) {
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  }
});

test('a server that can’t be asked costs nothing but time', async () => {
  const list = jest.spyOn(world.client.workflow, 'list').mockImplementation(() => {
    throw new Error('away');
  });
  expect(await showNumbers(depsOf(world), new Set())).toBe(0);
  list.mockRestore();
});
