import pino from 'pino';
import { commitOrder } from '../../activities/commit/commitOrder';
import { orderWorkflowId } from '../../domain/order/ids';
import { orderQuery } from '../../workflows/messages';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  createOrderWorld,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { createMetrics } from '../service/metrics';
import { catchUpOrders, type CatchUpDeps } from './catchUp';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 100);
});
/** The passes of the tests before were in the future. */
beforeEach(() => world.prisma.workflowCheck.updateMany({ data: { updatedAt: new Date(), orderId: '' } }));
afterAll(() => world.close());

const MINUTE = 60_000;

const depsOf = ({ prisma, client }: OrderWorld, inMs = 2 * MINUTE): CatchUpDeps => ({
  prisma,
  temporal: client,
  metrics: createMetrics(),
  log: pino({ level: 'silent' }),
  now: () => new Date(Date.now() + inMs),
});

const handleOf = (orderId: string) => world.client.workflow.getHandle(orderWorkflowId(orderId));
const known = async (orderId: string): Promise<number> => (await handleOf(orderId).query(orderQuery)).version;
const told = async ({ metrics }: CatchUpDeps): Promise<number> =>
  (await metrics.catchUps.get()).values[0]?.value ?? 0;

function unreachable(isIt: (workflowId: string) => boolean): void {
  const handleOfAny = world.client.workflow.getHandle.bind(world.client.workflow);
  jest.spyOn(world.client.workflow, 'getHandle').mockImplementation((workflowId) => {
    if (isIt(workflowId)) throw new Error('away');
    return handleOfAny(workflowId);
  });
}

async function confirmed(): Promise<string> {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => order.confirmedAt !== undefined);
  return orderId;
}

/** As the database is left when the server forgets an update in the middle of the task that has committed what it means. */
async function cancelUnheard(orderId: string): Promise<void> {
  const before = await world.snapshot(orderId);
  const id = 'forgotten';
  const event = {
    type: 'CancellationRequested',
    reason: 'Changed my mind',
    ...{ id: `${orderId}/${id}/0`, version: before.version + 1, at: new Date().toISOString() },
    ...{ actor: CUSTOMER, command: { id, hash: '' } },
  } as const;
  await commitOrder(world.deps, { before, events: [event] });
}

test('an order that lost the task in which it was cancelled learns it from the database, and is cancelled', async () => {
  const [behind, fine] = [await confirmed(), await confirmed()];
  await world.update(
    fine,
    'addNote',
    { noteId: 'n', body: 'Ring twice', visibility: 'staff' },
    { actor: SUPPORT },
  );
  await cancelUnheard(behind);
  const deps = depsOf(world);
  const before = await known(behind);

  expect(await catchUpOrders(depsOf(world, 0))).toBe(0);
  expect(await known(behind)).toBe(before);

  expect(await catchUpOrders(deps)).toBe(1);
  await world.ended(behind);
  expect(await world.story(behind)).toContain('OrderCancelled');
  expect(world.callsTo('void')).toEqual([`void ${behind}/void/1`]);
  expect(await told(deps)).toBe(1);

  expect(await catchUpOrders(deps)).toBe(0);
  await world.update(fine, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(fine);
});

test('one that nobody answers for is told all the same, and hears it from the next worker', async () => {
  const orderId = await confirmed();
  await world.restartWorker(async () => {
    await cancelUnheard(orderId);
    const deps = depsOf(world);
    expect(await catchUpOrders(deps)).toBe(1);
    expect(await told(deps)).toBe(0);
  });
  await world.ended(orderId);
  expect(await world.story(orderId)).toContain('OrderCancelled');
});

test('one without a workflow is left to those who restart it', async () => {
  const orderId = await confirmed();
  await cancelUnheard(orderId);
  await handleOf(orderId).terminate('lost');
  const [deps, before] = [depsOf(world), await world.prisma.workflowCheck.findFirstOrThrow()];
  expect(await catchUpOrders(deps)).toBe(0);
  expect(await world.prisma.workflowCheck.findFirstOrThrow()).not.toEqual(before);
});

test('a server that is away leaves the orders to the next pass', async () => {
  const orderId = await confirmed();
  await cancelUnheard(orderId);
  const deps = depsOf(world);
  unreachable(() => true);
  expect(await catchUpOrders(deps)).toBe(0);
  jest.restoreAllMocks();
  expect(await catchUpOrders(deps)).toBe(1);
  await world.ended(orderId);
});

test('one that can not be told is passed over, and holds up nobody', async () => {
  const [bad, good] = [await confirmed(), await confirmed()];
  await cancelUnheard(bad);
  await cancelUnheard(good);
  const deps = depsOf(world);
  unreachable((workflowId) => workflowId === orderWorkflowId(bad));
  expect(await catchUpOrders(deps)).toBe(1);
  await world.ended(good);
  expect(await catchUpOrders(deps)).toBe(0);
  jest.restoreAllMocks();
  await world.update(bad, 'addNote', { noteId: bad, body: 'Well?', visibility: 'staff' }, { actor: SUPPORT });
  await world.ended(bad);
});
