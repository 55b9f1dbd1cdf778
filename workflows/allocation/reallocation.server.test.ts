import { commitOrder } from '../../activities/commit/commitOrder';
import type { OrderEvent } from '../../domain/facts';
import { deriveStatus } from '../../domain/order/status';
import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import { isHeld } from '../../domain/holds/holds';
import { keptOf } from '../../domain/payment/amounts';
import type { OrderPolicy } from '../../domain/order/policy';
import { AUTO_POLICY, QUICK_POLICY, SUPPORT, WAREHOUSE, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));
beforeAll(async () => {
  for (const [code, rank] of [
    ['north', 1],
    ['south', 2],
    ['west', 3],
    ['east', 4],
  ] as const)
    await world.prisma.warehouse.create({ data: { code, name: code, rank } });
});

/** Pieces of a product on the shelf of each warehouse. */
async function shelve(sku: string, pieces: Readonly<Record<string, number>>): Promise<void> {
  await world.stock(sku, pieces.main ?? 0);
  for (const [warehouse, onHand] of Object.entries(pieces))
    if (warehouse !== 'main') await world.prisma.stock.create({ data: { sku, warehouse, onHand } });
}

const counts = async (sku: string): Promise<Record<string, [number, number]>> => {
  const rows = await world.prisma.stock.findMany({ where: { sku }, orderBy: { warehouse: 'asc' } });
  return Object.fromEntries(rows.map(({ warehouse, onHand, reserved }) => [warehouse, [onHand, reserved]]));
};

/** A confirmed order of pieces, each for ten taka. */
async function placed(
  pieces: Readonly<Record<string, number>>,
  { wish, policy = QUICK_POLICY }: { readonly wish?: DeliveryWish; readonly policy?: OrderPolicy } = {},
): Promise<string> {
  const lines = Object.entries(pieces).map(([sku, quantity]) => ({ sku, quantity, unitPrice: 1_000 }));
  const orderId = await world.write(policy, lines, 0, undefined, wish);
  await world.start(orderId);
  await world.eventually(orderId, (order) => order.confirmedAt !== undefined);
  return orderId;
}

const short = (orderId: string, warehouse: string, lineId = '1', quantity = 1): Promise<unknown> =>
  world.update(
    orderId,
    'shortPick',
    { warehouse, lines: [{ lineId, quantity }], reason: 'NOT_FOUND' },
    { actor: WAREHOUSE },
  );

async function cancel(orderId: string): Promise<void> {
  await world.update(orderId, 'cancel', { reason: 'No' }, { actor: SUPPORT });
  await world.ended(orderId);
}

async function delivered(orderId: string): Promise<void> {
  const { parcels } = await world.eventually(orderId, (order) =>
    order.parcels.every(({ state }) => state !== 'PACKED'),
  );
  for (const { id, state } of parcels) {
    if (state === 'BOOKED') await world.update(orderId, 'handOver', { parcelId: id }, { actor: WAREHOUSE });
    const seen = { parcelId: id, status: 'DELIVERED', proof: 'Seen' } as const;
    await world.update(orderId, 'recordDelivery', seen, { actor: WAREHOUSE });
  }
  await world.ended(orderId);
}

