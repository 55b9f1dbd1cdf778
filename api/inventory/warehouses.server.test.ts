import type { AllocationJson } from '../schema/stock/allocation';
import type { InventoryJson, MoveListJson, StockCheckJson } from '../schema/stock/inventory';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { chooseSources } from '../placing/sources';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.deps.prisma.warehouse.createMany({
    data: [
      { code: 'north', name: 'North', rank: 1, address: { city: 'Rangpur' } },
      { code: 'closed', name: 'Closed', rank: 2, active: false },
    ],
  });
});
afterAll(() => api.close());

let keys = 0;
const adjust = async (sku: string, path: string, body: object, key?: string) => {
  const keeper = await api.as('keeper', 'warehouse');
  const named = key ?? `key-${(keys += 1)}`;
  return keeper.post(`/api/admin/inventory/${sku}/${path}`).set('Idempotency-Key', named).send(body);
};

/** A product of which each warehouse has so many pieces, all by the ledger. */
async function sell(sku: string, pieces: Readonly<Record<string, number>>): Promise<void> {
  await api.deps.prisma.product.create({ data: { sku, name: sku, price: 255, currency: 'GBP' } });
  for (const [warehouse, delta] of Object.entries(pieces))
    expect(await adjust(sku, 'adjustments', { warehouse, delta, reason: 'Received' })).toMatchObject({
      status: 200,
    });
}

const place = async (lines: Readonly<Record<string, number>>, key: string, city = 'Dhaka') => {
  const mina = await api.as('mina', 'customer');
  const order = orderOf(lines);
  const shippingAddress = { ...order.shippingAddress, city };
  return mina
    .post('/api/orders')
    .set('Idempotency-Key', key)
    .send({ ...order, shippingAddress });
};

const counts = async (sku: string): Promise<Record<string, [number, number, number]>> => {
  const keeper = await api.as('keeper', 'warehouse');
  const { warehouses } = (await keeper.get(`/api/admin/inventory/${sku}`)).body as InventoryJson;
  return Object.fromEntries(
    warehouses.map(({ warehouse, onHand, reserved, available }) => [
      warehouse,
      [onHand, reserved, available],
    ]),
  );
};

const differences = async (): Promise<StockCheckJson['items']> =>
  ((await (await api.as('keeper', 'warehouse')).get('/api/admin/inventory/check')).body as StockCheckJson)
    .items;

test('an order is taken from one warehouse that has all of it, the one in its city first', async () => {
  await sell('CITY', { main: 5, north: 5 });
  expect((await place({ CITY: 2 }, 'city-1', ' rangpur ')).status).toBe(201);
  expect(await counts('CITY')).toEqual({ main: [5, 0, 5], north: [5, 2, 3] });
  expect((await place({ CITY: 4 }, 'city-2', 'Rangpur')).status).toBe(201);
  expect(await counts('CITY')).toEqual({ main: [5, 4, 1], north: [5, 2, 3] });
});

test('what no warehouse has all of is taken from several, and the order says from where', async () => {
  await sell('SPLIT', { main: 3, north: 2, closed: 50 });
  const { body, status } = await place({ SPLIT: 5 }, 'split');
  expect(status).toBe(201);
  const { state } = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: body.id } });
  expect(state).toMatchObject({ allocation: [{ lineId: '1', warehouse: 'north', quantity: 2 }] });
  const [item] = await api.deps.prisma.orderItem.findMany({ where: { orderId: body.id } });
  expect(item).toMatchObject({ reserved: 5, held: { main: 3, north: 2 } });
  expect((await place({ SPLIT: 1 }, 'split-more')).body).toMatchObject({
    errors: [{ pointer: '/lines/0/quantity', detail: '1 wanted, 0 available.' }],
  });
});

