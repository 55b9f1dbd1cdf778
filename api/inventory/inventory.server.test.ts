import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

const product = (sku: string, price = 100) => ({ sku, name: `Product ${sku}`, price, currency: 'GBP' });

describe('products', () => {
  test('are created, changed where they differ, and left alone otherwise', async () => {
    const shop = await api.as('shop', 'checkout');
    const put = async (...products: object[]) =>
      (await shop.put('/api/admin/products').send({ products })).body;
    expect(await put(product('A'), product('B'))).toEqual({ created: 2, updated: 0, unchanged: 0 });
    expect(await put(product('A', 200), product('B'), product('C'))).toEqual({
      created: 1,
      updated: 1,
      unchanged: 1,
    });
    expect((await shop.get('/api/products/A')).body).toMatchObject({
      price: { amount: 200, currency: 'GBP' },
      available: 0,
    });
    const twice = await shop.put('/api/admin/products').send({ products: [product('D'), product('D')] });
    expect(twice.body.errors).toEqual([{ pointer: '/products/1/sku', detail: '"D" comes twice.' }]);
    expect((await shop.get('/api/products/D')).status).toBe(404);
    const named = await shop.put('/api/admin/products').send({ products: [product('incoming')] });
    expect(named.body.errors).toMatchObject([{ pointer: '/products/0/sku' }]);
  });

  test('are browsed page by page', async () => {
    const shop = await api.as('shop', 'checkout');
    const first = await shop.get('/api/products').query({ limit: '2', currency: 'GBP' });
    const second = await shop.get('/api/products').query({ limit: '2', cursor: first.body.nextCursor });
    const skus = [first, second].flatMap(({ body }) => body.items.map((item: { sku: string }) => item.sku));
    expect(skus).toEqual(['A', 'B', 'C']);
    expect(second.body.nextCursor).toBeNull();
  });
});