test('a piece that picking doesn’t find leaves the count there, and comes from another warehouse in a moment', async () => {
  await shelve('LOST', { main: 2, north: 5 });
  const orderId = await placed({ LOST: 2 });
  expect(await counts('LOST')).toEqual({ main: [2, 2], north: [5, 0] });
  const began = Date.now();
  await short(orderId, 'main');
  const order = await world.eventually(orderId, ({ allocation }) => allocation !== undefined);
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(order.allocation).toEqual([{ lineId: '1', warehouse: 'north', quantity: 1 }]);
  expect(await counts('LOST')).toEqual({ main: [1, 1], north: [5, 1] });
  const moves = await world.prisma.stockMove.findMany({
    where: { sku: 'LOST', kind: { in: ['ADJUST', 'RESERVE'] }, orderId },
    orderBy: { at: 'asc' },
  });
  expect(moves.slice(-2)).toMatchObject([
    {
      kind: 'ADJUST',
      warehouse: 'main',
      onHand: -1,
      reserved: -1,
      reason: 'NOT_FOUND',
      actorId: WAREHOUSE.id,
    },
    { kind: 'RESERVE', warehouse: 'north', onHand: 0, reserved: 1 },
  ]);
  const [choice] = await world.prisma.allocationChoice.findMany({ where: { orderId, cause: 'SHORT_PICK' } });
  expect(choice?.choice).toMatchObject({
    leftOut: [{ warehouse: 'main', sku: 'LOST', because: 'NOT_FOUND' }],
    allotted: [{ warehouse: 'north', quantity: 1 }],
  });
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await delivered(orderId);
  expect(await counts('LOST')).toEqual({ main: [0, 0], north: [4, 0] });
  expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
});

test('a warehouse that refuses keeps its stock for others, and gives the order no more', async () => {
  await shelve('REFUSED', { main: 4, north: 4 });
  const orderId = await placed({ REFUSED: 2 });
  await world.update(
    orderId,
    'refuseAllocation',
    { warehouse: 'main', reason: 'CLOSED' },
    { actor: WAREHOUSE },
  );
  const order = await world.eventually(orderId, ({ allocation }) => allocation !== undefined);
  expect(order.allocation).toEqual([{ lineId: '1', warehouse: 'north', quantity: 2 }]);
  expect(await counts('REFUSED')).toEqual({ main: [4, 0], north: [4, 2] });
  await short(orderId, 'north', '1', 2);
  // The other has four, and is not asked again.
  await world.eventually(orderId, (now) => isHeld(now, 'SHORTAGE'));
  expect(await counts('REFUSED')).toEqual({ main: [4, 0], north: [2, 0] });
  await world.update(orderId, 'reallocate', {}, { actor: SUPPORT });
  const again = await world.eventually(orderId, (now) => now.lines[0]?.quantities.reserved === 2);
  expect([again.holds, again.allocation, again.reallocation]).toEqual([[], undefined, undefined]);
  expect(await counts('REFUSED')).toEqual({ main: [4, 2], north: [2, 0] });
  await cancel(orderId);
  expect(await counts('REFUSED')).toEqual({ main: [4, 0], north: [2, 0] });
});

test('after as many tries as the policy has the order waits for a person, whoever else has pieces', async () => {
  await shelve('TRIES', { main: 1, north: 1, south: 1, west: 1, east: 1 });
  const orderId = await placed({ TRIES: 1 }, { policy: { ...QUICK_POLICY, allocationTries: 2 } });
  for (const [warehouse, next] of [
    ['main', 'north'],
    ['north', 'south'],
  ] as const) {
    await short(orderId, warehouse);
    await world.eventually(orderId, ({ allocation }) => allocation?.[0]?.warehouse === next);
  }
  await short(orderId, 'south');
  const held = await world.eventually(orderId, (now) => isHeld(now, 'SHORTAGE'));
  expect(held.lines[0]?.quantities).toMatchObject({ reserved: 0, backordered: 1 });
  expect(await world.prisma.orderHold.findMany({ where: { orderId } })).toMatchObject([
    { reason: 'SHORTAGE' },
  ]);
  const all = await counts('TRIES');
  expect(
    Object.values(all)
      .map(([onHand]) => onHand)
      .toSorted((one, other) => one - other),
  ).toEqual([0, 0, 0, 1, 1]);
  await cancel(orderId);
  expect(await counts('TRIES')).toEqual(all);
});

