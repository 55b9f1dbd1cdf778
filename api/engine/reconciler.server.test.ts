import { orderWorkflowId } from '../../domain/order/ids';
import { testTemporal } from '../../test/harness/testTemporal';
import { reconcileOrders, startReconciler } from './reconciler';
import { ownColumns } from '../testing/ownColumns';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { eventually } from '../../test/world/eventually';

/** With a workflow engine and without a worker: what is started stays where it is. */
let api: ApiUnderTest;
beforeEach(async () => {
  // No worker polls, so no workflow ends.
  api = await startApiUnderTest({ temporal: await testTemporal({ mayStayOpen: true }) });
  await api.stock('MUG', 1_000);
});
afterEach(() => api.close());

const handleOf = (id: string) => api.deps.temporal.workflow.getHandle(orderWorkflowId(id));
const statusOf = async (id: string): Promise<string> => (await handleOf(id).describe()).status.name;
const runOf = async (id: string): Promise<string> => (await handleOf(id).describe()).runId;

async function place(key: string): Promise<string> {
  const id = await api.place({ MUG: 1 }, key);
  await api.started(id);
  return id;
}

/** Nobody has been at the orders for a while, as far as the database can tell. */
async function age(...ids: readonly string[]): Promise<void> {
  const long = new Date(Date.now() - 60_000);
  await api.deps.prisma.order.updateMany({
    where: { id: { in: [...ids] } },
    data: { updatedAt: long, workflowStartedAt: long },
  });
}

/** An open order whose workflow somebody ended. */
async function placeLost(key: string): Promise<string> {
  const id = await place(key);
  await handleOf(id).terminate('lost');
  await age(id);
  return id;
}

/** As the workflow leaves an order behind that it has closed: nothing is left to tell. */
async function close(id: string): Promise<void> {
  await api.deps.prisma.order.update({ where: { id }, data: { closedAt: new Date() } });
  await api.deps.prisma.notification.updateMany({ where: { orderId: id }, data: { status: 'SENT' } });
  await api.deps.prisma.erpPush.update({
    where: { orderId: id },
    data: { status: 'SYNCED', pushedVersion: 1 },
  });
}

/** By outcome; outcomes that there were none of are left out. */
async function restarts(): Promise<Record<string, number>> {
  const { values } = await api.deps.metrics.restarts.get();
  const counted = values.filter(({ value }) => value > 0);
  return Object.fromEntries(counted.map(({ labels, value }) => [labels.outcome, value]));
}

test('an open order whose workflow was ended is started again from its snapshot, and only that one', async () => {
  const [lost, fine] = [await placeLost('lost'), await place('fine')];
  await age(fine);
  const before = await runOf(fine);
  const warn = jest.spyOn(api.deps.log, 'warn');

  expect(await reconcileOrders(api.deps)).toBe(1);
  expect([await statusOf(lost), await statusOf(fine), await runOf(fine)]).toEqual([
    'RUNNING',
    'RUNNING',
    before,
  ]);
  expect(warn).toHaveBeenCalledWith({ orderId: lost, version: 1 }, expect.stringContaining('restarted'));
  expect(await restarts()).toEqual({ restarted: 1 });

  expect(await reconcileOrders(api.deps)).toBe(0);
  expect(await restarts()).toEqual({ restarted: 1 });
});

test('one that ends again without having got further is restarted after growing pauses, and that is an error', async () => {
  const id = await placeLost('failing');
  const error = jest.spyOn(api.deps.log, 'error');
  let now = Date.now();
  const passAfter = (ms: number): Promise<number> => {
    now += ms;
    return reconcileOrders({ ...api.deps, now: () => new Date(now) });
  };
  const endAgain = () => handleOf(id).terminate('ended by itself');

  expect(await passAfter(0)).toBe(1);
  expect(error).not.toHaveBeenCalled();
  for (const pauseMs of [60_000, 120_000, 240_000]) {
    await endAgain();
    expect(await passAfter(pauseMs - 1)).toBe(0);
    expect(await passAfter(1)).toBe(1);
  }
  expect(await restarts()).toEqual({ restarted: 1, repeated: 3 });
  expect(error).toHaveBeenLastCalledWith(
    { orderId: id, version: 1, restarts: 4 },
    expect.stringContaining('got no further'),
  );

  await api.deps.prisma.workflowRestart.update({ where: { orderId: id }, data: { count: 60 } });
  await endAgain();
  expect(await passAfter(480_000)).toBe(1);
  await endAgain();
  expect(await passAfter(3_599_999)).toBe(0);
  expect(await passAfter(1)).toBe(1);

  await endAgain();
  await api.deps.prisma.order.update({ where: { id }, data: { version: 2 } });
  await api.deps.prisma
    .$executeRaw`UPDATE orders SET state = jsonb_set(state, '{version}', '2') WHERE id = ${id}`;
  expect(await passAfter(0)).toBe(1);
  expect(await api.deps.prisma.workflowRestart.findUnique({ where: { orderId: id } })).toMatchObject({
    version: 2,
    count: 1,
  });
});

