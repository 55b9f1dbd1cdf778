import { readStockDifferences } from '../../prisma/stock/readStockDifferences';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { expireHolds } from './quoteHold';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());
afterEach(async () => {
  const [difference] = await readStockDifferences(api.deps.prisma);
  if (difference) throw new Error(`Counts and ledger part: ${JSON.stringify(difference)}`);
});

/** With the receipt in the ledger: counts and ledger are compared. */
async function shelve(sku: string, pieces: number): Promise<void> {
  await api.stock(sku, 0);
  const warehouse = await api.as('wasim', 'warehouse');
  const receipt = { warehouse: 'main', delta: pieces, reason: 'Receipt' };
  const path = `/api/admin/inventory/${sku}/adjustments`;
  const { status } = await warehouse.post(path).set('Idempotency-Key', `shelve-${sku}`).send(receipt);
  expect(status).toBeLessThan(300);
}

const quote = async (sku: string, quantity: number, hold: object | undefined, as = 'mina') =>
  (await api.as(as, 'customer'))
    .post('/api/checkouts')
    .send({ currency: 'GBP', lines: [{ sku, quantity }], ...(hold && { hold }) });

const order = async (checkoutId: string, as = 'mina') => {
  const { currency: _currency, lines: _lines, ...body } = orderOf({});
  return (await api.as(as, 'customer'))
    .post('/api/orders')
    .set('Idempotency-Key', `of-${checkoutId}`)
    .send({ ...body, checkoutId });
};

const availableOf = async (sku: string) =>
  (await (await api.as('mina', 'customer')).post('/api/availability').send({ skus: [sku] })).body.items[0]
    .available;
const reservedOf = async (sku: string) =>
  (await api.deps.prisma.stock.findFirstOrThrow({ where: { sku } })).reserved;
const expire = (checkoutId: string) =>
  api.deps.prisma.stockHold.updateMany({ where: { checkoutId }, data: { expiresAt: new Date(0) } });

test('what a quote holds is nobody else’s, and becomes its order’s, once', async () => {
  await shelve('HELD', 3);
  const { status, body } = await quote('HELD', 2, { minutes: 5 });
  expect([status, body.shortages]).toEqual([201, []]);
  const left = Date.parse(body.hold.until) - Date.now();
  expect(left).toBeGreaterThan(4 * 60_000);
  expect(left).toBeLessThan(6 * 60_000);
  expect([await availableOf('HELD'), await reservedOf('HELD')]).toEqual([1, 2]);
  // Read again it lacks nothing: what it holds is there for it.
  const again = (await (await api.as('mina', 'customer')).get(`/api/checkouts/${body.id}`)).body;
  expect([again.shortages, again.hold, again.lines[0].available]).toEqual([[], body.hold, 3]);
  await expect(api.place({ HELD: 2 }, 'held-other', { as: 'karim' })).rejects.toThrow('out-of-stock');
  const placed = await order(body.id);
  expect(placed.status).toBe(201);
  expect([await availableOf('HELD'), await reservedOf('HELD')]).toEqual([1, 2]);
  expect((await order(body.id)).body.id).toBe(placed.body.id);
  expect(await api.deps.prisma.stockHold.count({ where: { checkoutId: body.id } })).toBe(0);
  const moves = await api.deps.prisma.stockMove.findMany({ where: { sku: 'HELD' }, orderBy: { id: 'asc' } });
  expect(moves.slice(1).map(({ kind, reserved, cause }) => [kind, reserved, cause])).toEqual([
    ['RESERVE', 2, `${body.id}/held`],
    ['RELEASE', -2, `${body.id}/ordered`],
    ['RESERVE', 2, `${placed.body.id}/placed`],
  ]);
});

test('a quote holds nothing unless it is asked to, nor where there is not enough', async () => {
  await shelve('FEW', 1);
  const plain = await quote('FEW', 1, undefined);
  expect([plain.body.hold, await availableOf('FEW')]).toEqual([null, 1]);
  const short = await quote('FEW', 2, {});
  expect([short.status, short.body.hold, short.body.shortages]).toEqual([
    201,
    null,
    [{ sku: 'FEW', requested: 2, available: 1 }],
  ]);
  expect(await availableOf('FEW')).toBe(1);
});

test('an expired hold gives way at once to whoever asks or orders, and is given back by itself', async () => {
  await shelve('PAST', 2);
  const first = (await quote('PAST', 2, {})).body;
  await expire(first.id);
  expect(await availableOf('PAST')).toBe(2);
  expect((await (await api.as('mina', 'customer')).get(`/api/checkouts/${first.id}`)).body.hold).toBeNull();
  // Nobody has ended it yet: the order does.
  expect(await reservedOf('PAST')).toBe(2);
  await api.place({ PAST: 1 }, 'past-1', { as: 'karim' });
  expect([await reservedOf('PAST'), await availableOf('PAST')]).toEqual([1, 1]);
  const gone = await order(first.id);
  expect([gone.status, gone.body.type]).toMatchObject([422, expect.stringContaining('out-of-stock')]);
  const second = (await quote('PAST', 1, {})).body;
  await expire(second.id);
  expect([await expireHolds(api.deps.prisma), await expireHolds(api.deps.prisma)]).toEqual([1, 0]);
  expect(await reservedOf('PAST')).toBe(1);
  // A quote whose hold is over can be ordered as long as there are pieces.
  expect((await order(second.id)).status).toBe(201);
});

