import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { temporal as api } from '@temporalio/proto';
import { replay, type ReplayProgress } from '../dev/replay';
import { orderWorkflowId } from '../domain/order/ids';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../config/payloadKeys';
import { createPrisma, type PrismaClient } from '../prisma/client';
import { createTemporalClient } from '../temporal/client';
import type { Ledger } from '../sandbox/control/ledger';
import { askDoors } from './chaos/shop/askDoors';
import { askSandbox } from './chaos/shop/askSandbox';
import { buyerOf, personalTexts, type Buyer } from './chaos/shop/buyers';
import { derivations } from './chaos/checker/invariants/derivations';
import { foldedHistories, gaplessHistories } from './chaos/checker/invariants/histories';
import { money } from './chaos/checker/invariants/money';
import { parcels } from './chaos/checker/invariants/parcels';
import { workflows } from './chaos/checker/invariants/workflows';
import { gather, searchFiles } from './chaos/evidence/gather';
import { STAFF, orderOf } from './chaos/shop/requests';
import { stockShelves } from './chaos/shop/stockShelves';
import type { PartName } from './chaos/schedule/steps';
import { startWorld, type World } from './chaos/shop/world';
import { askBroker } from './harness/environment';
import { eventually } from './world/eventually';

const root = path.resolve(__dirname, '..');
/**
 * How long databases that are read one after the other may seem to disagree. An order that closes while its database is
 * away tells the world of it up to a minute after that is back, and ends then.
 */
const SETTLE_MS = 75_000;
/** Long enough for attempts that each cost events to show in a history. */
const AWAY_MS = 22_000;

let folder: string;
let world: World;
let prisma: PrismaClient;
let temporal: Client;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-kill-'));
  chmodSync(folder, 0o711);
  const { folder: programs } = await askBroker('programs');
  world = await startWorld({
    ...{ folder, programs, speed: 200, say: () => undefined },
    parts: ['api-1', 'worker-1'],
  });
  prisma = createPrisma(world.databaseUrl, { poolSize: 2 });
  temporal = createTemporalClient({ ...world.temporal, payloadKeys: DEVELOPMENT_PAYLOAD_KEYS });
  await stockShelves(world);
});

afterAll(async () => {
  await temporal.connection.close();
  await prisma.$disconnect();
  await world.close();
  rmSync(folder, { recursive: true });
});

/** Kills a part that must be there, for a while. */
function kill(name: PartName, awayMs: number): void {
  if (!world.parts.get(name)?.kill(awayMs)) throw new Error(`There is no ${name} to kill`);
}

/** How many orders are not delivered yet. It awaits inside, since Prisma runs no query before somebody awaits it. */
const openOrders = async (): Promise<number> =>
  await prisma.order.count({ where: { status: { not: 'DELIVERED' } } });

let wishes = 0;
const nextBuyer = (): Buyer => buyerOf((wishes += 1));

/** Asks for one phone until there is an answer; the order's id. */
async function place(buyer: Buyer, key: string): Promise<string> {
  const token = await world.sandbox.token({ sub: buyer.customerId, roles: ['customer'] });
  const step = { card: 'pm_card_visa', lines: [{ sku: 'PHONE', quantity: 1 }] };
  const answer = await askDoors({
    ...{ doors: world.doors, token, method: 'POST', path: '/api/orders', key },
    body: orderOf(step, buyer, key),
  });
  if (answer?.status !== 201) throw new Error(`The order was not taken: ${JSON.stringify(answer)}`);
  return (answer.body as { readonly id: string }).id;
}

/** Resolves when the order is delivered, paid, and rests. */
async function delivered(orderId: string): Promise<void> {
  await eventually(async () => {
    const order = await prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    const told = await prisma.notification.count({ where: { orderId, status: 'QUEUED' } });
    const isDone = order.status === 'DELIVERED' && order.paymentStatus === 'PAID' && told === 0;
    return isDone;
  });
}

async function eventsOf(orderId: string): Promise<number> {
  const { historyLength } = await temporal.workflow.getHandle(orderWorkflowId(orderId)).describe();
  return historyLength;
}

/** What the checker of the chaos run has against the orders, and goes on having: some may be closing just now. */
async function faults(): Promise<unknown[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = await faultsNow();
    if (found.length === 0 || Date.now() > deadline) return found;
    await delay(500);
  }
}