describe('a SKU in another form', () => {
  const [composed, decomposed] = ['KAF\u00c9-7', 'KAFE\u0301-7'];
  const [oneKey, twoKeys] = ['\u09dc-2', '\u09a1\u09bc-2'];

  test('is the same product, wherever it is named', async () => {
    const shop = await api.as('shop', 'checkout');
    const put = async (sku: string, price: number) =>
      (await shop.put('/api/admin/products').send({ products: [product(sku, price)] })).body;
    expect(await put(composed, 100)).toMatchObject({ created: 1 });
    expect(await put(`${decomposed} `, 200)).toMatchObject({ created: 0, updated: 1 });
    expect(await put(oneKey, 100)).toMatchObject({ created: 1 });
    expect(await put(`${twoKeys}\u200b`, 100)).toMatchObject({ created: 0, unchanged: 1 });
    const twice = { products: [product(composed), product(decomposed)] };
    const refused = await shop.put('/api/admin/products').send(twice);
    expect(refused.body.errors).toMatchObject([{ pointer: '/products/1/sku' }]);

    const keeper = await api.as('keeper', 'warehouse');
    const path = `/api/admin/inventory/${encodeURIComponent(decomposed)}`;
    const adjusted = await keeper
      .post(`${path}/adjustments`)
      .set('Idempotency-Key', 'kafe')
      .send({ delta: 3, reason: 'receipt' });
    expect([adjusted.status, adjusted.body.sku, adjusted.body.onHand]).toEqual([200, composed, 3]);
    expect((await keeper.get(path)).body.onHand).toBe(3);
    const adjustments = [{ id: 'kafe-2', sku: decomposed, delta: 1, reason: 'count' }];
    expect((await shop.post('/api/admin/inventory/adjustments').send({ adjustments })).body.applied).toBe(1);

    const read = await shop.get(`/api/products/${encodeURIComponent(decomposed)}`);
    expect(read.body).toMatchObject({ sku: composed, available: 4, price: { amount: 200 } });
    const lines = [{ sku: ` ${decomposed}\u200b`, quantity: 1 }];
    const quoted = await shop.post('/api/checkouts').send({ currency: 'GBP', lines });
    expect([quoted.status, quoted.body.lines?.[0].sku]).toEqual([201, composed]);
    const placed = await shop
      .post('/api/orders')
      .set('Idempotency-Key', 'kafe')
      .send({ ...orderOf({ [decomposed]: 2 }), customerId: 'cafe\u0301' });
    expect([placed.status, placed.body.lines?.[0].sku]).toEqual([201, composed]);
    expect(placed.body.customerId).toBe('caf\u00e9');
    expect((await keeper.get(path)).body.reserved).toBe(2);
  });

  test('finds what earlier releases stored, and orders of it', async () => {
    const { prisma } = api.deps;
    const stored = { [`NOE\u0308L\u200b-1`]: 'NO\u00cbL-1', '\u09dc\u09dc-3': '\u09a1\u09bc\u09dc-3' };
    const [shop, staff] = [await api.as('shop', 'checkout'), await api.as('nadia', 'support')];
    for (const [old, typed] of Object.entries(stored)) {
      await api.stock(old, 5);
      expect((await shop.get(`/api/products/${encodeURIComponent(typed)}`)).body.sku).toBe(old);
      const again = await shop.put('/api/admin/products').send({ products: [product(typed, 255)] });
      expect(again.body).toMatchObject({ created: 0, updated: 1 });
      const placed = await shop
        .post('/api/orders')
        .set('Idempotency-Key', encodeURIComponent(typed))
        .send(orderOf({ [typed]: 2 }));
      expect([placed.status, placed.body.lines?.[0].sku]).toEqual([201, old]);
      const found = await staff.get('/api/admin/orders').query({ sku: typed });
      expect(found.body.items.map(({ id }: { readonly id: string }) => id)).toEqual([placed.body.id]);
      const row = await prisma.stock.findFirst({ where: { sku: old } });
      expect(row).toMatchObject({ onHand: 5, reserved: 2 });
    }
  });

  test('of a customer is the one whom the shop has', async () => {
    const { prisma } = api.deps;
    await prisma.customer.create({ data: { id: 'zoe\u0308' } });
    await api.stock('FOR-ZOE', 5);
    const [shop, staff] = [await api.as('shop', 'checkout'), await api.as('nadia', 'support')];
    const place = (customerId: string, key: string) =>
      shop
        .post('/api/orders')
        .set('Idempotency-Key', key)
        .send({ ...orderOf({ 'FOR-ZOE': 1 }), customerId });
    const ids = [(await place('zo\u00eb', 'zoe-1')).body, (await place(' zoe\u0308', 'zoe-2')).body];
    expect(ids.map(({ customerId }) => customerId)).toEqual(['zoe\u0308', 'zoe\u0308']);
    const listed = await staff.get('/api/admin/orders').query({ customerId: 'zo\u00eb' });
    expect(listed.body.items).toHaveLength(2);
    const quote = { currency: 'GBP', lines: [{ sku: 'FOR-ZOE', quantity: 1 }], customerId: 'zo\u00eb' };
    const { body } = await shop.post('/api/checkouts').send(quote);
    const { lines: _lines, currency: _currency, ...order } = orderOf({ 'FOR-ZOE': 1 });
    const ordered = await shop
      .post('/api/orders')
      .set('Idempotency-Key', 'zoe-3')
      .send({ ...order, checkoutId: body.id, customerId: 'zo\u00eb' });
    expect([ordered.status, ordered.body.customerId]).toEqual([201, 'zoe\u0308']);
  });
});

describe('a product that was withdrawn', () => {
  test('is neither listed nor shown', async () => {
    await api.deps.prisma.product.create({ data: { ...product('GONE', 1), currency: 'EUR', active: false } });
    const shop = await api.as('shop', 'checkout');
    expect((await shop.get('/api/products').query({ currency: 'EUR' })).body.items).toEqual([]);
    expect((await shop.get('/api/products/GONE')).status).toBe(404);
  });
});