test('a closed order is left alone, unless its customer is still to be told something', async () => {
  const [closed, untold] = [await placeLost('closed'), await placeLost('untold')];
  await close(closed);
  await close(untold);
  await api.deps.prisma.notification.updateMany({ where: { orderId: untold }, data: { status: 'QUEUED' } });

  expect(await reconcileOrders(api.deps)).toBe(1);
  expect([await statusOf(closed), await statusOf(untold)]).toEqual(['TERMINATED', 'RUNNING']);
});

test('nor is it left alone while the ERP is still to be told of it, if there is one', async () => {
  const id = await placeLost('behind');
  await close(id);
  await api.deps.prisma.erpPush.update({ where: { orderId: id }, data: { status: 'PENDING' } });

  const withoutErp = { ...api.deps, settings: { ...api.deps.settings, erp: undefined } };
  expect(await reconcileOrders(withoutErp)).toBe(0);
  expect(await reconcileOrders(api.deps)).toBe(1);
  expect(await statusOf(id)).toBe('RUNNING');
});

test('an order that was never started is the sweeper’s, one that was touched just now waits a moment', async () => {
  const [unstarted, touched] = [await placeLost('unstarted'), await placeLost('touched')];
  await api.deps.prisma.order.update({ where: { id: unstarted }, data: { workflowStartedAt: null } });
  await api.deps.prisma.order.update({ where: { id: touched }, data: { updatedAt: new Date() } });
  expect(await reconcileOrders(api.deps)).toBe(0);
  expect([await statusOf(unstarted), await statusOf(touched)]).toEqual(['TERMINATED', 'TERMINATED']);
});

test('an order that runs, though the server’s list does not know it yet, is not started twice', async () => {
  const id = await place('late');
  await age(id);
  const before = await runOf(id);
  jest.spyOn(api.deps.temporal.workflow, 'list').mockImplementation(function* () {} as never);
  expect(await reconcileOrders(api.deps)).toBe(0);
  jest.restoreAllMocks();
  expect(await runOf(id)).toBe(before);
  expect(await restarts()).toEqual({});
});

test('an order that ended well while the server was asked is left alone', async () => {
  const id = await placeLost('ended');
  const asked = jest.spyOn(api.deps.temporal, 'withDeadline').mockImplementationOnce(async () => {
    await close(id);
    return new Set();
  });
  expect(await reconcileOrders(api.deps)).toBe(0);
  asked.mockRestore();
  expect(await statusOf(id)).toBe('TERMINATED');
});

test('a pass goes through more orders than one question to the server holds', async () => {
  const lost = await placeLost('far');
  // Copies that sort before it and need nothing done.
  const columns = await ownColumns(api.deps.prisma);
  await api.deps.prisma.$executeRaw`
    INSERT INTO orders (${columns}) SELECT ${columns} FROM (SELECT copy.* FROM orders AS original,
      jsonb_populate_record(original, jsonb_build_object('id', 'a' || original.id, 'number', 'copy')) AS first,
      generate_series(1, 450) AS n,
      jsonb_populate_record(first, jsonb_build_object('id', first.id || '-' || n, 'number', 'copy-' || n,
        'updated_at', now() + interval '1 hour')) AS copy
    WHERE original.id = ${lost}) AS copies`;
  const list = jest.spyOn(api.deps.temporal.workflow, 'list');
  expect(await reconcileOrders(api.deps)).toBe(1);
  expect(list).toHaveBeenCalledTimes(3);
  expect(await statusOf(lost)).toBe('RUNNING');
});

test('a pass gives up after three failures in a row and the next one begins afresh', async () => {
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await placeLost(`down-${n}`));
  const restart = jest.spyOn(api.deps.starter, 'restart').mockResolvedValue('failed');
  expect(await reconcileOrders(api.deps)).toBe(0);
  expect(restart).toHaveBeenCalledTimes(3);
  expect(await restarts()).toEqual({ failed: 3 });
  restart.mockRestore();
  expect(await reconcileOrders(api.deps)).toBe(5);
});

test('of several processes one passes at a time; each order is restarted once', async () => {
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await placeLost(`shared-${n}`));
  const settings = { databaseUrl: api.databaseUrl, everyMs: 50 };
  const processes = [1, 2, 3].map(() => startReconciler(api.deps, settings));
  await eventually(async () => (await restarts())['restarted'] === 5);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.all(processes.map((process) => process.stop()));
  expect(await restarts()).toEqual({ restarted: 5 });
  for (const id of ids) expect(await statusOf(id)).toBe('RUNNING');
});

test('without a server, and without a database, the reconciler goes on trying', async () => {
  const down = await startApiUnderTest();
  await down.stock('MUG', 1);
  const mina = await down.as('mina', 'customer');
  await mina
    .post('/api/orders')
    .set('Idempotency-Key', 'down')
    .send(orderOf({ MUG: 1 }));
  const warn = jest.spyOn(down.deps.log, 'warn');
  const noDatabase = 'postgresql://nobody@127.0.0.1:1/nothing';
  const loops = [down.databaseUrl, noDatabase].map((databaseUrl) =>
    startReconciler(down.deps, { databaseUrl, everyMs: 20 }),
  );
  const failures = (): number =>
    warn.mock.calls.filter(([, text]) => String(text).includes('reconciling orders failed')).length;
  expect(await eventually(() => failures() > 3 && failures())).toBeGreaterThan(3);
  await Promise.all(loops.map((loop) => loop.stop()));
  await down.close();
});
