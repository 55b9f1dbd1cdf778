import type { OrderFact } from '../../domain/facts';
import { createWorkerMetrics, type WorkerMetrics } from '../../observability/metrics/workerMetrics';
import type { Erp, ErpOrder } from '../../providers/erp/erp';
import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
import { pushToErp } from './pushToErp';

let world: OrderWorld;
let received: ErpOrder[];
let metrics: WorkerMetrics;

beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
beforeEach(() => {
  received = [];
  metrics = createWorkerMetrics();
});
afterAll(() => world.close());

type Answer = (order: ErpOrder) => Promise<void> | void;

/** An ERP that does `answer` before it takes what it is sent. */
function erp(answer: Answer = () => undefined): Erp {
  return {
    provider: 'unierp',
    async putOrder(order) {
      await answer(order);
      received.push(order);
      return { reference: `SO-${order.number}` };
    },
  };
}

function push(orderId: string, to: Erp | undefined = erp()): Promise<void> {
  return pushToErp({ ...world.deps, erp: to, observer: metrics.orders }, orderId);
}

const rowOf = (orderId: string) => world.prisma.erpPush.findUniqueOrThrow({ where: { orderId } });
const placed = (): Promise<string> => world.write(QUICK_POLICY);

/** Attempts by what became of them. */
async function attempts(): Promise<Record<string, number>> {
  const lines = (await metrics.registry.metrics()).matchAll(/^erp_pushes_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, outcome = '', count]) => [outcome, Number(count)]));
}

const picking: OrderFact = { type: 'PickingStarted' };