test('pieces that are kept back are not sold', async () => {
  await sell('SAFE', { main: 3 });
  const keeper = await api.as('keeper', 'warehouse');
  const keep = (pieces: number) => keeper.put('/api/admin/inventory/SAFE/safety').send({ pieces });
  expect((await keep(2)).body).toMatchObject({ onHand: 3, available: 1, warehouses: [{ safety: 2 }] });
  expect((await (await api.as('mina', 'customer')).get('/api/products/SAFE')).body.available).toBe(1);
  expect((await place({ SAFE: 2 }, 'safe')).status).toBe(422);
  expect((await place({ SAFE: 1 }, 'safe-1')).status).toBe(201);
  expect(await keep(-1)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/pieces' }] } });
});

describe('pieces that are kept for a channel', () => {
  const pool = async (sku: string, body: object) =>
    (await api.as('keeper', 'warehouse')).put(`/api/admin/inventory/${sku}/pools`).send(body);
  const orderBy = async (sku: string, channel: string | undefined, key: string) =>
    (await api.as('shop', 'checkout'))
      .post('/api/orders')
      .set('Idempotency-Key', key)
      .send({ ...orderOf({ [sku]: 1 }), ...(channel && { channel }) });
  const availableOf = async (sku: string, channel?: string) =>
    (await (await api.as('mina', 'customer')).post('/api/availability').send({ skus: [sku], channel })).body
      .items[0].available;

  test('are sold to its orders alone', async () => {
    await sell('POOL', { main: 3 });
    expect((await pool('POOL', { channel: 'store', pieces: 2 })).body).toMatchObject({
      ...{ onHand: 3, available: 1 },
      warehouses: [{ pools: [{ channel: 'store', pieces: 2 }] }],
    });
    expect([await availableOf('POOL'), await availableOf('POOL', 'store')]).toEqual([1, 3]);
    expect((await orderBy('POOL', undefined, 'pool-web')).status).toBe(201);
    const refused = await orderBy('POOL', 'phone', 'pool-phone');
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '/lines/0/quantity', detail: '1 wanted, 0 available.' }],
    ]);
    expect((await orderBy('POOL', 'store', 'pool-store')).status).toBe(201);
    expect([await availableOf('POOL'), await availableOf('POOL', 'store')]).toEqual([0, 1]);
    const { channel } = await api.deps.prisma.order.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(channel).toBe('store');
    await pool('POOL', { channel: 'store', pieces: 0 });
    expect([await availableOf('POOL'), await availableOf('POOL', 'phone')]).toEqual([1, 1]);
  });

  test('of ten at once who order by the web and at the counter nobody gets the other’s', async () => {
    await sell('POOLS', { main: 6 });
    await pool('POOLS', { channel: 'store', pieces: 4 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => orderBy('POOLS', n % 2 ? 'store' : 'web', `pools-${n}`)),
    );
    const placed = answers.filter(({ status }) => status === 201).length;
    expect(placed).toBeLessThanOrEqual(6);
    const rows = await api.deps.prisma.order.findMany({ where: { items: { some: { sku: 'POOLS' } } } });
    expect(rows.filter(({ channel }) => channel === 'web').length).toBeLessThanOrEqual(2);
    expect(await counts('POOLS')).toMatchObject({ main: [6, placed, 6 - placed] });
  });

  test('bad channels, pieces and warehouses are refused by their names; customers claim no channel', async () => {
    await sell('POOLED', { main: 1 });
    for (const [body, pointer] of [
      [{ channel: 'fax', pieces: 1 }, '/channel'],
      [{ channel: 'web', pieces: -1 }, '/pieces'],
      [{ channel: 'web', pieces: 1, warehouse: 'moon' }, '/warehouse'],
    ] as const) {
      const { status, body: problem } = await pool('POOLED', body);
      expect([pointer, status, problem.errors?.[0].pointer]).toEqual([pointer, 422, pointer]);
    }
    expect((await pool('NOPE', { channel: 'web', pieces: 1 })).status).toBe(404);
    const mina = await api.as('mina', 'customer');
    const claimed = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'claims')
      .send({ ...orderOf({ POOLED: 1 }), channel: 'store' });
    expect([claimed.status, claimed.body.errors]).toMatchObject([403, [{ pointer: '/channel' }]]);
  });
});

test('of twenty who buy the last ten from two warehouses at once, ten get one', async () => {
  await sell('RACE', { main: 5, north: 5 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, nth) => place({ RACE: 1 }, `race-${nth}`, nth % 2 ? 'Rangpur' : 'Dhaka')),
  );
  const statuses = answers.map(({ status }) => status).sort((one, other) => one - other);
  expect(statuses).toEqual([...Array<number>(10).fill(201), ...Array<number>(10).fill(422)]);
  expect(await counts('RACE')).toEqual({ main: [5, 5, 0], north: [5, 5, 0] });
});

test('a count puts a shelf right, once, and never below what is reserved', async () => {
  await sell('COUNT', { main: 9 });
  await place({ COUNT: 2 }, 'count');
  const count = (counted: number, key: string, more = {}) =>
    adjust('COUNT', 'counts', { counted, ...more }, key);
  expect((await count(7, 'count-7')).body).toMatchObject({ onHand: 7, reserved: 2 });
  expect((await count(7, 'count-same')).body).toMatchObject({ onHand: 7 });
  await adjust('COUNT', 'adjustments', { delta: 1, reason: 'Found' });
  // The same count again is the same, whatever has happened since.
  expect((await count(7, 'count-same')).body).toMatchObject({ onHand: 8 });
  expect((await count(6, 'count-same')).status).toBe(422);
  expect(await count(1, 'count-1')).toMatchObject({ status: 409 });
  expect(await count(1, 'count-w', { warehouse: 'Main' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/warehouse', detail: expect.stringContaining('closed, main, north') }] },
  });
});

test('a transfer takes pieces from one shelf to another, once', async () => {
  await sell('MOVE', { main: 4 });
  const send = (body: object, key: string) => adjust('MOVE', 'transfers', body, key);
  const transfer = { from: 'main', to: 'north', quantity: 3, reason: 'Nearer' };
  expect((await send(transfer, 'move')).body).toMatchObject({ onHand: 4 });
  expect((await send(transfer, 'move')).status).toBe(200);
  expect(await counts('MOVE')).toEqual({ main: [1, 0, 1], north: [3, 0, 3] });
  expect((await send({ ...transfer, quantity: 1 }, 'move')).status).toBe(422);
  expect(await send({ ...transfer, quantity: 2 }, 'too-many')).toMatchObject({ status: 409 });
  expect(await send({ ...transfer, to: 'main' }, 'same')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/to' }] },
  });
  expect(await send({ ...transfer, to: 'moon' }, 'moon')).toMatchObject({
    body: { errors: [{ pointer: '/to', detail: expect.stringContaining('"moon"') }] },
  });
  expect(await counts('MOVE')).toEqual({ main: [1, 0, 1], north: [3, 0, 3] });
});

