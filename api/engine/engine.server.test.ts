import { ServiceError } from '@temporalio/client';
import { orderWorkflowId } from '../../domain/order/ids';
import { testTemporal } from '../../test/harness/testTemporal';
import { sweepOrders } from './sweeper';
import { sweepWebhooks } from '../webhooks/sweepInbox';
import { storeWebhooks } from '../webhooks/webhookInbox';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

/** With a workflow engine and without a worker: everything is kept for the worker that comes. */
let api: ApiUnderTest;
beforeAll(async () => {
  // No worker polls, so no workflow ends.
  api = await startApiUnderTest({ temporal: await testTemporal({ mayStayOpen: true }) });
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

const place = (key: string): Promise<string> => api.place({ MUG: 6 }, key);

async function eventTypes(orderId: string): Promise<string[]> {
  const history = await api.deps.temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
  return (history.events ?? []).flatMap((event) => {
    const signal = event.workflowExecutionSignaledEventAttributes?.signalName;
    return signal ? [signal] : [];
  });
}

test('a placed order is started with a summary, and marked so that the sweeper leaves it alone', async () => {
  const id = await place('started');
  await api.started(id);
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).describe();
  expect(description.status.name).toBe('RUNNING');
  expect(await description.staticSummary()).toMatch(/^TL-\d+ · 6 items · 15\.30 GBP$/);
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
    `/api/orders/${id}/commands/${first.body.commandId}`,
  ]);
  expect((await cancel()).body.commandId).toBe(first.body.commandId);
  expect(await eventTypes(id)).toEqual(['cancel', 'cancel']);
});

test('a command whose workflow task failed is handed over as a signal, too', async () => {
  const id = await place('task-failed');
  await api.started(id);
  const text = 'Unable to perform workflow execution update due to unexpected workflow task failure.';
  const cause = Object.assign(new Error(text), { code: 9, details: text, metadata: {} });
  const given = new ServiceError('Workflow Update failed', { cause });
  const handle = api.deps.temporal.workflow.getHandle(orderWorkflowId(id));
  jest.spyOn(handle, 'executeUpdate').mockRejectedValue(given);
  jest.spyOn(api.deps.temporal.workflow, 'getHandle').mockReturnValueOnce(handle);
  const agent = await api.as('agent', 'support');
  const response = await agent.post(`/api/admin/orders/${id}/pick`).set('Idempotency-Key', 'p');
  expect(response.status).toBe(202);
  expect(await eventTypes(id)).toEqual(['pick']);
});

test('the sweeper starts what was left behind and hands on what lies in the inbox, once', async () => {
  const other = await place('fine');
  await api.started(other);
  const engineDown = jest.spyOn(api.deps.starter, 'start').mockResolvedValueOnce(false);
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

test('a webhook that can’t be handed on waits ever longer, and those behind it don’t', async () => {
  const id = await place('behind');
  await api.started(id);
  const outcome = { outcome: 'captured', reference: 'pi_1', amount: 1530 } as const;
  const message = { kind: 'paymentEvent', orderId: id, payload: { paymentId: '1', outcome } } as const;
  const event = (eventId: string) => ({ eventId, payload: {}, message });
  await storeWebhooks(api.deps.prisma, 'acme', [event('bad'), event('good')]);
  const { prisma, temporal } = api.deps;
  await prisma.webhookInbox.updateMany({ data: { receivedAt: new Date(Date.now() - 60_000) } });
  const lost = jest.spyOn(temporal.workflow, 'getHandle').mockImplementationOnce(() => {
    throw new Error('to Rahim at 01712345678');
  });
  expect(await sweepWebhooks(api.deps)).toBe(2);
  lost.mockRestore();
  const rowOf = (eventId: string) => prisma.webhookInbox.findFirstOrThrow({ where: { eventId } });
  expect(await rowOf('bad')).toMatchObject({
    handledAt: null,
    attempts: 1,
    error: 'DomainError unavailable, caused by Error',
  });
  expect(await rowOf('good')).toMatchObject({ handledAt: expect.any(Date), attempts: 1, error: null });

  let now = Date.now();
  const sweepAfter = (ms: number): Promise<number> => {
    now += ms;
    return sweepWebhooks({ ...api.deps, now: () => new Date(now) });
  };
  const unreachable = jest.spyOn(temporal.workflow, 'getHandle').mockImplementation(() => {
    throw new Error('no server');
  });
  await sweepAfter(60_000);
  // However long the server was away: a minute after it is back, nothing waits any more.
  for (const pauseMs of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    expect([await sweepAfter(pauseMs - 1), await sweepAfter(1)]).toEqual([0, 1]);
  }
  unreachable.mockRestore();
  expect(await sweepAfter(60_000)).toBe(1);
  expect(await rowOf('bad')).toMatchObject({ handledAt: expect.any(Date), attempts: 10 });
});

test('an order that has run and ended, though nobody noted that it was started, is not started again', async () => {
  const id = await place('ended');
  await api.started(id);
  await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).terminate('over');
  const long = new Date(Date.now() - 60_000);
  await api.deps.prisma.order.update({
    where: { id },
    data: { workflowStartedAt: null, createdAt: long },
  });
  expect(await sweepOrders(api.deps)).toBe(1);
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).describe();
  expect(description.status.name).toBe('TERMINATED');
  expect(await api.deps.prisma.order.findUniqueOrThrow({ where: { id } })).toMatchObject({
    workflowStartedAt: expect.any(Date),
  });
});

test('a command to an order that was never started starts it', async () => {
  const id = await place('restart');
  await api.started(id);
  await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).terminate('lost');
  const agent = await api.as('agent', 'support');
  const response = await agent.post(`/api/admin/orders/${id}/notes`).send({ body: 'Call before delivery' });
  expect(response.status).toBe(202);
  const description = await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).describe();
  expect(description.status.name).toBe('RUNNING');
});

test('a closed order refuses what would not reopen it', async () => {
  const id = await place('closed');
  await api.started(id);
  await api.deps.temporal.workflow.getHandle(orderWorkflowId(id)).terminate('closed long ago');
  const at = new Date().toISOString();
  await api.deps.prisma.$executeRaw`
    UPDATE orders SET state = state || jsonb_build_object('closedAt', ${at}::text) WHERE id = ${id}`;
  const agent = await api.as('agent', 'support');
  const response = await agent.post(`/api/admin/orders/${id}/cancel`).send({ reason: 'too late' });
  expect(response.status).toBe(409);
  expect(response.body).toMatchObject({
    detail: 'The order is closed.',
    allowedActions: expect.arrayContaining(['addNote', 'reopen', 'pushToErp']),
  });
  expect(response.body).toMatchObject({ allowedActions: expect.not.arrayContaining(['cancel']) });
});