/** Resolves when `open` is called. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

test('sends the whole order, with whose it is and where it goes', async () => {
  const orderId = await placed();
  await push(orderId);
  expect(received).toEqual([
    expect.objectContaining({
      orderId,
      version: 1,
      status: 'PENDING',
      paymentStatus: 'PENDING',
      currency: 'BDT',
      totals: { items: 5_000_000, discount: 0, tax: 0, shipping: 0, grand: 5_000_000 },
      customer: { id: 'cust_1', name: 'Rahim Uddin', email: 'rahim@example.com', phone: '+8801712345678' },
      shipTo: {
        name: 'Rahim Uddin',
        line1: '12 Lake Road',
        line2: null,
        city: 'Dhaka',
        postcode: null,
        country: 'BD',
        phone: '+8801712345678',
      },
      payments: [expect.objectContaining({ method: 'card', provider: 'stripe', amount: 5_000_000 })],
      parcels: [],
    }),
  ]);
  expect(received[0]?.lines).toMatchObject([
    { id: '1', sku: 'PHONE', name: 'The PHONE', variant: null, quantities: { ordered: 2, reserved: 2 } },
  ]);
  expect(await rowOf(orderId)).toMatchObject({
    status: 'SYNCED',
    wantedVersion: 1,
    pushedVersion: 1,
    reference: `SO-${received[0]?.number}`,
    attempts: 1,
    error: null,
    syncedAt: expect.any(Date),
  });
});

test('sends nothing when the ERP has it all', async () => {
  const orderId = await placed();
  await push(orderId);
  const row = await rowOf(orderId);
  await push(orderId);
  await world.happens(orderId, { type: 'OrderHeld', reason: 'COURIER' });
  await push(orderId);
  expect(received).toHaveLength(1);
  expect(await rowOf(orderId)).toEqual(row);
});

test('sends the order as it stands, not one by one what happened to it', async () => {
  const orderId = await placed();
  await world.happens(orderId, picking);
  await world.happens(orderId, { type: 'CancellationRequested', reason: 'Too slow' });
  await push(orderId);
  expect(received.map(({ version, status }) => [version, status])).toEqual([[3, 'CANCELLING']]);
});

test('what happens to the order while it is sent is sent right after', async () => {
  const orderId = await placed();
  await push(
    orderId,
    erp(async ({ version }) => {
      if (version === 1) await world.happens(orderId, picking);
    }),
  );
  expect(received.map(({ version }) => version)).toEqual([1, 2]);
  expect(await rowOf(orderId)).toMatchObject({ status: 'SYNCED', pushedVersion: 2, wantedVersion: 2 });
});

test('an ERP that does not answer fails the attempt, to be tried again, and keeps the order pending', async () => {
  const orderId = await placed();
  const away = erp(() => {
    throw new ProviderUnavailable('unierp', 'answered 503');
  });
  await expect(push(orderId, away)).rejects.toMatchObject({
    type: 'ProviderUnavailable',
    nonRetryable: false,
  });
  await expect(push(orderId, away)).rejects.toThrow('answered 503');
  expect(await rowOf(orderId)).toMatchObject({
    status: 'PENDING',
    pushedVersion: 0,
    attempts: 2,
    error: 'ProviderUnavailable',
    syncedAt: null,
  });
  await push(orderId);
  expect(await rowOf(orderId)).toMatchObject({
    status: 'SYNCED',
    pushedVersion: 1,
    attempts: 3,
    error: null,
  });
  expect(await attempts()).toEqual({ postponed: 2, taken: 1 });
});

test('a refusal waits for a person, and the next change of the order tries again', async () => {
  const orderId = await placed();
  const refusing = erp(() => {
    throw new ProviderRejected('unierp', 'unknown_item', 'refused the order with 422');
  });
  await push(orderId, refusing);
  expect(await rowOf(orderId)).toMatchObject({ status: 'REJECTED', error: 'unknown_item', pushedVersion: 0 });
  await push(orderId);
  expect(received).toEqual([]);
  await world.happens(orderId, { type: 'ErpPushRequested' });
  await push(orderId);
  expect(received.map(({ version }) => version)).toEqual([2]);
  expect(await rowOf(orderId)).toMatchObject({ status: 'SYNCED', error: null });
  expect(await attempts()).toEqual({ refused: 1, taken: 1 });
});

test('a refusal of what is outdated by now is none: the new version gets its chance', async () => {
  const orderId = await placed();
  await push(
    orderId,
    erp(async ({ version }) => {
      if (version > 1) return;
      await world.happens(orderId, picking);
      throw new ProviderRejected('unierp', 'unknown_item', 'refused the order with 422');
    }),
  );
  expect(received.map(({ version }) => version)).toEqual([2]);
  expect(await rowOf(orderId)).toMatchObject({ status: 'SYNCED', pushedVersion: 2 });
});

/** Pushes the order; before the ERP answers, it has been changed and pushed again. Returns what lets it answer. */
async function overtaken(orderId: string, answer: Answer): Promise<() => Promise<void>> {
  const [sent, allowed] = [gate(), gate()];
  const slow = push(
    orderId,
    erp(async (order) => {
      sent.open();
      await allowed.opened;
      await answer(order);
    }),
  );
  await sent.opened;
  await world.happens(orderId, picking);
  await push(orderId);
  return () => {
    allowed.open();
    return slow;
  };
}

test('of two overlapping pushes the late one takes nothing back', async () => {
  const orderId = await placed();
  const answer = await overtaken(orderId, () => undefined);
  expect(await rowOf(orderId)).toMatchObject({ status: 'SYNCED', pushedVersion: 2 });
  await answer();
  // The ERP ignores the older version by itself; here nothing falls back and nothing more is sent.
  expect(received.map(({ version }) => version)).toEqual([2, 1]);
  expect(await rowOf(orderId)).toMatchObject({ status: 'SYNCED', wantedVersion: 2, pushedVersion: 2 });
});

test('a late refusal of an older version does not undo what a newer one achieved', async () => {
  const orderId = await placed();
  const answer = await overtaken(orderId, () => {
    throw new ProviderRejected('unierp', 'unknown_item', 'refused the order with 422');
  });
  const row = await rowOf(orderId);
  await answer();
  expect(await rowOf(orderId)).toEqual(row);
});

test('without an ERP nothing is sent and the order stays as it is, for the day there is one', async () => {
  const orderId = await placed();
  const deps = { prisma: world.prisma, erp: undefined } as unknown as ActivityDeps;
  await pushToErp(deps, orderId);
  expect(await rowOf(orderId)).toMatchObject({ status: 'PENDING', attempts: 0, lastAttemptAt: null });
});
