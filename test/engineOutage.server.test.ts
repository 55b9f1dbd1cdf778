import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OrderJson } from '../api/schema/order';
import { openLifeline } from '../dev/stack/lifeline';
import { obtainTemporal } from '../dev/temporal/obtainTemporal';
import { freePort } from '../config/freePort';
import { startTemporal, type EmbeddedTemporal } from '../dev/temporal/temporal';
import { orderWorkflowId } from '../domain/order/ids';
import { STANDARD_POLICY } from '../domain/order/policy';
import type { Ledger } from '../sandbox/control/ledger';
import { PHONE, phoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Answer, type Stack } from './world/stack';

const PRICE = PHONE.price;
const OPENING = 500;
const lifeline = openLifeline();
/** Long enough for the reconciler to leave nothing alone any more that was touched before. */
const SETTLED_MS = 6_000;

let folder: string;
let databaseFile: string;
let port: number;
let temporal: EmbeddedTemporal;
let stack: Stack;
let buyer: string;
let staff: string;

/** On the same port and, unless it is removed, the same file as before. */
async function startEngine(): Promise<void> {
  const { file: program } = await obtainTemporal({ onProgress: () => undefined });
  temporal = await startTemporal({ program, port, databaseFile, lifeline });
}

async function stopEngine(): Promise<void> {
  await temporal.stop();
  expect(() => process.kill(temporal.pid, 0)).toThrow('ESRCH');
}

function removeEngineFiles(): void {
  for (const end of ['', '-shm', '-wal']) rmSync(`${databaseFile}${end}`, { force: true });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outage-'));
  databaseFile = path.join(folder, 'temporal.db');
  port = await freePort();
  await startEngine();
  const variables = {
    ORDER_POLICY: 'demo',
    RECONCILE_EVERY_SECONDS: '0.5',
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: 'default',
  };
  // What is delivered stays open, however long the machine takes: the demonstration's closes after a minute.
  stack = await startStack(variables, { returns: STANDARD_POLICY.returns });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, OPENING);
});

afterEach(() => stack.sandbox.faults.clear());

afterAll(async () => {
  await stack.close();
  await temporal.stop();
  await lifeline.close();
  rmSync(folder, { recursive: true });
});

let placed = 0;
function tryToPlace(): Promise<Answer> {
  placed += 1;
  const body = phoneOrder();
  return stack.call(buyer, 'POST', '/api/orders', body, `order-${placed}`);
}

async function place(): Promise<string> {
  const { status, body } = await tryToPlace();
  expect(status).toBe(201);
  return (body as OrderJson).id;
}

/** An order that has been paid for and can't be booked with the courier. */
async function placeStuck(): Promise<string> {
  const id = await place();
  await stack.eventually(
    buyer,
    id,
    ({ payments, shipments }) => payments[0]?.status === 'AUTHORIZED' && shipments[0]?.status === 'PACKED',
  );
  return id;
}

const delivered = ({ status, paymentStatus }: OrderJson): boolean =>
  status === 'DELIVERED' && paymentStatus === 'PAID';

async function ledger(): Promise<Ledger> {
  return (await (await fetch(`${stack.sandboxUrl}/sandbox/ledger`)).json()) as Ledger;
}

async function expectChargedOnce(ids: readonly string[]): Promise<void> {
  const { charges, consignments } = await ledger();
  for (const id of ids) {
    expect(charges[id]).toEqual({ charges: 1, authorized: 0, captured: PRICE });
    expect(consignments.filter(({ merchantOrderId }) => merchantOrderId.startsWith(id))).toHaveLength(1);
  }
}

const handleOf = (id: string) => stack.deps.temporal.workflow.getHandle(orderWorkflowId(id));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED_MS));

