import { readBacklog } from '../../observability/metrics/backlog';
import { keepSchedule } from '../../temporal/keepSchedule';
import { stockCheckOptions } from '../../temporal/stockCheckSchedule';
import { STOCK_CHECK_WORKFLOW, stockCheckWorkflowId } from '../messages';
import { reserveInventory } from '../../activities/stock/reserveInventory';
import { deriveStatus } from '../../domain/order/status';
import { AUTO_POLICY, QUICK_POLICY, SUPPORT, WAREHOUSE, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));
beforeAll(async () => {
  await world.prisma.warehouse.create({ data: { code: 'north', name: 'North', rank: 1 } });
});

/** Pieces of a product on the shelf of each warehouse. */
async function shelve(sku: string, pieces: { readonly main: number; readonly north: number }): Promise<void> {
  await world.stock(sku, pieces.main);
  await world.prisma.stock.create({ data: { sku, warehouse: 'north', onHand: pieces.north } });
}

const counts = async (sku: string): Promise<Record<string, [number, number]>> => {
  const rows = await world.prisma.stock.findMany({ where: { sku }, orderBy: { warehouse: 'asc' } });
  return Object.fromEntries(rows.map(({ warehouse, onHand, reserved }) => [warehouse, [onHand, reserved]]));
};

/** Somebody has counted: one is there of the two in `main`. */
async function loseOne(orderId: string, sku: string): Promise<void> {
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { reserved: 1, held: { main: 1 } } });
  await world.prisma.stock.updateMany({
    where: { sku, warehouse: 'main' },
    data: { onHand: 1, reserved: 1 },
  });
}

const wish = (sku: string, quantity: number) => [{ sku, quantity, unitPrice: 1_000 }];

test('pieces in two warehouses travel in two parcels, each from where they lie', async () => {
  await shelve('TWO', { main: 3, north: 2 });
  const orderId = await world.place(QUICK_POLICY, wish('TWO', 5));
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await expect(
    world.update(orderId, 'pack', { warehouse: 'moon' }, { actor: WAREHOUSE }),
  ).rejects.toMatchObject({
    cause: {
      details: [{ detail: 'Nothing of the order is packed in "moon". It is packed in: north, main.' }],
    },
  });
  await world.update(orderId, 'pack', { warehouse: 'north' }, { actor: WAREHOUSE });
  const half = await world.snapshot(orderId);
  expect(half.parcels).toMatchObject([{ warehouse: 'north', lines: [{ lineId: '1', quantity: 2 }] }]);
  expect(half.lines[0]?.quantities).toMatchObject({ reserved: 3, packed: 2 });
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  const packed = await world.eventually(orderId, ({ parcels }) =>
    parcels.every(({ state }) => state === 'BOOKED'),
  );
  expect(packed.parcels.map(({ warehouse = 'main', lines }) => [warehouse, lines[0]?.quantity])).toEqual([
    ['north', 2],
    ['main', 3],
  ]);
  const [north] = packed.parcels;
  await world.update(orderId, 'handOver', { parcelId: north?.id ?? '' }, { actor: WAREHOUSE });
  expect(await counts('TWO')).toEqual({ main: [3, 3], north: [0, 0] });
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  expect(await counts('TWO')).toEqual({ main: [0, 0], north: [0, 0] });
  expect(await world.prisma.shipment.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).toMatchObject([
    { warehouse: 'north' },
    { warehouse: 'main' },
  ]);
  for (const { id } of packed.parcels)
    await world.update(
      orderId,
      'recordDelivery',
      { parcelId: id, status: 'DELIVERED', proof: 'Seen' },
      { actor: WAREHOUSE },
    );
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
});

test('where nobody packs by hand, each warehouse packs its parcel', async () => {
  await shelve('AUTO', { main: 1, north: 1 });
  const orderId = await world.place(AUTO_POLICY, wish('AUTO', 2));
  const { parcels } = await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  expect(parcels.map(({ warehouse = 'main' }) => warehouse)).toEqual(['north', 'main']);
  for (const { id } of parcels)
    await world.update(
      orderId,
      'recordDelivery',
      { parcelId: id, status: 'DELIVERED', proof: 'Seen' },
      { actor: WAREHOUSE },
    );
  await world.ended(orderId);
  expect(await counts('AUTO')).toEqual({ main: [0, 0], north: [0, 0] });
});

