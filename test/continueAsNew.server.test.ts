import { openLifeline, type Lifeline } from '../dev/stack/lifeline';
import { obtainTemporal } from '../dev/temporal/obtainTemporal';
import { freePort } from '../config/freePort';
import { prepareNamespace } from '../temporal/prepareNamespace';
import { startTemporal, type EmbeddedTemporal } from '../dev/temporal/temporal';
import { deriveStatus } from '../domain/order/status';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  WAREHOUSE,
  createOrderWorld,
  type OrderWorld,
} from './world/orderWorld';
import { eventually } from './world/eventually';

/** The server suggests a new run after so few events that an order needs several in its life. */
const EVENTS_A_RUN = 40;

let lifeline: Lifeline;
let server: EmbeddedTemporal;
let world: OrderWorld;

beforeAll(async () => {
  lifeline = openLifeline();
  const { file } = await obtainTemporal({ onProgress: (text) => console.error(text) });
  server = await startTemporal({
    program: file,
    port: await freePort(),
    lifeline,
    dynamicConfig: [`limit.historyCount.suggestContinueAsNew=${EVENTS_A_RUN}`],
  });
  await prepareNamespace({ address: server.address, namespace: 'default' });
  world = await createOrderWorld({ address: server.address });
  await world.stock('PHONE', 100);
});

afterAll(async () => {
  await world.close();
  await server.stop();
  await lifeline.close();
});

async function runsOf(orderId: string): Promise<number> {
  const query = `WorkflowId = "order/${orderId}"`;
  const runs = new Set<string>();
  for await (const { runId } of world.client.workflow.list({ query })) runs.add(runId);
  return runs.size;
}

async function notes(orderId: string, count: number, round: string): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const noteId = `${orderId}-${round}-${index}`;
    const note = { noteId, body: 'x', visibility: 'staff' } as const;
    // The server gives up an update that comes as one run becomes the next; the API sends it again, too.
    await eventually(async () => {
      await world.update(orderId, 'addNote', note, { actor: SUPPORT, commandId: noteId });
      return true;
    });
  }
}

test('an order keeps everything over as many runs as its life takes, whatever stage it is in', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await notes(orderId, 10, 'confirmed');
  await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
  await notes(orderId, 10, 'picking');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await notes(orderId, 10, 'ready');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
  await notes(orderId, 10, 'shipped');
  await world.scan(orderId, 'DELIVERED');
  await world.eventually(orderId, (order) => order.closedAt !== undefined);

  const order = await world.snapshot(orderId);
  expect(deriveStatus(order)).toBe('DELIVERED');
  expect(await world.prisma.orderNote.count({ where: { orderId } })).toBe(40);
  const events = await world.prisma.orderEvent.findMany({ where: { orderId }, orderBy: { version: 'asc' } });
  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  expect(world.vendors.calls.filter((call) => /^(authorize|capture|book)/.test(call))).toEqual([
    `authorize ${orderId}/authorize/1`,
    `book ${orderId}-1`,
    `capture ${orderId}/capture/1`,
  ]);
  expect(await runsOf(orderId)).toBeGreaterThan(4);
});

test('a command answered in an earlier run is known in the next', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const note = { noteId: `${orderId}-once`, body: 'x', visibility: 'staff' } as const;
  const options = { actor: SUPPORT, commandId: `${orderId}-once` };
  await world.update(orderId, 'addNote', note, options);
  await notes(orderId, 12, 'between');
  await world.update(orderId, 'addNote', note, options);
  expect(await world.prisma.orderNote.count({ where: { id: note.noteId } })).toBe(1);
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  expect(await runsOf(orderId)).toBeGreaterThan(1);
});

test('a hold that was put in an earlier run ends in a later one, and one that was released there does not', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const until = new Date(Date.now() + 8_000).toISOString();
  const put = { reason: 'MANUAL', blocks: ['release'], until } as const;
  await world.update(orderId, 'hold', { ...put, key: 'released', default: 'cancel' }, { actor: SUPPORT });
  await world.update(orderId, 'hold', { ...put, key: 'ending', default: 'release' }, { actor: SUPPORT });
  await notes(orderId, 6, 'before');
  await eventually(async () => {
    const release = { actor: SUPPORT, commandId: `${orderId}-release` };
    await world.update(orderId, 'releaseHold', { key: 'released' }, release);
    return true;
  });
  await notes(orderId, 6, 'after');
  await eventually(async () => (await runsOf(orderId)) > 1);
  await world.eventually(orderId, ({ holds }) => holds.length === 0);
  const ended = await world.prisma.orderEvent.findMany({
    where: { orderId, type: { in: ['HoldReleased', 'CancellationRequested'] } },
    orderBy: { version: 'asc' },
  });
  expect(ended).toMatchObject([
    { type: 'HoldReleased', actorRole: 'support', data: { key: 'released' } },
    { type: 'HoldReleased', actorRole: 'system', data: { key: 'ending' } },
  ]);
  expect(ended[1]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(until));
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
});
