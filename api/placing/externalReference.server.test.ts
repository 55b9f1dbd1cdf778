import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

const place = async (key: string, externalReference: string, role = 'checkout') => {
  const shop = await api.as('shop', role);
  const body = {
    ...orderOf({ MUG: 1 }),
    externalReference,
    ...(role === 'checkout' && { customerId: 'mina' }),
  };
  return shop.post('/api/orders').set('Idempotency-Key', key).send(body);
};

test('an order is found by the shop’s own reference', async () => {
  const placed = await place('found', 'web-1');
  expect([placed.status, placed.body.externalReference]).toEqual([201, 'web-1']);
  const shop = await api.as('shop', 'checkout');
  const byReference = await shop.get('/api/orders').query({ externalReference: 'web-1,web-none' });
  expect(byReference.body.items).toMatchObject([{ id: placed.body.id, externalReference: 'web-1' }]);
  const byNumber = await shop.get('/api/orders').query({ number: placed.body.number });
  expect(byNumber.body.items).toMatchObject([{ id: placed.body.id }]);
});

test('no two orders have the same reference, however many ask at once, and the other is named', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((n) => place(`twice-${n}`, 'web-2')));
  const placed = answers.filter(({ status }) => status === 201);
  expect(placed).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect([status, body]).toMatchObject([
      409,
      { type: 'https://throughline.dev/problems/reference-used', orderId: placed[0]?.body.id },
    ]);
  }
  expect(await api.deps.prisma.order.count({ where: { externalReference: 'web-2' } })).toBe(1);
  expect(await api.deps.prisma.stock.findFirstOrThrow({ where: { sku: 'MUG' } })).toMatchObject({
    reserved: 2,
  });
});

test('a repeat with the same key is the same order', async () => {
  const [first, again] = [await place('again', 'web-3'), await place('again', 'web-3')];
  expect([again.status, again.body.id, again.headers['idempotency-replayed']]).toEqual([
    201,
    first.body.id,
    'true',
  ]);
});

test('customers give none', async () => {
  const { status, body } = await place('own', 'web-4', 'customer');
  expect([status, body.errors]).toMatchObject([403, [{ pointer: '/externalReference' }]]);
});

test('a list can be polled by what changed since, the newest change last', async () => {
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push((await place(`poll-${n}`, `poll-${n}`)).body.id);
  const [first = '', second = '', third = ''] = ids;
  const touch = (id: string, at: string) =>
    api.deps.prisma.order.update({ where: { id }, data: { updatedAt: new Date(at) } });
  await touch(second, '2031-01-01T00:00:00Z');
  await touch(first, '2031-01-02T00:00:00Z');
  await touch(third, '2031-01-03T00:00:00Z');
  const shop = await api.as('shop', 'checkout');
  const query = { updatedSince: '2031-01-02T06:00:00+06:00', sort: 'updatedAt', limit: '1' };
  const page = await shop.get('/api/orders').query(query);
  expect(page.body.items).toMatchObject([{ id: first }]);
  const next = await shop.get('/api/orders').query({ ...query, cursor: page.body.nextCursor });
  expect([next.body.items.map(({ id }: { id: string }) => id), next.body.nextCursor]).toEqual([
    [third],
    null,
  ]);
});

test('a quote can be read again, by its customer and the shop alone, and names the order it has become', async () => {
  const mina = await api.as('mina', 'customer');
  const quote = await mina
    .post('/api/checkouts')
    .send({ currency: 'GBP', lines: [{ sku: 'MUG', quantity: 1 }] });
  const location = String(quote.headers['location']);
  expect((await mina.get(location)).body).toEqual(quote.body);
  expect((await (await api.as('omar', 'customer')).get(location)).status).toBe(404);
  const { lines: _lines, currency: _currency, ...rest } = orderOf({});
  const body = { ...rest, checkoutId: quote.body.id };
  const placed = await mina.post('/api/orders').set('Idempotency-Key', 'quoted').send(body);
  const shop = await api.as('shop', 'checkout');
  expect((await shop.get(location)).body).toMatchObject({ id: quote.body.id, orderId: placed.body.id });
  const again = await mina.post('/api/orders').set('Idempotency-Key', 'quoted again').send(body);
  expect(again.status).toBe(422);
  const used = await mina.post('/api/orders').set('Idempotency-Key', 'quoted-again').send(body);
  expect([used.status, used.body.orderId]).toEqual([409, placed.body.id]);
});