async function faultsNow(): Promise<unknown[]> {
  const found = await gather({ prisma, temporal, sandboxUrl: world.sandboxUrl });
  const nothing = { openingStock: {}, placements: [], commands: [], leaks: [], unrest: [] };
  const invariants = [gaplessHistories, foldedHistories, derivations, workflows, money, parcels];
  return invariants.flatMap(({ violations }) => violations({ ...found, ...nothing }));
}

/** Whether the SQL function is being called and waits for a row that is locked. */
async function isStuckIn(name: 'place_order' | 'commit_order'): Promise<boolean> {
  const waiting = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ${`%${name}%`}`;
  return waiting.length > 0;
}

type HistoryEvent = api.api.history.v1.IHistoryEvent;

async function historyOf(orderId: string): Promise<HistoryEvent[]> {
  const { events } = await temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
  return events ?? [];
}

const ledgerOf = (orderId: string): Promise<Ledger> =>
  askSandbox<Ledger>(world.sandboxUrl, `/sandbox/ledger?orderId=${orderId}`);

/** What an order of one phone comes to, when nothing was done twice. */
async function expectDoneOnce(orderId: string): Promise<void> {
  const { paymentIntents, charges, consignments } = await ledgerOf(orderId);
  expect(charges[orderId]).toEqual({ charges: 1, authorized: 0, captured: 4_999_900 });
  expect(paymentIntents).toHaveLength(1);
  expect(consignments).toHaveLength(1);
  expect(await faults()).toEqual([]);
}

/** Whether a worker is making this call for the order and has nothing else to do for it. */
async function isOnlyMaking(activity: string, orderId: string): Promise<boolean> {
  const { raw } = await temporal.workflow.getHandle(orderWorkflowId(orderId)).describe();
  const { PENDING_ACTIVITY_STATE_STARTED } = api.api.enums.v1.PendingActivityState;
  const [call, ...others] = raw.pendingActivities ?? [];
  const isMade = call?.activityType?.name === activity && call.state === PENDING_ACTIVITY_STATE_STARTED;
  return isMade && others.length === 0 && !raw.pendingWorkflowTask;
}

/** Whether a worker is making this call for the order, whatever else it does. */
async function isMaking(activity: string, orderId: string): Promise<boolean> {
  const { raw } = await temporal.workflow.getHandle(orderWorkflowId(orderId)).describe();
  const { PENDING_ACTIVITY_STATE_STARTED } = api.api.enums.v1.PendingActivityState;
  return (raw.pendingActivities ?? []).some(
    ({ activityType, state }) => activityType?.name === activity && state === PENDING_ACTIVITY_STATE_STARTED,
  );
}

/** The last attempt of an activity, and the task that its end led to. */
async function lastAttempt(orderId: string, activity: string) {
  const events = await historyOf(orderId);
  const scheduled = events.find(
    ({ activityTaskScheduledEventAttributes: of }) => of?.activityType?.name === activity,
  );
  const ofActivity = (id: unknown): boolean => String(id) === String(scheduled?.eventId);
  const started = events.find(({ activityTaskStartedEventAttributes: of }) =>
    ofActivity(of?.scheduledEventId),
  );
  const end = events.findIndex(({ activityTaskCompletedEventAttributes: of }) =>
    ofActivity(of?.scheduledEventId),
  );
  const next = events.slice(end).find((event) => event.workflowTaskScheduledEventAttributes);
  return {
    failureBefore: started?.activityTaskStartedEventAttributes?.lastFailure?.timeoutFailureInfo?.timeoutType,
    nextTaskOffered: next?.workflowTaskScheduledEventAttributes?.taskQueue?.kind,
  };
}

const { TimeoutType, TaskQueueKind } = api.api.enums.v1;

test('a worker killed while a card is charged: its silence has the call made again, and the card is charged once', async () => {
  const stripe = { vendor: 'stripe', count: 100 } as const;
  world.sandbox.faults.add({ ...stripe, operation: 'create', kind: 'timeoutAfterEffect', ms: 60_000 });
  // Otherwise the webhook would say what became of the payment.
  world.sandbox.faults.add({ ...stripe, kind: 'dropWebhooks' });
  const orderId = await place(nextBuyer(), 'while-charged');
  await eventually(async () => (await ledgerOf(orderId)).charges[orderId]?.charges === 1);
  await eventually(() => isOnlyMaking('authorizePayment', orderId));
  kill('worker-1', 300);
  world.sandbox.faults.clear();
  await delivered(orderId);
  // Not by the call's own time-out, and not first to the worker that is dead.
  expect(await lastAttempt(orderId, 'authorizePayment')).toEqual({
    failureBefore: TimeoutType.TIMEOUT_TYPE_HEARTBEAT,
    nextTaskOffered: TaskQueueKind.TASK_QUEUE_KIND_NORMAL,
  });
  await expectDoneOnce(orderId);
});

test('a worker killed while two cards are charged for what was reserved, before it happened and after: both are charged once', async () => {
  const capture = { vendor: 'stripe', operation: 'capture', count: 100, ms: 60_000 } as const;
  const after = { ...capture, kind: 'timeoutAfterEffect' } as const;
  world.sandbox.faults.add({ vendor: 'stripe', kind: 'dropWebhooks', count: 100 });
  world.sandbox.faults.add(after);
  const taken = await place(nextBuyer(), 'while-taken-after');
  await eventually(async () => ((await ledgerOf(taken)).charges[taken]?.captured ?? 0) > 0);
  world.sandbox.faults.remove(after);
  world.sandbox.faults.add({ ...capture, kind: 'timeout' });
  const orderIds = [taken, await place(nextBuyer(), 'while-taken-before')];
  for (const orderId of orderIds) await eventually(() => isMaking('capturePayment', orderId));
  kill('worker-1', 300);
  world.sandbox.faults.clear();
  for (const orderId of orderIds) await delivered(orderId);
  for (const orderId of orderIds) await expectDoneOnce(orderId);
});

describe.each(['timeout', 'timeoutAfterEffect'] as const)(
  'a worker killed while money goes back (%s)',
  (kind) => {
    test('the call is made again, and the money went back once', async () => {
      const orderId = await place(nextBuyer(), `while-refunded-${kind}`);
      await delivered(orderId);
      const stripe = { vendor: 'stripe', count: 100 } as const;
      world.sandbox.faults.add({ ...stripe, operation: 'refund', kind, ms: 60_000 });
      world.sandbox.faults.add({ ...stripe, kind: 'dropWebhooks' });
      const token = await world.sandbox.token({ sub: STAFF, roles: ['admin'] });
      const answer = await askDoors({
        ...{ doors: world.doors, token, method: 'POST', path: `/api/admin/orders/${orderId}/refunds` },
        ...{ key: `refund-${kind}`, body: { amount: 1_000, reason: 'LATE' } },
      });
      expect(answer?.status).toBe(200);
      await eventually(() => isOnlyMaking('refundPayment', orderId));
      kill('worker-1', 300);
      world.sandbox.faults.clear();
      await eventually(async () => {
        const order = await prisma.order.findUniqueOrThrow({ where: { id: orderId } });
        return order.paymentStatus === 'PARTIALLY_REFUNDED';
      });
      expect((await ledgerOf(orderId)).refunded).toEqual({ [orderId]: { refunds: 1, amount: 1_000 } });
    });
  },
);

/** Has the shop write a note on the order; resolves when it is written or kept for the next worker. */
async function writeNote(orderId: string): Promise<number | undefined> {
  const token = await world.sandbox.token({ sub: STAFF, roles: ['admin'] });
  const answer = await askDoors({
    ...{ doors: world.doors, token, method: 'POST', path: `/api/admin/orders/${orderId}/notes` },
    ...{ key: `note-${orderId}`, body: { body: 'Rang twice', visibility: 'customer' } },
  });
  return answer?.status;
}

/** Whether a task of the order ran out of its time and another was carried out after it. */
async function isTakenOver(orderId: string): Promise<boolean> {
  const events = await historyOf(orderId);
  const lost = events.findIndex(
    ({ workflowTaskTimedOutEventAttributes: of }) =>
      of?.timeoutType === TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE,
  );
  const done = events.findLastIndex((event) => event.workflowTaskCompletedEventAttributes);
  return lost !== -1 && done > lost;
}

test('a worker killed in the middle of a commit: another finds it done or does it, once', async () => {
  const orderId = await place(nextBuyer(), 'while-committing');
  await delivered(orderId);
  const noted = await prisma.$transaction(
    async (locked) => {
      await locked.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
      const answer = writeNote(orderId);
      await eventually(() => isStuckIn('commit_order'));
      kill('worker-1', 300);
      return { answer };
    },
    { timeout: 60_000 },
  );
  expect(await noted.answer).toBe(202);
  await eventually(() => isTakenOver(orderId));
  expect(await prisma.orderNote.count({ where: { orderId } })).toBe(1);
  await expectDoneOnce(orderId);
});

/** The feed's first sales, in a file of their own. */
async function firstInvoices(count: number): Promise<string> {
  const [header = '', ...lines] = (await readFile(path.join(root, 'data/online-retail.csv'), 'utf8')).split(
    '\n',
  );
  const numberOf = (line: string): string => line.slice(0, line.indexOf(','));
  const numbers = [...new Set(lines.map(numberOf))].filter((number) => /^\d+$/.test(number));
  const wanted = new Set(numbers.slice(0, count));
  const file = path.join(folder, 'invoices.csv');
  await writeFile(file, [header, ...lines.filter((line) => wanted.has(numberOf(line)))].join('\n'));
  return file;
}

test('a worker killed in the middle of a replay loses nothing and doubles nothing', async () => {
  const file = await firstInvoices(20);
  const token = await world.sandbox.token({ sub: 'online-retail-checkout', roles: ['checkout'] });
  /** How many orders were under way when the worker was killed. */
  const underWay: Promise<number>[] = [];
  const onProgress = ({ phase, done }: ReplayProgress): void => {
    if (phase !== 'Placed' || done !== 12 || underWay.length > 0) return;
    kill('worker-1', 300);
    underWay.push(openOrders());
  };
  const [apiUrl = ''] = world.doors;
  const run = { concurrency: 4, byPeople: false, stallMs: 60_000, pollMs: 200, onProgress };
  const result = await replay({ file, apiUrl, token, ...run });
  const [hit] = await Promise.all(underWay);
  expect(hit).toBeGreaterThan(0);
  expect(result).toMatchObject({ ok: true, orders: { placedNow: 20, deliveredNow: 20, refused: 0 } });
  expect(await faults()).toEqual([]);
});

test('an API killed while customers place orders gives each of them one, under the key they repeat', async () => {
  const before = await prisma.order.count();
  const buyers = Array.from({ length: 12 }, nextBuyer);
  const first = await prisma.$transaction(
    async (locked) => {
      await locked.$executeRaw`SELECT 1 FROM stock WHERE sku = 'PHONE' FOR UPDATE`;
      const placing = buyers.map((buyer) => place(buyer, `first-${buyer.customerId}`));
      // The database writes these orders once the row is free again, but nobody is left to answer their customers.
      await eventually(() => isStuckIn('place_order'));
      kill('api-1', 300);
      return { placing };
    },
    { timeout: 60_000 },
  );
  const second = buyers.map((buyer) => place(buyer, `first-${buyer.customerId}`));
  const [ids, again] = await Promise.all([Promise.all(first.placing), Promise.all(second)]);
  expect(again).toEqual(ids);
  expect(await prisma.order.count()).toBe(before + buyers.length);
  const reserved = await prisma.orderItem.aggregate({
    _sum: { quantity: true },
    where: { orderId: { in: ids } },
  });
  expect(reserved._sum.quantity).toBe(buyers.length);
});

test('a database that is killed and long away costs an order a handful of events', async () => {
  const orderId = await place(nextBuyer(), 'stormy');
  kill('postgres', AWAY_MS);
  await delay(AWAY_MS);
  const meanwhile = await eventsOf(orderId);
  // One for each attempt, as a local activity's timers cost, would have been thirty and more.
  expect(meanwhile).toBeLessThanOrEqual(15);
  await delivered(orderId);
  // It was in the middle of its life when the database went.
  expect(await eventsOf(orderId)).toBeGreaterThan(meanwhile);
  expect(await faults()).toEqual([]);
});

test('neither what Temporal keeps nor any log holds a customer’s data', () => {
  const buyers = Array.from({ length: wishes + 1 }, (_, wish) => buyerOf(wish));
  expect(wishes).toBeGreaterThan(10);
  expect(searchFiles(world.files, personalTexts(buyers))).toEqual([]);
});
