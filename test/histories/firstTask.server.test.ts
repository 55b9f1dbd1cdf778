import { WithStartWorkflowOperation } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { orderWorkflowId } from '../../domain/order/ids';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { createDataConverter } from '../../temporal/client';
import { ORDER_WORKFLOW, STORY, commandUpdate } from '../../workflows/messages';
import { testTemporal } from '../harness/testTemporal';
import { CUSTOMER, QUICK_POLICY, SUPPORT, createOrderWorld, type OrderWorld } from '../world/orderWorld';
import { historyOf } from './lives';

const ORDERS = 12;

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
afterAll(() => world.close());

/** Starts an order together with a command, so that both meet in its first task. */
async function startWithNote(orderId: string): Promise<void> {
  const start = new WithStartWorkflowOperation(ORDER_WORKFLOW, {
    workflowId: orderWorkflowId(orderId),
    taskQueue: world.taskQueue,
    args: [{ orderId, story: STORY }],
    workflowIdConflictPolicy: 'FAIL',
  });
  const note = { noteId: `${orderId}-n`, body: 'At once', visibility: 'staff' } as const;
  await world.client.workflow.executeUpdateWithStart(commandUpdate('addNote'), {
    startWorkflowOperation: start,
    args: [{ ...note, actor: SUPPORT, commandId: orderId, bodyHash: 'h' }],
  });
}

test('an order that was sent a command with its start is replayed as it was lived', async () => {
  const { bundlePath } = await testTemporal();
  const orderIds = await Promise.all(Array.from({ length: ORDERS }, () => world.write(QUICK_POLICY)));
  await Promise.all(orderIds.map(startWithNote));
  for (const orderId of orderIds) {
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
    await Worker.runReplayHistory(
      {
        workflowBundle: { codePath: bundlePath },
        dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
      },
      await historyOf(world, orderId),
      orderWorkflowId(orderId),
    );
  }
  expect(await world.prisma.orderNote.count()).toBe(ORDERS);
});
