import { evolve } from '../domain/evolve';
import type { OrderEvent, OrderFact } from '../domain/events';
import type { OrderState } from '../domain/order';
import { deriveStatus } from '../domain/status';
import { CUSTOMER, QUICK_POLICY, SUPPORT, createOrderWorld, type OrderWorld } from '../test/world/orderWorld';
import { commitOrder, type Commit, type CommitResult } from './commitOrder';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 100);
  await world.stock('CHARGER', 50);
}, 240_000);
afterAll(() => world.close());

const commit = (work: Commit): Promise<CommitResult> =>
  commitOrder({ prisma: world.prisma } as Parameters<typeof commitOrder>[0], work);

function event(order: OrderState, fact: OrderFact, id = `${order.id}/${order.version + 1}`): OrderEvent {
  const envelope = { id, version: order.version + 1, at: new Date().toISOString(), actor: SUPPORT };
  return { ...fact, ...envelope };
}

const stockOf = async (sku: string) => {
  const { onHand, reserved } = await world.prisma.stock.findFirstOrThrow({ where: { sku } });
  return { onHand, reserved };
};

test('events, snapshot and rows change together', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const held = event(order, { type: 'OrderHeld', reason: 'COURIER' });
  expect(await commit({ before: order, events: [held] })).toEqual({});
  const row = await world.prisma.order.findUniqueOrThrow({ where: { id: order.id } });
  expect(row).toMatchObject({ version: 2, holdReason: 'COURIER', status: 'PENDING' });
  expect(row.state).toEqual(JSON.parse(JSON.stringify(evolve(order, held))));
});

test('a repeated attempt is handed its own events back and writes nothing', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const work = { before: order, events: [event(order, { type: 'PickingStarted' })] };
  await commit(work);
  expect(await commit(work)).toEqual({ adopted: work.events });
  expect(await world.prisma.orderEvent.count({ where: { orderId: order.id } })).toBe(2);
  expect(await world.prisma.statusTransition.count({ where: { orderId: order.id } })).toBe(2);
});

test('a command recorded long ago is not recorded again', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const first = event(order, { type: 'OrderHeld', reason: 'COURIER' }, `${order.id}/cmd/0`);
  await commit({ before: order, events: [first] });
  const later = evolve(order, first);
  const again = event(later, { type: 'OrderHeld', reason: 'COURIER' }, `${order.id}/cmd/0`);
  expect(await commit({ before: later, events: [again] })).toEqual({ repeated: true });
});

test('stock that would go below zero refuses the whole commit', async () => {
  const orderId = await world.write(QUICK_POLICY, [{ sku: 'CHARGER', quantity: 5, unitPrice: 100 }]);
  const order = await world.snapshot(orderId);
  await world.prisma.stock.updateMany({ where: { sku: 'CHARGER' }, data: { reserved: 2 } });
  await expect(
    commit({ before: order, events: [event(order, { type: 'InventoryReleased' })] }),
  ).rejects.toThrow('stock_reserved_within_on_hand');
  expect(await stockOf('CHARGER')).toEqual({ onHand: 50, reserved: 2 });
  expect(await world.prisma.orderEvent.count({ where: { orderId } })).toBe(1);
  expect((await world.snapshot(orderId)).version).toBe(1);
});

test('a database that lacks what was committed to it is an error, not an endless loop', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const ahead = { ...order, version: 7 };
  await expect(commit({ before: ahead, events: [event(ahead, { type: 'PickingStarted' })] })).rejects.toThrow(
    'lacks',
  );
});

test('a workflow adopts what a dead worker committed, and decides again', async () => {
  const orderId = await world.place(QUICK_POLICY);
  const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CONFIRMED');
  // As if a worker had died between its commit and the completion of its task.
  await commit({ before: order, events: [event(order, { type: 'PickingStarted' })] });
  await world.update(
    orderId,
    'addNote',
    { noteId: `${orderId}-n`, body: 'x', visibility: 'staff' },
    { actor: SUPPORT },
  );
  expect((await world.story(orderId)).slice(-2)).toEqual(['PickingStarted', 'NoteAdded']);
  await expect(world.update(orderId, 'pick', {}, { actor: SUPPORT })).rejects.toMatchObject({
    cause: { message: 'Picking has begun.' },
  });
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
});

test('fifty writers at once never drop an event', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const rivals = Array.from({ length: 50 }, (_, index) =>
    commit({
      before: order,
      events: [event(order, { type: 'PickingStarted' }, `${order.id}/rival-${index}/0`)],
    }),
  );
  const results = await Promise.all(rivals);
  expect(results.filter(({ adopted }) => adopted === undefined)).toHaveLength(1);
  expect((await world.snapshot(order.id)).version).toBe(2);
});