describe('an adjustment', () => {
  test('happens once by its key, and the key stands for nothing else', async () => {
    const keeper = await api.as('keeper', 'warehouse');
    const adjust = (key: string, delta: number) =>
      keeper
        .post('/api/admin/inventory/A/adjustments')
        .set('Idempotency-Key', key)
        .send({ delta, reason: 'receipt' });
    const answers = await Promise.all([adjust('one', 5), adjust('one', 5), adjust('one', 5)]);
    expect(answers.map(({ body }) => body.onHand)).toEqual([5, 5, 5]);
    expect((await adjust('two', 3)).body).toMatchObject({ onHand: 8, reserved: 0, available: 8 });
    expect((await adjust('one', 9)).body.type).toMatch(/idempotency-key-reused$/);
    expect((await keeper.get('/api/admin/inventory/A')).body.onHand).toBe(8);
    expect((await keeper.get('/api/admin/inventory/B')).body.onHand).toBe(0);
  });

  test('is one caller’s of one product: the same key of another, or for another, is another', async () => {
    await api.stock('E1', 0);
    await api.stock('E2', 0);
    const adjust = async (sub: string, sku: string) =>
      (await api.as(sub, 'warehouse'))
        .post(`/api/admin/inventory/${sku}/adjustments`)
        .set('Idempotency-Key', 'same')
        .send({ delta: 2, reason: 'receipt' });
    expect((await adjust('wasim', 'E1')).body.onHand).toBe(2);
    expect((await adjust('wasim', 'E2')).body.onHand).toBe(2);
    expect((await adjust('karim', 'E1')).body.onHand).toBe(4);
  });

  test('never takes pieces that are reserved', async () => {
    const shop = await api.as('shop', 'checkout');
    const placed = await shop
      .post('/api/orders')
      .set('Idempotency-Key', 'r')
      .send(orderOf({ A: 6 }));
    expect(placed.status).toBe(201);
    const keeper = await api.as('keeper', 'warehouse');
    const response = await keeper
      .post('/api/admin/inventory/A/adjustments')
      .set('Idempotency-Key', 'loss')
      .send({ delta: -3, reason: 'damaged' });
    expect([response.status, response.body.type]).toEqual([
      409,
      'https://throughline.dev/problems/not-allowed',
    ]);
    expect((await keeper.get('/api/admin/inventory/A')).body).toMatchObject({
      onHand: 8,
      reserved: 6,
      available: 2,
    });
  });

  test('is of a warehouse that the shop has, written in its one form', async () => {
    await api.stock('W', 0);
    const [keeper, shop] = [await api.as('keeper', 'warehouse'), await api.as('shop', 'checkout')];
    const adjust = (warehouse: string) =>
      keeper
        .post('/api/admin/inventory/W/adjustments')
        .set('Idempotency-Key', encodeURIComponent(`w/${warehouse}`))
        .send({ warehouse, delta: 50, reason: 'receipt' });
    for (const warehouse of ['Main', 'annex', '']) {
      const { status, body } = await adjust(warehouse);
      expect([status, body.errors?.[0].pointer]).toEqual([422, '/warehouse']);
    }
    expect((await adjust(' main ')).body).toMatchObject({
      available: 50,
      warehouses: [{ warehouse: 'main' }],
    });
    const adjustments = [
      { id: 'w1', sku: 'W', delta: 1, reason: 'count' },
      { id: 'w2', sku: 'W', delta: 1, reason: 'count', warehouse: 'Main' },
    ];
    const bulk = await shop.post('/api/admin/inventory/adjustments').send({ adjustments });
    expect([bulk.status, bulk.body.errors]).toMatchObject([422, [{ pointer: '/adjustments/1/warehouse' }]]);
    expect((await shop.get('/api/products/W')).body.available).toBe(50);
  });

  test('that an earlier release booked elsewhere is counted, and can not be ordered', async () => {
    await api.stock('ELSEWHERE', 2);
    const code = 'Main';
    await api.deps.prisma.warehouse.create({ data: { code, name: code, active: false } });
    await api.deps.prisma.stock.create({ data: { sku: 'ELSEWHERE', warehouse: code, onHand: 50 } });
    const shop = await api.as('keeper', 'warehouse');
    expect((await shop.get('/api/admin/inventory/ELSEWHERE')).body).toMatchObject({
      ...{ onHand: 52, available: 2 },
      warehouses: expect.arrayContaining([expect.objectContaining({ warehouse: 'Main', available: 0 })]),
    });
  });

  test('in bulk skips what is known and refuses unknown products as a whole', async () => {
    const shop = await api.as('shop', 'checkout');
    const send = (adjustments: object[]) =>
      shop.post('/api/admin/inventory/adjustments').send({ adjustments });
    const one = { id: 'x1', sku: 'B', delta: 4, reason: 'count' };
    expect((await send([one, { ...one, id: 'x2' }])).body).toEqual({ applied: 2, known: 0 });
    expect((await send([one, { ...one, id: 'x3', delta: -1 }])).body).toEqual({ applied: 1, known: 1 });
    const wrong = await send([
      { ...one, id: 'x4' },
      { ...one, id: 'x5', sku: 'NOPE' },
    ]);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/adjustments/1/sku' }]);
    expect((await shop.get('/api/products/B')).body.available).toBe(7);
    const nothing = await send([{ ...one, id: 'x6', delta: 0 }]);
    expect(nothing.body.errors).toMatchObject([{ pointer: '/adjustments/0/delta' }]);
  });
});