test('cancelled, pieces are given back where they lie, packed or not', async () => {
  await shelve('BACK', { main: 2, north: 2 });
  const orderId = await world.place(QUICK_POLICY, wish('BACK', 4));
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pack', { warehouse: 'north' }, { actor: WAREHOUSE });
  expect(await counts('BACK')).toEqual({ main: [2, 2], north: [2, 2] });
  await world.update(orderId, 'cancel', { reason: 'No' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(await counts('BACK')).toEqual({ main: [2, 0], north: [2, 0] });
  expect((await world.snapshot(orderId)).allocation).toBeUndefined();
});

test('pieces that are gone where they were held are taken from another warehouse', async () => {
  await shelve('GONE', { main: 2, north: 5 });
  const orderId = await world.write(QUICK_POLICY, wish('GONE', 2));
  await loseOne(orderId, 'GONE');
  await world.start(orderId);
  const order = await world.eventually(orderId, (one) => deriveStatus(one) === 'CONFIRMED');
  expect(order.allocation).toEqual([{ lineId: '1', warehouse: 'north', quantity: 1 }]);
  expect(await world.story(orderId)).toContain('InventoryAllocated');
  expect(await counts('GONE')).toEqual({ main: [1, 1], north: [5, 1] });
  await world.update(orderId, 'cancel', { reason: 'No' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(await counts('GONE')).toEqual({ main: [1, 0], north: [5, 0] });
});

test('what an earlier attempt has taken elsewhere without living to say so is found, and not taken twice', async () => {
  await shelve('TAKEN', { main: 4, north: 5 });
  const orderId = await world.write(QUICK_POLICY, wish('TAKEN', 2));
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { held: { north: 2 } } });
  await world.prisma.stock.updateMany({ where: { sku: 'TAKEN', warehouse: 'main' }, data: { reserved: 0 } });
  await world.prisma.stock.updateMany({ where: { sku: 'TAKEN', warehouse: 'north' }, data: { reserved: 2 } });
  await world.start(orderId);
  const order = await world.eventually(orderId, (one) => deriveStatus(one) === 'CONFIRMED');
  expect(order.allocation).toEqual([{ lineId: '1', warehouse: 'north', quantity: 2 }]);
  await world.update(orderId, 'cancel', { reason: 'No' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(await counts('TAKEN')).toEqual({ main: [4, 0], north: [5, 0] });
});

test('cancelled before it says where its pieces were taken, an order gives them back there', async () => {
  await shelve('HASTY', { main: 2, north: 5 });
  const orderId = await world.write(QUICK_POLICY, wish('HASTY', 2));
  await world.write(QUICK_POLICY, wish('HASTY', 1));
  await loseOne(orderId, 'HASTY');
  expect(await counts('HASTY')).toEqual({ main: [1, 1], north: [5, 1] });
  expect(await reserveInventory(world.deps, orderId)).toHaveProperty('allocation');
  await world.happens(orderId, { type: 'CancellationRequested', reason: 'No' });
  await world.start(orderId);
  await world.ended(orderId);
  expect(await world.story(orderId)).not.toContain('InventoryAllocated');
  expect(await counts('HASTY')).toEqual({ main: [1, 0], north: [5, 1] });
  expect(await world.prisma.orderItem.findMany({ where: { orderId } })).toMatchObject([
    { reserved: 0, held: {} },
  ]);
});

test('an order that is being cancelled takes no pieces, and gives back none that it has not', async () => {
  await shelve('LATE', { main: 3, north: 5 });
  const orderId = await world.write(QUICK_POLICY, wish('LATE', 2));
  const other = await world.write(QUICK_POLICY, wish('LATE', 1));
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { reserved: 0, held: {} } });
  await world.prisma.stock.updateMany({ where: { sku: 'LATE', warehouse: 'main' }, data: { reserved: 1 } });
  await world.happens(orderId, { type: 'CancellationRequested', reason: 'No' });
  expect(await reserveInventory(world.deps, orderId)).not.toHaveProperty('shortage');
  await world.start(orderId);
  await world.ended(orderId);
  expect(await counts('LATE')).toEqual({ main: [3, 1], north: [5, 0] });
  expect(await world.prisma.orderItem.findMany({ where: { orderId: other } })).toMatchObject([
    { reserved: 1 },
  ]);
});

test('every night the counts are compared with their ledger and with what orders hold', async () => {
  const { schedule } = world.client;
  await keepSchedule(schedule, 'stock-check-of-a-test', stockCheckOptions('Asia/Dhaka', world.taskQueue));
  await keepSchedule(schedule, 'stock-check-of-a-test', stockCheckOptions('Asia/Dhaka', world.taskQueue));
  const handle = schedule.getHandle('stock-check-of-a-test');
  const [next] = (await handle.describe()).info.nextActionTimes;
  // Half past three in Dhaka, all year.
  expect(next?.toISOString()).toMatch(/T21:30:00/);
  await keepSchedule(schedule, 'stock-check-of-a-test', undefined);
  const check = (due: string): Promise<unknown> =>
    world.client.workflow.execute(STOCK_CHECK_WORKFLOW, {
      ...{ workflowId: `${stockCheckWorkflowId}-${due}`, taskQueue: world.taskQueue, args: [] },
    });
  // Here tests put pieces on the shelves with their own hands, which no ledger knows of.
  const differences = await check('2026-11-27T21:30:00Z');
  expect(differences).toBeGreaterThan(0);
  const [written] = await world.prisma.stockCheck.findMany();
  expect(written).toMatchObject({ id: '2026-11-27T21:30:00Z', differences });
  expect(await readBacklog(world.prisma, false)).toMatchObject({ stockDifferences: differences });
});
