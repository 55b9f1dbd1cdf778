import { orderWorkflowId } from '../domain/ids';
import { testTemporal } from '../test/harness/testTemporal';
import { sweepOrders, sweepWebhooks } from './sweeper';
import { storeWebhooks } from './webhookInbox';
import { orderOf, startApiUnderTest, type ApiUnderTest } from './testing/apiUnderTest';

/** With a workflow engine and without a worker: everything is kept for the worker that comes. */
let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest({ temporal: await testTemporal() });
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

async function place(key: string): Promise<string> {
  const mina = await api.as('mina', 'customer');
  const response = await mina
    .post('/api/orders')
    .set('Idempotency-Key', key)
    .send(orderOf({ MUG: 6 }));
  expect(response.status).toBe(201);
  return response.body.id;
}

async function eventTypes(orderId: string): Promise<string[]> {
  const history = await api.deps.temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
  return (history.events ?? []).flatMap((event) => {
    const signal = event.workflowExecutionSignaledEventAttributes?.signalName;
    return signal ? [signal] : [];
  });
}

test('a placed order is started with a summary, and marked so that the sweeper leaves it alone', async () => {
  const id = await place('started');
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).describe();
  expect(description.status.name).toBe('RUNNING');
  expect(await description.staticSummary()).toMatch(/^TL-\d+ · 6 items · 15\.30 GBP$/);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const order = await api.deps.prisma.order.findUniqueOrThrow({ where: { id } });
  expect(order.workflowStartedAt).not.toBeNull();
});

test('a command without a worker is kept as a signal and answered 202', async () => {
  const id = await place('accepted');
  const mina = await api.as('mina', 'customer');
  const cancel = () =>
    mina.post(`/api/orders/${id}/cancel`).set('Idempotency-Key', 'c').send({ reason: 'changed my mind' });
  const first = await cancel();
  expect([first.status, first.body.order, first.headers['location']]).toEqual([
    202,
    `/api/orders/${id}`,
    `/api/orders/${id}`,
  ]);
  expect((await cancel()).body.commandId).toBe(first.body.commandId);
  expect(await eventTypes(id)).toEqual(['cancel', 'cancel']);
});

test('the sweeper starts what was left behind and hands on what lies in the inbox, once', async () => {
  const other = await place('fine');
  const engineDown = jest.spyOn(api.deps.starter, 'begin').mockResolvedValueOnce(false);
  const left = await place('left');
  engineDown.mockRestore();
  const long = new Date(Date.now() - 60_000);
  await api.deps.prisma.order.update({
    where: { id: left },
    data: { createdAt: long },
  });
  const outcome = { outcome: 'captured', reference: 'pi_1', amount: 1530 } as const;
  const message = { kind: 'paymentEvent', orderId: other, payload: { paymentId: '1', outcome } } as const;
  await storeWebhooks(api.deps.prisma, 'stripe', [
    { eventId: 'evt_1', payload: {}, message },
    { eventId: 'evt_2', payload: {}, message: { ...message, orderId: 'ord_unknown' } },
  ]);
  await api.deps.prisma.webhookInbox.updateMany({ data: { receivedAt: long } });

  const swept = await Promise.all([sweepOrders(api.deps), sweepOrders(api.deps)]);
  expect(swept.reduce((sum, count) => sum + count, 0)).toBe(1);
  const order = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: left } });
  expect(order.workflowStartedAt).not.toBeNull();
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(left)).describe();
  expect(description.status.name).toBe('RUNNING');
  expect(await sweepWebhooks(api.deps)).toBe(2);
  expect(await sweepWebhooks(api.deps)).toBe(0);
  expect(await eventTypes(other)).toEqual(['paymentEvent']);
  const unknown = await api.deps.prisma.webhookInbox.findFirstOrThrow({ where: { eventId: 'evt_2' } });
  expect(unknown).toMatchObject({ error: 'no such order', handledAt: expect.any(Date) });
});

test('a command to an order that was never started starts it', async () => {
  const id = await place('restart');
  await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).terminate('lost');
  const agent = await api.as('agent', 'support');
  const response = await agent.post(`/api/admin/orders/${id}/notes`).send({ body: 'Call before delivery' });
  expect(response.status).toBe(202);
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).describe();
  expect(description.status.name).toBe('RUNNING');
});

test('a closed order refuses what would not reopen it', async () => {
  const id = await place('closed');
  await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).terminate('closed long ago');
  const at = new Date().toISOString();
  await api.deps.prisma.$executeRaw`
    UPDATE orders SET state = state || jsonb_build_object('closedAt', ${at}::text) WHERE id = ${id}`;
  const agent = await api.as('agent', 'support');
  const response = await agent.post(`/api/admin/orders/${id}/cancel`).send({ reason: 'too late' });
  expect(response.status).toBe(409);
  expect(response.body).toMatchObject({
    detail: 'The order is closed.',
    allowedActions: ['addNote', 'reopen'],
  });
});