describe('the stock', () => {
  test('is listed by SKU, and found by any part of it or of its name, in capitals or not', async () => {
    const { prisma } = api.deps;
    for (const [sku, name, variant] of [
      ['LAMP-1', 'Desk lamp', 'black'],
      ['lamp-2', 'Bed lamp', null],
      ['LAMP-3', 'Floor light', 'Black'],
    ] as const) {
      await prisma.product.create({ data: { ...product(sku), name, variant } });
      await prisma.stock.create({ data: { sku, onHand: 7, reserved: 2 } });
    }
    await prisma.product.create({ data: { ...product('LAMP-POST'), stocked: false } });
    const keeper = await api.as('keeper', 'warehouse');
    const found = async (query: Record<string, string>) =>
      (await keeper.get('/api/admin/inventory').query(query)).body;
    const skus = async (q: string) =>
      (await found({ q })).items.map(({ sku }: { readonly sku: string }) => sku).toSorted();
    expect(await skus('lamp-')).toEqual(['LAMP-1', 'LAMP-3', 'lamp-2']);
    expect(await skus('BED')).toEqual(['lamp-2']);
    expect(await skus('black')).toEqual(['LAMP-1', 'LAMP-3']);
    expect(await skus('100%')).toEqual([]);
    expect((await found({ q: 'desk' })).items).toEqual([
      {
        ...{ sku: 'LAMP-1', name: 'Desk lamp', variant: 'black', bundle: false, incoming: 0 },
        ...{ onHand: 7, reserved: 2, available: 5, low: false, lowStockAt: null, limit: null },
        warehouses: [
          { warehouse: 'main', onHand: 7, reserved: 2, safety: 0, available: 5, onHold: 0, pools: [] },
        ],
      },
    ]);
    const first = await found({ q: 'lamp-', limit: '2' });
    const second = await found({ q: 'lamp-', limit: '2', cursor: first.nextCursor });
    const all: readonly { readonly sku: string }[] = [...first.items, ...second.items];
    expect(new Set(all.map(({ sku }) => sku))).toEqual(new Set(await skus('lamp-')));
    expect(all).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    const customer = await api.as('mina', 'customer');
    expect((await customer.get('/api/admin/inventory')).status).toBe(403);
  });

  test('and the shop are searched without what nobody sees, however it is typed or was stored', async () => {
    const [joined, plain] = ['র\u200d্যাব', 'র্যাব'];
    const named = { name: `${joined} lamp`, variant: 'Zu\u200blu', category: 'So\u00adft' };
    await api.deps.prisma.product.create({ data: { ...product('JOINED'), ...named } });
    const keeper = await api.as('keeper', 'warehouse');
    for (const [path, q] of [
      ...[joined, plain, 'zulu'].map((q) => ['/api/admin/inventory', q] as const),
      ...[joined, plain, 'soft'].map((q) => ['/api/products', q] as const),
    ]) {
      const { body } = await keeper.get(path).query({ q });
      expect([path, q, body.items]).toMatchObject([path, q, [{ sku: 'JOINED' }]]);
    }
  });
});