test('of two orders that lack the same piece one gets the last one, and the other waits for a person', async () => {
  await shelve('LAST', { main: 2, north: 1 });
  const orders = [await placed({ LAST: 1 }), await placed({ LAST: 1 })];
  await Promise.all(orders.map((orderId) => short(orderId, 'main')));
  const ends = await Promise.all(
    orders.map((orderId) =>
      world.eventually(orderId, (now) => isHeld(now, 'SHORTAGE') || now.allocation !== undefined),
    ),
  );
  expect(ends.filter((order) => isHeld(order, 'SHORTAGE'))).toHaveLength(1);
  expect(await counts('LAST')).toEqual({ main: [0, 0], north: [1, 1] });
  for (const orderId of orders) await cancel(orderId);
  expect(await counts('LAST')).toEqual({ main: [0, 0], north: [1, 0] });
});

test('pieces that are sold while they are chosen come from where others are, and wait for a person where there are none', async () => {
  await shelve('GONE', { main: 1, north: 0, south: 1 });
  const orderId = await world.write(QUICK_POLICY, [{ sku: 'GONE', quantity: 1, unitPrice: 1_000 }]);
  await world.happens(
    orderId,
    { type: 'OrderConfirmed' },
    ...[
      {
        type: 'PicksShort',
        warehouse: 'main',
        reason: 'DAMAGED',
        lines: [{ lineId: '1', quantity: 1 }],
      } as const,
    ],
  );
  const take = async (): Promise<readonly OrderEvent[]> => {
    const before = await world.snapshot(orderId);
    const allotted = [{ lineId: '1', warehouse: 'north', quantity: 1 }];
    const event: OrderEvent = {
      ...{ type: 'PiecesReallocated', allotted, id: `${orderId}/${before.version + 1}` },
      ...{
        version: before.version + 1,
        at: new Date().toISOString(),
        actor: { id: 'system', role: 'system' },
      },
    };
    const { committed } = await commitOrder(world.deps, { before, events: [event] });
    return committed?.events ?? [];
  };
  expect(await take()).toMatchObject([{ type: 'PiecesReallocated', allotted: [{ warehouse: 'south' }] }]);
  expect(await counts('GONE')).toEqual({ main: [0, 0], north: [0, 0], south: [1, 1] });
  await world.happens(orderId, {
    ...{ type: 'PicksShort', warehouse: 'south', reason: 'DAMAGED', lines: [{ lineId: '1', quantity: 1 }] },
  });
  expect(await take()).toMatchObject([{ type: 'OrderHeld', reason: 'SHORTAGE' }]);
  expect(await counts('GONE')).toEqual({ main: [0, 0], north: [0, 0], south: [0, 0] });
});