test('while the engine is away orders are taken, and all of them are delivered when it is back', async () => {
  const known = await place();
  await stack.eventually(buyer, known, delivered);
  await stopEngine();

  const answers = await Promise.all(Array.from({ length: 20 }, tryToPlace));
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(201));
  const ids = answers.map(({ body }) => (body as OrderJson).id);
  expect(new Set(ids).size).toBe(20);
  const waiting = await stack.prisma.order.findMany({ where: { workflowStartedAt: null } });
  expect(waiting.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(await stack.prisma.stock.findFirst({ where: { sku: 'PHONE' } })).toMatchObject({ reserved: 20 });

  const ready = await fetch(`${stack.url}/readyz`);
  expect([ready.status, await ready.json()]).toMatchObject([
    200,
    { status: 'degraded', parts: { temporal: 'down' } },
  ]);
  for (const read of [`/api/orders/${known}`, `/api/orders/${ids[0]}`, '/api/orders', '/api/products']) {
    expect([read, (await stack.call(buyer, 'GET', read)).status]).toEqual([read, 200]);
  }
  const cancel = { reason: 'Nobody answers' };
  const refused = await Promise.all(
    [known, ids[0]].map((id) => stack.call(buyer, 'POST', `/api/orders/${id}/cancel`, cancel, 'c')),
  );
  expect(refused.map(({ status, headers }) => [status, Number(headers.get('retry-after')) > 0])).toEqual([
    [503, true],
    [503, true],
  ]);

  await startEngine();
  for (const id of ids) await stack.eventually(buyer, id, delivered);
  await expectChargedOnce([known, ...ids]);
  expect(await stack.prisma.order.count()).toBe(21);
  expect(Object.keys((await ledger()).charges)).toHaveLength(21);
  expect(await stack.prisma.stock.findFirst({ where: { sku: 'PHONE' } })).toMatchObject({
    onHand: OPENING - 21,
    reserved: 0,
  });
});

test('an order whose workflow somebody terminates comes back by itself and is delivered', async () => {
  stack.fault({ vendor: 'pathao', operation: 'book', kind: 'error5xx', probability: 1 });
  const id = await placeStuck();
  await handleOf(id).terminate('by mistake');
  expect((await handleOf(id).describe()).status.name).toBe('TERMINATED');
  stack.sandbox.faults.clear();
  await stack.eventually(buyer, id, delivered);
  await expectChargedOnce([id]);
});

test('when the engine has lost everything, open orders run again as they were, and closed ones do not', async () => {
  stack.fault({ vendor: 'pathao', operation: 'book', kind: 'error5xx', probability: 1 });
  const stuck = [await placeStuck(), await placeStuck()];
  const cancelled = await placeStuck();
  const done = (await stack.prisma.order.findFirstOrThrow({ where: { status: 'DELIVERED' } })).id;
  await stack.call(buyer, 'POST', `/api/orders/${cancelled}/cancel`, { reason: 'Too slow' }, 'c');
  await stack.eventually(buyer, cancelled, ({ status }) => status === 'CANCELLED');
  await handleOf(cancelled).result();
  const eventsOf = (id: string) =>
    stack.prisma.orderEvent.findMany({ where: { orderId: id }, orderBy: { version: 'asc' } });
  const before = new Map(
    await Promise.all([...stuck, done, cancelled].map(async (id) => [id, await eventsOf(id)] as const)),
  );

  await stopEngine();
  removeEngineFiles();
  stack.sandbox.faults.clear();
  await settle();
  await startEngine();
  for (const id of stuck) await stack.eventually(buyer, id, delivered);
  await expectChargedOnce([...stuck, done]);
  for (const [id, events] of before) expect((await eventsOf(id)).slice(0, events.length)).toEqual(events);

  expect((await handleOf(done).describe()).status.name).toBe('RUNNING');
  expect(await eventsOf(cancelled)).toEqual(before.get(cancelled));
  await expect(handleOf(cancelled).describe()).rejects.toThrow(/not found/i);
  const { charges } = await ledger();
  expect(charges[cancelled]).toEqual({ charges: 0, authorized: 0, captured: 0 });
});
