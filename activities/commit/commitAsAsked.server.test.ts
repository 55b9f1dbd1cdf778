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