test('whoever asks has one hold, of so many pieces, and says whose it is', async () => {
  await shelve('LIMIT', 30);
  const first = (await quote('LIMIT', 8, {})).body;
  const second = (await quote('LIMIT', 5, {})).body;
  expect([await availableOf('LIMIT'), await reservedOf('LIMIT')]).toEqual([25, 5]);
  expect(await api.deps.prisma.stockHold.findMany({ where: { sku: 'LIMIT' } })).toMatchObject([
    { checkoutId: second.id, quantity: 5 },
  ]);
  expect(first.hold).not.toBeNull();
  await shelve('KEPT', 5);
  const kept = (await quote('KEPT', 4, {})).body;
  // The later quote lacks something: the hold of the one before stays.
  expect((await quote('KEPT', 6, {})).body.hold).toBeNull();
  expect(await api.deps.prisma.stockHold.findMany({ where: { sku: 'KEPT' } })).toMatchObject([
    { checkoutId: kept.id, quantity: 4 },
  ]);
  for (const [lines, hold, pointer] of [
    [11, {}, '/hold'],
    [1, { minutes: 0 }, '/hold/minutes'],
    [1, { minutes: 61 }, '/hold/minutes'],
    [1, { session: '' }, '/hold/session'],
  ] as const) {
    const { status, body } = await quote('LIMIT', lines, hold);
    expect([hold, status, body.errors?.[0].pointer]).toEqual([hold, 422, pointer]);
  }
  const shop = await api.as('shop', 'checkout');
  const guest = (hold: object) =>
    shop.post('/api/checkouts').send({ currency: 'GBP', lines: [{ sku: 'LIMIT', quantity: 2 }], hold });
  const nobody = await guest({});
  expect([nobody.status, nobody.body.errors]).toMatchObject([422, [{ pointer: '/hold/session' }]]);
  for (const session of ['s1', 's2', 's1']) expect((await guest({ session })).status).toBe(201);
  // That of the customer has gone to the other product; each session has one.
  expect(await reservedOf('LIMIT')).toBe(4);
});

test('fifty who hold and order at once get no more than there is', async () => {
  await shelve('RUSH', 20);
  const everybody = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const as = `buyer-${n}`;
      if (n % 2 === 0) {
        return (await api.as(as, 'customer'))
          .post('/api/orders')
          .set('Idempotency-Key', `rush-${n}`)
          .send(orderOf({ RUSH: 1 }))
          .then(({ status }) => status === 201);
      }
      const held = (await quote('RUSH', 1, {}, as)).body;
      if (held.hold === null) return false;
      const placed = await order(held.id, as);
      // What is held is had for certain.
      expect(placed.status).toBe(201);
      return true;
    }),
  );
  expect(everybody.filter(Boolean)).toHaveLength(20);
  expect([await reservedOf('RUSH'), await availableOf('RUSH')]).toEqual([20, 0]);
});

test('pieces in several warehouses are held where they would be taken, and taken there', async () => {
  const { prisma } = api.deps;
  await prisma.warehouse.create({ data: { code: 'north', name: 'North', rank: 1 } });
  const deps = { ...api.deps, hasChoice: async () => true };
  await shelve('TWO', 1);
  await prisma.stock.create({ data: { sku: 'TWO', warehouse: 'north', onHand: 0 } });
  const warehouse = await api.as('wasim', 'warehouse');
  await warehouse
    .post('/api/admin/inventory/TWO/adjustments')
    .set('Idempotency-Key', 'north')
    .send({ warehouse: 'north', delta: 1, reason: 'Receipt' });
  // What the API knows of warehouses is some seconds old.
  expect(await deps.hasChoice()).toBe(true);
  Object.assign(api.deps, { hasChoice: deps.hasChoice });
  const { body } = await quote('TWO', 2, {});
  expect(
    await prisma.stockHold.findMany({ where: { checkoutId: body.id }, orderBy: { warehouse: 'asc' } }),
  ).toMatchObject([
    { warehouse: 'main', quantity: 1 },
    { warehouse: 'north', quantity: 1 },
  ]);
  expect(await availableOf('TWO')).toBe(0);
  expect((await order(body.id)).status).toBe(201);
});

test('a changed cart is held in the place of what its holder held, also where that was all there is', async () => {
  await api.deps.prisma.warehouse.upsert({
    where: { code: 'north' },
    create: { code: 'north', name: 'North', rank: 5 },
    update: {},
  });
  await shelve('CHANGED', 1);
  const warehouse = await api.as('wasim', 'warehouse');
  const sent = await warehouse
    .post('/api/admin/inventory/CHANGED/adjustments')
    .set('Idempotency-Key', 'shelve-changed-north')
    .send({ warehouse: 'north', delta: 3, reason: 'Receipt' });
  expect(sent.status).toBeLessThan(300);
  const first = await quote('CHANGED', 4, { minutes: 5 });
  expect(first.body.hold).not.toBeNull();
  const second = await quote('CHANGED', 3, { minutes: 5 });
  expect([second.body.hold?.until, second.body.shortages]).toEqual([expect.any(String), []]);
  expect(await availableOf('CHANGED')).toBe(1);
  expect((await order(second.body.id)).status).toBe(201);
});
