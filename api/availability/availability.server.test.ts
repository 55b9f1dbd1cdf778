import request from 'supertest';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

const ask = (skus: readonly unknown[]) => request(api.app).post('/api/availability').send({ skus });
const itemsOf = async (...skus: readonly string[]) => (await ask(skus)).body.items;

describe('availability', () => {
  test('is told to anybody, in the order asked for: of what is sold, of services, and of what nobody sells', async () => {
    const { prisma } = api.deps;
    await api.stock('MUG', 7);
    await prisma.stock.update({
      where: { sku_warehouse: { sku: 'MUG', warehouse: 'main' } },
      data: { reserved: 2 },
    });
    await api.stock('GONE', 5);
    await prisma.product.update({ where: { sku: 'GONE' }, data: { active: false } });
    const plain = { price: 1, currency: 'GBP' };
    await prisma.product.create({ data: { sku: 'WRAP', name: 'Wrapping', stocked: false, ...plain } });
    await prisma.product.create({ data: { sku: 'NEW', name: 'New', ...plain } });
    const { status, body } = await ask(['NOPE', 'MUG', 'WRAP', 'GONE', 'NEW']);
    expect([status, body.items]).toEqual([
      200,
      [
        { sku: 'NOPE', known: false, available: 0, incoming: [] },
        { sku: 'MUG', known: true, available: 5, incoming: [] },
        { sku: 'WRAP', known: true, available: null, incoming: [] },
        { sku: 'GONE', known: false, available: 0, incoming: [] },
        { sku: 'NEW', known: true, available: 0, incoming: [] },
      ],
    ]);
  });

  test('of a SKU in another form is that of the product', async () => {
    await api.stock('KAF\u00c9-7', 3);
    const asked = 'KAFE\u0301-7 \u200b';
    expect(await itemsOf(asked)).toEqual([{ sku: 'KAF\u00c9-7', known: true, available: 3, incoming: [] }]);
    const twice = await ask(['KAF\u00c9-7', asked]);
    expect([twice.status, twice.body.errors]).toMatchObject([422, [{ pointer: '/skus/1' }]]);
  });

  test('is asked of 1 to 100 SKUs, each once', async () => {
    const many = Array.from({ length: 101 }, (_, n) => `SKU-${n}`);
    const answer = await ask(many.slice(0, 100));
    expect(answer.body.items.map(({ sku }: { readonly sku: string }) => sku)).toEqual(many.slice(0, 100));
    for (const [skus, pointer] of [
      [many, '/skus'],
      [[], '/skus'],
      [['A', 'B', 'A'], '/skus/2'],
      [['A', ''], '/skus/1'],
      [['A', ' \u200b'], '/skus/1'],
      [['A', 7], '/skus/1'],
      [['x'.repeat(65)], '/skus/0'],
    ] as const) {
      const { status, body } = await ask(skus);
      expect([pointer, status, body.errors?.[0].pointer]).toEqual([pointer, 422, pointer]);
    }
    const zone = await request(api.app)
      .post('/api/availability')
      .send({ skus: ['A'], zone: 'Dhaka' });
    expect([zone.status, zone.body.errors?.[0].pointer]).toEqual([422, '/zone']);
  });

  test('counts each order as soon as it is placed', async () => {
    await api.stock('FRESH', 20);
    const mina = await api.as('mina', 'customer');
    for (let left = 19; left >= 15; left -= 1) {
      await mina
        .post('/api/orders')
        .set('Idempotency-Key', `fresh-${left}`)
        .send(orderOf({ FRESH: 1 }))
        .expect(201);
      expect(await itemsOf('FRESH')).toMatchObject([{ available: left }]);
    }
  });
});

describe('a product that is low on stock', () => {
  const keeper = () => api.as('keeper', 'warehouse');
  const mark = async (sku: string, at: unknown) =>
    (await keeper()).put(`/api/admin/inventory/${sku}/low-stock`).send({ at });
  const list = async (query: object) =>
    (await (await keeper()).get('/api/admin/inventory').query({ low: 'true', ...query })).body;
  const skusOf = ({ items }: { readonly items: readonly { readonly sku: string }[] }) =>
    items.map(({ sku }) => sku);

  test('is marked and found once no more is available than was said', async () => {
    for (const [sku, pieces, at] of [
      ...([
        ['LOW-A', 2, 5],
        ['LOW-B', 5, 5],
        ['LOW-C', 6, 5],
        ['LOW-D', 0, 0],
      ] as const),
      ['LOW-E', 1, null],
    ] as const) {
      await api.stock(sku, pieces);
      expect((await mark(sku, at)).body).toMatchObject({
        sku,
        lowStockAt: at,
        low: at !== null && pieces <= at,
      });
    }
    expect(skusOf(await list({}))).toEqual(['LOW-A', 'LOW-B', 'LOW-D']);
    expect((await list({ q: 'low-b' })).items).toMatchObject([{ sku: 'LOW-B', available: 5, low: true }]);
    const all = await (await keeper()).get('/api/admin/inventory').query({ q: 'low-' });
    expect(skusOf(all.body)).toEqual(['LOW-A', 'LOW-B', 'LOW-C', 'LOW-D', 'LOW-E']);
    await (
      await api.as('mina', 'customer')
    )
      .post('/api/orders')
      .set('Idempotency-Key', 'low-c')
      .send(orderOf({ 'LOW-C': 1 }))
      .expect(201);
    expect(skusOf(await list({}))).toEqual(['LOW-A', 'LOW-B', 'LOW-C', 'LOW-D']);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor });
    expect([skusOf(first), skusOf(second), second.nextCursor]).toEqual([
      ['LOW-A', 'LOW-B', 'LOW-C'],
      ['LOW-D'],
      null,
    ]);
  });

  test('is no longer watched once its mark is taken away; what makes no sense is refused', async () => {
    await api.stock('UNMARKED', 1);
    await mark('UNMARKED', 3);
    for (const at of [-1, 1.5, 'two', undefined]) {
      const { status, body } = await mark('UNMARKED', at);
      expect([at, status, body.errors?.[0].pointer]).toEqual([at, 422, '/at']);
    }
    expect(skusOf(await list({ q: 'unmarked' }))).toEqual(['UNMARKED']);
    expect((await mark('UNMARKED', null)).body).toMatchObject({ lowStockAt: null, low: false });
    expect(skusOf(await list({ q: 'unmarked' }))).toEqual([]);
    expect((await mark('NOPE', 3)).status).toBe(404);
    const odd = await (await keeper()).get('/api/admin/inventory?low=yes');
    expect([odd.status, odd.body.errors]).toMatchObject([422, [{ parameter: 'low' }]]);
  });
});