describe('pending credits', () => {
  test('are recorded once by their number and listed newest first', async () => {
    const shop = await api.as('shop', 'checkout');
    const credit = (id: string, issuedAt: string) => ({
      id,
      customerId: null,
      amount: 500,
      currency: 'GBP',
      issuedAt,
      lines: [{ sku: 'A', quantity: 1, unitPrice: 500, name: 'Product A' }],
    });
    const credits = [credit('C1', '2011-01-01T00:00:00Z'), credit('C2', '2011-02-01T00:00:00Z')];
    expect((await shop.post('/api/admin/credits').send({ credits })).body).toEqual({ recorded: 2, known: 0 });
    expect((await shop.post('/api/admin/credits').send({ credits })).body).toEqual({ recorded: 0, known: 2 });
    const finance = await api.as('finance', 'finance');
    const page = await finance.get('/api/admin/credits').query({ limit: '1' });
    expect(page.body.items).toMatchObject([
      { id: 'C2', amount: { amount: 500, currency: 'GBP' }, lines: credits[1]?.lines },
    ]);
    const next = await finance.get('/api/admin/credits').query({ limit: '1', cursor: page.body.nextCursor });
    expect(next.body).toMatchObject({ items: [{ id: 'C1' }], nextCursor: null });
  });

  test('say on every page what all of them come to, in each currency', async () => {
    const shop = await api.as('shop', 'checkout');
    const rich = { customerId: 'c', amount: 2_000_000_000, currency: 'BDT', lines: [] };
    const issuedAt = '2010-01-01T00:00:00Z';
    const credits = ['R1', 'R2'].map((id) => ({ ...rich, id, issuedAt }));
    await shop.post('/api/admin/credits').send({ credits });
    const finance = await api.as('finance', 'finance');
    const page = await finance.get('/api/admin/credits').query({ limit: '1' });
    expect(page.body).toMatchObject({
      count: 4,
      totals: [
        { amount: 4_000_000_000, currency: 'BDT' },
        { amount: 1_000, currency: 'GBP' },
      ],
    });
  });

  test('are to be had as a table', async () => {
    const finance = await api.as('finance', 'finance');
    const { headers, text } = await finance.get('/api/admin/credits.csv').buffer(true);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['content-disposition']).toContain('credits.csv');
    expect(text.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'id,issuedAt,customerId,amount,currency,items',
      'C2,2011-02-01T00:00:00.000Z,,5.00,GBP,1 × A',
      'C1,2011-01-01T00:00:00.000Z,,5.00,GBP,1 × A',
      'R2,2010-01-01T00:00:00.000Z,c,20000000.00,BDT,',
      'R1,2010-01-01T00:00:00.000Z,c,20000000.00,BDT,',
    ]);
    const keeper = await api.as('keeper', 'warehouse');
    expect((await keeper.get('/api/admin/credits.csv')).status).toBe(403);
  });
});
