import path from 'node:path';
import request from 'supertest';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 1_000, 100);
});
afterAll(() => api.close());

/** JSON of arrays in arrays. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

async function place(key: string, metadata: object) {
  const mina = await api.as('mina', 'customer');
  return mina
    .post('/api/orders')
    .set('Idempotency-Key', key)
    .send(orderOf({ MUG: 1 }, { metadata: { ...metadata } }));
}

describe('what no database keeps', () => {
  test.each([50_000, 3_000, 200])('such as %i arrays in each other is refused', async (depth) => {
    const mina = await api.as('mina', 'customer');
    const body = JSON.stringify(orderOf({ MUG: 1 }, { metadata: { deep: 0 } })).replace(
      '"deep":0',
      `"deep":${nested(depth)}`,
    );
    const response = await mina
      .post('/api/orders')
      .set({ 'Idempotency-Key': `deep ${depth}`.replace(' ', '-'), 'Content-Type': 'application/json' })
      .send(body);
    expect([response.status, response.body.type]).toEqual([
      400,
      'https://throughline.dev/problems/malformed-request',
    ]);
    expect(response.body.errors).toMatchObject([
      { pointer: expect.stringMatching(/^\/metadata\/deep(\/0){99}$/) },
    ]);
  });

  test.each([
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
  ])('such as %s is refused as a value and as a name', async (_what, text) => {
    const asValue = await place('value', { list: [{ 'a/b': text }] });
    expect([asValue.status, asValue.body.errors]).toMatchObject([
      400,
      [{ pointer: '/metadata/list/0/a~1b' }],
    ]);
    const asName = await place('name', { list: [{ [text]: 1 }] });
    expect([asName.status, asName.body.errors]).toMatchObject([400, [{ pointer: '/metadata/list/0' }]]);
  });

  test.each(['C:\\u0000', 'C:\\udecade', '💥', 'বাংলা'])(
    'is not what looks like it: %s comes back as it was',
    async (text) => {
      const response = await place(`like-${Buffer.from(text).toString('hex')}`, { text });
      expect([response.status, response.body.metadata]).toEqual([201, { text }]);
    },
  );
});

describe('a number or a date that is out of range', () => {
  const LISTS = [
    'from=0000-01-01T00:00:00Z',
    'to=0000-01-01T00:00:00Z',
    'from=0000-01-01',
    'from=0001-01-01',
    'from=1969-12-31',
    'to=0000-01-01',
    'to=0001-01-01T00:00:00Z',
    'to=9999-12-31T23:59:59-06:00',
    'updatedSince=0001-01-01T00:00:00Z',
    'minTotal=1e300',
    'maxTotal=2147483648',
  ];
  test.each(LISTS)('is refused in a filter: %s', async (query) => {
    const agent = await api.as('agent', 'support');
    for (const path of ['/api/admin/orders', '/api/admin/orders/counts']) {
      const { status, body } = await agent.get(`${path}?${query}`);
      expect([path, status, body.errors?.[0].parameter]).toEqual([
        path,
        422,
        query.slice(0, query.indexOf('=')),
      ]);
    }
  });

  test.each(['from=1970-01-01', 'to=9999-12-31', 'updatedSince=9999-12-31T23:59:59Z'])(
    'is not the first or last day there is: %s',
    async (query) => {
      const agent = await api.as('agent', 'support');
      expect((await agent.get(`/api/admin/orders?${query}`)).status).toBe(200);
    },
  );

  test('is refused in a price and in a credit', async () => {
    const keeper = await api.as('keeper', 'admin');
    const product = { sku: 'DEAR', name: 'Dear', price: 2 ** 31, currency: 'GBP' };
    const dear = await keeper.put('/api/admin/products').send({ products: [product] });
    expect(dear.body.errors[0].pointer).toBe('/products/0/price');
    const credit = { id: 'c', customerId: null, amount: 1, currency: 'GBP', lines: [] };
    for (const year of ['0000', '0001', '1969']) {
      const old = await keeper
        .post('/api/admin/credits')
        .send({ credits: [{ ...credit, issuedAt: `${year}-01-01T00:00:00Z` }] });
      expect(old.body.errors[0].pointer).toBe('/credits/0/issuedAt');
    }
  });

  test('is refused in stock, and changes nothing', async () => {
    const keeper = await api.as('keeper', 'warehouse');
    const adjustment = { sku: 'MUG', delta: 10_000_000, reason: 'receipt' };
    const adjustments = Array.from({ length: 215 }, (_, n) => ({ ...adjustment, id: `pile ${n}` }));
    const response = await keeper.post('/api/admin/inventory/adjustments').send({ adjustments });
    expect([response.status, response.body.type]).toEqual([
      422,
      'https://throughline.dev/problems/validation',
    ]);
    expect((await keeper.get('/api/admin/inventory/MUG')).body.onHand).toBe(1_000);
  });
});

describe('a cursor', () => {
  const MADE_UP: readonly [string, unknown][] = [
    ['/api/products', ['name', 'x', '\0']],
    ['/api/products', ['name', 'x\0', 'x']],
    ['/api/products', ['name', 1, 'x']],
    ['/api/admin/orders', ['-createdAt', '0000-01-01T00:00:00Z', 'x']],
    ['/api/admin/orders', ['-createdAt', '-000001-01-01T00:00:00Z', 'x']],
    ['/api/admin/orders', ['-createdAt', 5, 'x']],
    ['/api/admin/orders?sort=total', ['total', 2 ** 31, 'x']],
    ['/api/admin/orders?sort=total', ['total', '1e300', 'x']],
    ['/api/admin/orders?sort=total', ['total', 1, '\0']],
    ['/api/admin/credits', ['-issuedAt', '0000-01-01T00:00:00Z', 'x']],
    ['/api/admin/credits', ['-issuedAt', '2026-01-01T00:00:00Z', '\0']],
    ['/api/admin/orders', ['name', 'x', 'x']],
    ['/api/admin/orders', 'nonsense'],
  ];
  test.each(MADE_UP)('that somebody made up is refused by %s: %j', async (path, content) => {
    const agent = await api.as('agent', 'support');
    const cursor = Buffer.from(JSON.stringify(content)).toString('base64url');
    const response = await agent.get(path).query({ cursor });
    expect([response.status, response.body.errors?.[0].parameter]).toEqual([422, 'cursor']);
  });

  test('that we made is taken, however long the names are', async () => {
    const keeper = await api.as('keeper', 'admin');
    const name = '"ল্যাপটপ" '.repeat(20);
    const products = ['A', 'B', 'C'].map((letter) => ({
      sku: `${letter.repeat(60)}`,
      name: `${letter}${name}`.slice(0, 200).trim(),
      price: 1,
      currency: 'BDT',
    }));
    await keeper.put('/api/admin/products').send({ products });
    const skus: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { currency: 'BDT', limit: '1', ...(cursor && { cursor }) };
      const page = await keeper.get('/api/products').query(query);
      expect(page.status).toBe(200);
      skus.push(page.body.items[0].sku);
      cursor = page.body.nextCursor;
    }
    expect(skus).toEqual(products.map(({ sku }) => sku));
  });
});

describe('a search', () => {
  test('takes its words as they are: "%" and "_" stand for themselves', async () => {
    const keeper = await api.as('keeper', 'admin');
    const product = (sku: string, name: string) => ({ sku, name, price: 1, currency: 'USD' });
    await keeper.put('/api/admin/products').send({
      products: [product('AB_1', '50% off'), product('ABX1', '50 off'), product('C', 'back\\slash')],
    });
    const found = async (q: string) =>
      (await keeper.get('/api/products').query({ q, currency: 'USD' })).body.items.map(
        (item: { sku: string }) => item.sku,
      );
    expect(await found('b_1')).toEqual(['AB_1']);
    expect(await found('50%')).toEqual(['AB_1']);
    expect(await found('k\\s')).toEqual(['C']);
  });

  test('of orders does so too', async () => {
    await place('search', {});
    const agent = await api.as('agent', 'support');
    const found = async (q: string) => (await agent.get('/api/admin/orders').query({ q })).body.items.length;
    expect(await found('min_@example.com')).toBe(0);
    expect(await found('mina@example.com')).toBeGreaterThan(0);
  });
});

test('a condition or a range that a file does not meet is no fault of ours', async () => {
  const withFiles = await startApiUnderTest({ settings: { webRoot: path.join(__dirname, '..', 'schema') } });
  const file = () => request(withFiles.app).get('/problem.ts');
  const answers = [await file().set('If-Match', '"other"'), await file().set('Range', 'bytes=999999-')];
  await withFiles.close();
  expect(answers.map(({ status, body }) => [status, body.type])).toEqual(
    answers.map(() => [400, 'https://throughline.dev/problems/malformed-request']),
  );
});

test.each(['/metrics/', '/METRICS', '/Metrics//'])(
  '%s is another path than the one a proxy hides',
  async (other) => {
    const spelled = await request(api.app).get('/metrics');
    const response = await request(api.app).get(other);
    expect([spelled.status, response.status]).toEqual([200, 404]);
  },
);
