import type { OrderEvent, OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { createActivities, type OrderActivities } from '..';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
afterAll(() => world.close());

/** A worker's, which knows no order yet. */
const freshWorker = (): OrderActivities => createActivities(world.deps);

const after = ({ id, version }: OrderState, steps: number, fact: OrderFact): OrderEvent => ({
  ...fact,
  ...{ id: `${id}/${version + steps}`, version: version + steps },
  ...{ at: '2030-01-01T00:00:00.000Z', actor: { id: 'story', role: 'system' } },
});
const PICKING: OrderFact = { type: 'PickingStarted' };
const noted = (noteId: string): OrderFact => ({ type: 'NoteAdded', noteId, visibility: 'staff' });

test('a run names the order’s version; its state is what the worker has seen, or PostgreSQL has', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const order = await freshWorker().loadOrder(orderId);
  const worker = freshWorker();
  for (const [steps, fact] of [PICKING, noted('N1')].entries()) {
    const event = after(order, steps + 1, fact);
    const request = { orderId, version: order.version + steps, events: [event] };
    expect(await worker.commitOrder(request)).toMatchObject({
      committed: { events: [event], shown: { status: 'PROCESSING' } },
    });
  }
  expect(await world.snapshot(orderId)).toMatchObject({ version: order.version + 2 });
});

test('a worker that doesn’t know the order at that version asks for it, and writes nothing', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const order = await freshWorker().loadOrder(orderId);
  await world.happens(orderId, noted('N2'));
  const worker = freshWorker();
  const commit = { orderId, version: order.version, events: [after(order, 1, PICKING)] };
  expect(await worker.commitOrder(commit)).toEqual({ stateWanted: true });
  expect(await world.snapshot(orderId)).toMatchObject({ version: order.version + 1 });
  // What others have done comes back, for the run to decide again.
  expect(await worker.commitOrder({ ...commit, before: order })).toMatchObject({
    adopted: [{ type: 'NoteAdded' }],
  });
});

test('a worker that remembers another history than the database has, which was restored, goes by the database', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const [remembers, goesOn] = [freshWorker(), freshWorker()];
  const order = await remembers.loadOrder(orderId);
  const ask = (fact: OrderFact, at: string) => {
    const event = { ...after(order, 1, fact), at };
    return { orderId, version: order.version, events: [event] };
  };
  await remembers.commitOrder(ask(PICKING, '2030-01-01T00:00:00.000Z'));
  await restore(order);
  await goesOn.loadOrder(orderId);
  await goesOn.commitOrder(ask({ type: 'OrderHeld', reason: 'MANUAL' }, '2030-01-01T00:00:01.000Z'));
  const noteEvent = after(order, 2, noted('N3'));
  const note = { orderId, version: order.version + 1, events: [noteEvent] };
  expect(await remembers.commitOrder(note)).toMatchObject({ committed: { events: [noteEvent] } });
  const now = await world.snapshot(orderId);
  expect(now).toMatchObject({ version: order.version + 2, holds: [{ reason: 'MANUAL' }] });
  expect(now).not.toHaveProperty('pickingAt');
});

test('what others have done is worked out from the order as the run knows it, not from what a worker remembers', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const worker = freshWorker();
  const order = await worker.loadOrder(orderId);
  await world.happens(orderId, noted('N4'));
  const commit = { orderId, version: order.version, events: [after(order, 1, PICKING)] };
  expect(await worker.commitOrder(commit)).toEqual({ stateWanted: true });
  expect(await worker.commitOrder({ ...commit, events: [] })).toEqual({ stateWanted: true });
});

/** Puts the order back to what it was, as restoring a backup does. */
async function restore(order: OrderState): Promise<void> {
  await world.prisma.orderEvent.deleteMany({ where: { orderId: order.id, version: { gt: order.version } } });
  await world.prisma.order.update({
    where: { id: order.id },
    data: { version: order.version, state: order as object, status: 'PENDING', updatedAt: order.placedAt },
  });
}