describe('whose customer wants what is lacking cancelled', () => {
  const wish = 'cancel-the-rest' as const;

  test('pays for the rest alone, as it leaves', async () => {
    await shelve('REST', { main: 3 });
    const orderId = await placed({ REST: 3 }, { wish });
    await short(orderId, 'main', '1', 2);
    const order = await world.eventually(orderId, ({ lines }) => lines[0]?.quantities.cancelled === 2);
    expect([order.holds, order.totals.grand]).toEqual([[], 1_000]);
    expect(await world.prisma.order.findUnique({ where: { id: orderId } })).toMatchObject({
      grandTotal: 1_000,
    });
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await delivered(orderId);
    const end = await world.snapshot(orderId);
    expect([deriveStatus(end), end.payments[0]?.captured, end.refunds]).toEqual([
      'DELIVERED',
      1_000,
      undefined,
    ]);
    expect(await counts('REST')).toEqual({ main: [0, 0] });
  });

  test('gets money back that was taken for it, and the order ends though all else has arrived before', async () => {
    await shelve('TAKEN', { main: 1, north: 1 });
    const orderId = await placed({ TAKEN: 2 }, { wish });
    await world.update(orderId, 'pack', { warehouse: 'north' }, { actor: WAREHOUSE });
    const [parcel] = (await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED'))
      .parcels;
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
    const seen = { parcelId: parcel?.id ?? '', status: 'DELIVERED', proof: 'Seen' } as const;
    await world.update(orderId, 'recordDelivery', seen, { actor: WAREHOUSE });
    await short(orderId, 'main');
    await world.ended(orderId);
    const end = await world.snapshot(orderId);
    expect([deriveStatus(end), end.payments[0]?.refunded]).toEqual(['DELIVERED', 1_000]);
  });

  test('of an order of which nothing is left the whole is cancelled, and no money stays reserved', async () => {
    await shelve('NONE', { main: 1 });
    const orderId = await placed({ NONE: 1 }, { wish });
    await short(orderId, 'main');
    await world.ended(orderId);
    const end = await world.snapshot(orderId);
    expect([deriveStatus(end), end.payments[0]?.state]).toEqual(['CANCELLED', 'VOIDED']);
    expect(await counts('NONE')).toEqual({ main: [0, 0] });
  });
});

test('parcels that are to come together wait for each other, also for pieces that are looked for', async () => {
  await shelve('PAIR', { main: 1, north: 1, south: 1 });
  const orderId = await placed({ PAIR: 2 }, { wish: 'together' });
  await world.update(orderId, 'pack', { warehouse: 'main' }, { actor: WAREHOUSE });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
  const handOver = (): Promise<unknown> => world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await expect(handOver()).rejects.toMatchObject({
    cause: { details: [{ detail: expect.stringContaining('all parcels together') }] },
  });
  await short(orderId, 'north');
  await expect(handOver()).rejects.toBeDefined();
  await world.eventually(orderId, ({ allocation }) => allocation?.[0]?.warehouse === 'south');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await delivered(orderId);
  expect(await counts('PAIR')).toEqual({ main: [0, 0], north: [0, 0], south: [0, 0] });
});

test('where nobody packs by hand, parcels that are to come together go together', async () => {
  await shelve('BOTH', { main: 1, north: 1 });
  const orderId = await placed({ BOTH: 2 }, { wish: 'together', policy: AUTO_POLICY });
  const { parcels } = await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  expect(parcels).toHaveLength(2);
  await delivered(orderId);
});

test('where nothing that costs is left of an order, what was reserved for it is given free', async () => {
  await shelve('PAID', { main: 1 });
  await shelve('FREE', { main: 1 });
  const lines = [
    { sku: 'PAID', quantity: 1, unitPrice: 2_000 },
    { sku: 'FREE', quantity: 1, unitPrice: 0 },
  ];
  const orderId = await world.write(QUICK_POLICY, lines, 0, undefined, 'cancel-the-rest');
  await world.start(orderId);
  await world.eventually(orderId, ({ confirmedAt }) => confirmedAt !== undefined);
  await short(orderId, 'main');
  await world.eventually(orderId, ({ totals }) => totals.grand === 0);
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await delivered(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
});

test('what an order lacks that is delivered in part can be cancelled, and is paid back once', async () => {
  const lacking = async (sku: string): Promise<string> => {
    await shelve(sku, { main: 1, north: 1 });
    const orderId = await placed({ [sku]: 2 });
    await world.update(orderId, 'pack', { warehouse: 'north' }, { actor: WAREHOUSE });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    const seen = { parcelId: `${orderId}-1`, status: 'DELIVERED', proof: 'Seen' } as const;
    await world.update(orderId, 'recordDelivery', seen, { actor: WAREHOUSE });
    await short(orderId, 'main');
    await world.eventually(orderId, (order) => isHeld(order, 'SHORTAGE'));
    return orderId;
  };
  const once = await lacking('HALF');
  const both = await lacking('HALF-BACK');
  await world.update(
    both,
    'refund',
    { lines: [{ id: '1', quantity: 1 }], reason: 'Sold out' },
    { actor: SUPPORT },
  );
  await world.eventually(both, ({ payments }) => payments[0]?.refunded === 1_000);
  for (const orderId of [once, both]) {
    const asked = { notes: 'Sold out', missing: 'cancel' } as const;
    await world.update(orderId, 'reallocate', asked, { actor: WAREHOUSE });
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect(deriveStatus(order)).toBe('DELIVERED');
    expect([order.totals.grand, keptOf(order)]).toEqual([1_000, 1_000]);
  }
});