test('the ledger tells what moved each count, the newest first', async () => {
  await sell('LEDGER', { main: 4 });
  const { body } = await place({ LEDGER: 1 }, 'ledger');
  await adjust('LEDGER', 'counts', { counted: 3, reason: 'One is broken' });
  const keeper = await api.as('keeper', 'warehouse');
  const read = async (query: object) =>
    (await keeper.get('/api/admin/inventory/LEDGER/moves').query(query)).body as MoveListJson;
  const first = await read({ limit: '2' });
  expect(first.items).toMatchObject([
    { kind: 'COUNT', onHand: -1, reserved: 0, reason: 'One is broken', actorId: 'keeper', orderId: null },
    { kind: 'RESERVE', onHand: 0, reserved: 1, orderId: body.id, actorId: 'mina', warehouse: 'main' },
  ]);
  const rest = await read({ limit: '2', cursor: first.nextCursor ?? '' });
  expect(rest.items).toMatchObject([{ kind: 'ADJUST', onHand: 4, reason: 'Received' }]);
  expect([rest.nextCursor, (await read({ warehouse: 'north' })).items]).toEqual([null, []]);
  await expect(api.deps.prisma.stockMove.updateMany({ data: { onHand: 1 } })).rejects.toThrow('never change');
});

test('counts, ledger and orders agree, and where somebody has changed a count by hand they say so', async () => {
  expect(await differences()).toEqual([]);
  await sell('HAND', { main: 4 });
  await api.deps.prisma.stock.updateMany({ where: { sku: 'HAND' }, data: { onHand: 6 } });
  expect(await differences()).toEqual([
    {
      ...{ sku: 'HAND', warehouse: 'main' },
      onHand: { counted: 6, moved: 4 },
      reserved: { counted: 0, moved: 0, held: 0 },
    },
  ]);
});

test('the same stock is chosen from the same warehouses', async () => {
  await sell('AGAIN', { main: 1, north: 1 });
  const line = { id: '1', sku: 'AGAIN', stocked: true, quantity: 2 };
  const request = { cart: { lines: [line] }, to: { city: 'Bogura', country: 'BD' } } as never;
  const chosen = await chooseSources(api.deps, request);
  expect(chosen?.allotted).toHaveLength(2);
  expect(await chooseSources(api.deps, request)).toEqual(chosen);
});

test('an order’s warehouses are explained, and what would be chosen otherwise is answered without effect', async () => {
  await sell('WHY', { main: 2, north: 9 });
  const { body: order } = await place({ WHY: 3 }, 'why');
  const before = await counts('WHY');
  const keeper = await api.as('keeper', 'warehouse');
  const ask = async (query: object) =>
    (await keeper.get(`/api/admin/orders/${order.id}/allocation`).query(query)).body;
  const told = (await ask({})) as AllocationJson;
  expect(told).toMatchObject({
    items: [{ lineId: '1', sku: 'WHY', warehouse: 'north', quantity: 3, parcelId: null }],
    choices: [
      {
        cause: 'PLACED',
        candidates: [
          { warehouse: 'main', rank: 0, near: false, free: { WHY: 2 }, pieces: 2, given: 0 },
          { warehouse: 'north', rank: 1, near: false, free: { WHY: 9 }, pieces: 3, given: 3 },
        ],
        allotted: [{ lineId: '1', warehouse: 'north', quantity: 3 }],
        repeatable: true,
      },
    ],
    whatIf: null,
  });
  expect(((await ask({ whatIf: 'all' })) as AllocationJson).whatIf?.allotted).toEqual(
    told.choices[0]?.allotted,
  );
  expect(((await ask({ whatIf: 'north' })) as AllocationJson).whatIf).toMatchObject({
    candidates: [{ warehouse: 'main', pieces: 2, given: 2 }],
    allotted: [{ lineId: '1', warehouse: 'main', quantity: 3 }],
    lacking: 1,
  });
  expect(await ask({ whatIf: 'moon' })).toMatchObject({ status: 422, errors: [{ parameter: 'whatIf' }] });
  expect(await counts('WHY')).toEqual(before);
});
