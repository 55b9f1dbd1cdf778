import request from 'supertest';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
let keys = 0;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

const keeper = () => api.as('keeper', 'warehouse');
const define = async (sku: string, bundle: object) =>
  (await keeper()).put(`/api/admin/products/${sku}/bundle`).send(bundle);
const pounds = (amount: number) => ({ amount, currency: 'GBP' });
const of = (...components: readonly (readonly [string, number, number?])[]) =>
  components.map(([sku, quantity, share]) => ({ sku, quantity, share }));

/** Puts a product on sale that has no stock yet. */
const product = (sku: string, price: number, changes: object = {}) =>
  api.deps.prisma.product.create({
    data: { sku, name: `Product ${sku}`, price, currency: 'GBP', ...changes },
  });

const order = async (sub: string, lines: object, role = 'customer') =>
  (await api.as(sub, role))
    .post('/api/orders')
    .set('Idempotency-Key', `bundles-${++keys}`)
    .send(orderOf({}, { lines: lines as never }));
const line = (sku: string, quantity = 1, more: object = {}) => ({ sku, quantity, ...more });

const stockOf = async (sku: string) => {
  const rows = await api.deps.prisma.stock.findMany({ where: { sku } });
  return { onHand: rows[0]?.onHand ?? 0, reserved: rows[0]?.reserved ?? 0 };
};
const availableOf = async (...skus: readonly string[]) => {
  const { body } = await request(api.app).post('/api/availability').send({ skus });
  return body.items.map(({ available }: { available: number | null }) => available);
};
/** Pointer → detail. */
const errorsOf = (body: { errors: readonly { pointer: string; detail: string }[] }) =>
  Object.fromEntries(body.errors.map(({ pointer, detail }) => [pointer, detail]));

describe('a bundle', () => {
  test('is sold for its price as lines of its components, which are frozen', async () => {
    await api.stock('A-PHONE', 10, 800);
    await api.stock('A-GLASS', 30, 100);
    await product('A-SET', 1_000, { variant: 'Black' });
    const kept = await define('A-SET', {
      components: of(['A-PHONE', 1], ['A-GLASS', 3, 250]),
      together: true,
    });
    expect([kept.status, kept.body]).toMatchObject([
      200,
      {
        ...{ sku: 'A-SET', available: 10, price: pounds(1_000) },
        bundle: {
          together: true,
          components: [
            { sku: 'A-PHONE', quantity: 1, share: null },
            { sku: 'A-GLASS', quantity: 3, share: pounds(250) },
          ],
        },
      },
    ]);
    const { bundlesSold } = api.deps.metrics;
    const count = async () => (await bundlesSold.get()).values[0]?.value ?? 0;
    const before = await count();
    const { status, body } = await order('mina', [line('A-GLASS'), line('A-SET', 2)]);
    expect((await count()) - before).toBe(2);
    expect(status).toBe(201);
    expect(body.totals.grand).toEqual(pounds(2_100));
    expect(body.lines).toMatchObject([
      { id: '1', sku: 'A-GLASS', quantity: 1, unitPrice: pounds(100) },
      { id: '2', sku: 'A-PHONE', quantity: 2, unitPrice: pounds(750) },
      { id: '3', sku: 'A-GLASS', quantity: 2, unitPrice: pounds(84) },
      { id: '4', sku: 'A-GLASS', quantity: 4, unitPrice: pounds(83) },
    ]);
    const bundle = {
      ...{ id: '1', sku: 'A-SET', name: 'Product A-SET', variant: 'Black', quantity: 2, together: true },
      ...{ unitPrice: pounds(1_000), total: pounds(2_000), lineIds: ['2', '3', '4'] },
    };
    expect(body.bundles).toEqual([bundle]);
    expect([await stockOf('A-PHONE'), await stockOf('A-GLASS')]).toMatchObject([
      { reserved: 2 },
      { reserved: 7 },
    ]);
    expect((await define('A-SET', { components: of(['A-PHONE', 2], ['A-GLASS', 1]) })).status).toBe(200);
    const again = await (await api.as('mina', 'customer')).get(`/api/orders/${body.id}`);
    expect(again.body.bundles).toEqual([bundle]);
    const list = await (await api.as('staff', 'support')).get('/api/admin/orders').query({ q: body.number });
    expect(list.body.items).toMatchObject([{ lineCount: 2, firstItem: { name: 'Product A-GLASS' } }]);
  });

  test('is priced by the shop’s checkout, with its discount and tax on its lines', async () => {
    await api.stock('B-ONE', 9, 300);
    await api.stock('B-TWO', 9, 100);
    await product('B-SET', 350);
    await define('B-SET', { components: of(['B-ONE', 1], ['B-TWO', 1]) });
    const asked = line('B-SET', 1, {
      unitPrice: 200,
      discount: 33,
      taxRate: 2_000,
      metadata: { gift: true },
    });
    const { body } = await order('shop', [asked], 'checkout');
    const list = await (await api.as('staff', 'support')).get('/api/admin/orders').query({ q: body.number });
    const firstItem = { name: 'Product B-SET', variant: null, quantity: 1 };
    expect(list.body.items).toMatchObject([{ lineCount: 1, firstItem }]);
    expect(body.totals).toMatchObject({ items: pounds(200), discount: pounds(33), grand: pounds(167) });
    expect(body.bundles).toMatchObject([{ unitPrice: pounds(200), total: pounds(167) }]);
    expect(body.lines).toMatchObject([
      { unitPrice: pounds(150), discount: pounds(25), taxRate: 2_000, metadata: { gift: true } },
      { unitPrice: pounds(50), discount: pounds(8), taxRate: 2_000 },
    ]);
    const refused = await order('shop', [line('B-SET'), line('B-ONE', 1, { discount: 301 })], 'checkout');
    expect(errorsOf(refused.body)).toEqual({ '/lines/1/discount': "At most 300, the line's own price." });
  });

  test('is reserved whole or not at all: its line is pointed at, and the component that is short', async () => {
    await api.stock('C-PHONE', 5);
    await api.stock('C-CASE', 3);
    await product('C-SET', 600);
    await define('C-SET', { components: of(['C-PHONE', 1], ['C-CASE', 2]) });
    expect(await availableOf('C-SET')).toEqual([1]);
    const refused = await order('mina', [line('C-PHONE'), line('C-SET', 2)]);
    expect([refused.status, refused.body.type]).toEqual([
      422,
      'https://throughline.dev/problems/out-of-stock',
    ]);
    expect(errorsOf(refused.body)).toEqual({
      '/lines/1/quantity': 'C-SET takes C-CASE: 4 wanted, 3 available.',
    });
    expect([await stockOf('C-PHONE'), await stockOf('C-CASE')]).toMatchObject([
      { reserved: 0 },
      { reserved: 0 },
    ]);
  });

  test('is quoted as it will be ordered, and the order is that of the quote', async () => {
    await api.stock('D-ONE', 7, 300);
    await api.stock('D-TWO', 5, 100);
    await product('D-SET', 400);
    await define('D-SET', { components: of(['D-ONE', 1], ['D-TWO', 2]) });
    const mina = await api.as('mina', 'customer');
    const cart = { currency: 'GBP', lines: [line('D-SET', 3)] };
    const quote = (await mina.post('/api/checkouts').send(cart)).body;
    expect(quote.bundles).toMatchObject([
      { sku: 'D-SET', quantity: 3, total: pounds(1_200), lineIds: ['1', '2'] },
    ]);
    expect(quote.shortages).toEqual([{ sku: 'D-TWO', requested: 6, available: 5 }]);
    await api.deps.prisma.stock.updateMany({ where: { sku: 'D-TWO' }, data: { onHand: 6 } });
    expect((await (await keeper()).delete('/api/admin/products/D-SET/bundle')).body.bundle).toBeNull();
    const { lines: _lines, currency: _currency, ...rest } = orderOf({});
    const placed = await mina
      .post('/api/orders')
      .set('Idempotency-Key', `bundles-${++keys}`)
      .send({ ...rest, checkoutId: quote.id });
    expect([placed.status, placed.body.bundles]).toMatchObject([
      201,
      [{ sku: 'D-SET', total: pounds(1_200) }],
    ]);
    expect((await mina.get(`/api/checkouts/${quote.id}`)).body.bundles).toMatchObject([{ sku: 'D-SET' }]);
  });

  test('is limited by its own limit and by those of its components', async () => {
    await api.stock('E-PHONE', 50);
    await api.stock('E-CASE', 50);
    await product('E-SET', 500);
    await define('E-SET', { components: of(['E-PHONE', 2], ['E-CASE', 1]) });
    const limit = async (sku: string, value: object | null) =>
      (await keeper()).put(`/api/admin/products/${sku}/limit`).send({ limit: value });
    await limit('E-SET', { quantity: 2, days: 30 });
    expect((await order('rahim', [line('E-SET')])).status).toBe(201);
    const many = await order('rahim', [line('E-CASE'), line('E-SET', 2)]);
    expect([many.body.limits, Object.keys(errorsOf(many.body))]).toMatchObject([
      [{ sku: 'E-SET', left: 1 }],
      ['/lines/1/quantity'],
    ]);
    await limit('E-PHONE', { quantity: 3, days: 30 });
    const phones = await order('rahim', [line('E-SET')]);
    expect([phones.body.limits, Object.keys(errorsOf(phones.body))]).toMatchObject([
      [{ sku: 'E-PHONE', left: 1 }],
      ['/lines/0/quantity'],
    ]);
    const mina = await api.as('rahim', 'customer');
    const quote = await mina.post('/api/checkouts').send({ currency: 'GBP', lines: [line('E-SET')] });
    expect(quote.body.limits).toMatchObject([
      { sku: 'E-PHONE', left: 1 },
      { sku: 'E-SET', left: 1 },
    ]);
  });

  test('can be had as often as its components suffice; of services always, with one that isn’t sold never', async () => {
    await api.stock('F-PHONE', 7);
    await api.stock('F-CASE', 9);
    const services = { stocked: false };
    await product('F-FIT', 50, services);
    await product('F-PLAN', 90, services);
    await product('F-SET', 500);
    await product('F-CARE', 120);
    await define('F-SET', { components: of(['F-PHONE', 1], ['F-CASE', 2], ['F-FIT', 1]) });
    await define('F-CARE', { components: of(['F-FIT', 1], ['F-PLAN', 1]) });
    expect(await availableOf('F-SET', 'F-CARE')).toEqual([4, null]);
    expect((await request(api.app).get('/api/products/F-SET')).body.available).toBe(4);
    expect((await (await keeper()).get('/api/admin/inventory/F-SET')).body).toMatchObject({
      ...{ bundle: true, onHand: 0, available: 4 },
    });
    expect((await order('mina', [line('F-CARE')])).body.totals.grand).toEqual(pounds(120));
    await api.deps.prisma.product.update({ where: { sku: 'F-FIT' }, data: { active: false } });
    expect(await availableOf('F-SET', 'F-CARE')).toEqual([0, 0]);
    const refused = await order('mina', [line('F-PHONE'), line('F-SET')]);
    expect([refused.status, errorsOf(refused.body)]).toEqual([
      422,
      { '/lines/1/sku': '"F-SET" can’t be had: its component "F-FIT" is not sold any more.' },
    ]);
  });
});

describe('what is no bundle', () => {
  const at = (pointer: string) => `/components${pointer}`;
  beforeAll(async () => {
    await api.stock('X-ONE', 5, 600);
    await api.stock('X-TWO', 5, 400);
    await product('X-MUG', 5, { currency: 'BDT' });
    await product('X-OLD', 5, { active: false });
    await product('X-SET', 1_000);
    await product('X-KIT', 500);
    await define('X-KIT', { components: of(['X-ONE', 1], ['X-TWO', 1]) });
  });

  test.each([
    ['a nested bundle', of(['X-ONE', 1], ['X-KIT', 1]), at('/1/sku'), '"X-KIT" is a bundle itself.'],
    ['shares', of(['X-ONE', 1, 500], ['X-TWO', 1, 400]), at(''), 'share sum 900 ≠ price 1000'],
    ['an unknown one', of(['X-ONE', 1], ['NOPE', 1]), at('/1/sku'), 'There is no product "NOPE".'],
    ['an inactive one', of(['X-ONE', 1], ['X-OLD', 1]), at('/1/sku'), '"X-OLD" is not sold any more.'],
    ['one twice', of(['X-ONE', 1], ['X-ONE', 2]), at('/1/sku'), '"X-ONE" comes twice.'],
    [
      'a currency',
      of(['X-ONE', 1], ['X-MUG', 1]),
      at('/1/sku'),
      '"X-MUG" is sold in BDT, the bundle in GBP.',
    ],
    ['none of one', of(['X-ONE', 1], ['X-TWO', 0]), at('/1/quantity'), expect.any(String)],
    ['a single one', of(['X-ONE', 1]), at(''), expect.any(String)],
    ['21', of(...Array.from({ length: 21 }, (_, n) => [`X-${n}`, 1] as const)), at(''), expect.any(String)],
  ])('is refused by name: %s', async (_what, components, pointer, detail) => {
    const { status, body } = await define('X-SET', { components });
    expect([status, errorsOf(body)]).toEqual([422, { [pointer]: detail }]);
    expect((await request(api.app).get('/api/products/X-SET')).body).toMatchObject({
      ...{ bundle: null, price: pounds(1_000), available: 0 },
    });
  });

  test('is a component, or what lies on a shelf; and a bundle is not counted', async () => {
    const components = of(['X-MUG', 1], ['X-TWO', 1]);
    const part = await define('X-ONE', { components: of(['X-TWO', 1], ['X-SET', 1]) });
    expect(errorsOf(part.body)['/components']).toBe('"X-ONE" is a component of the bundle "X-KIT".');
    await api.stock('X-SHELF', 2);
    expect(errorsOf((await define('X-SHELF', { components })).body)['/components']).toContain('2');
    const staff = await api.as('keeper', 'warehouse', 'admin');
    const counted = await staff
      .post('/api/admin/inventory/X-KIT/adjustments')
      .set('Idempotency-Key', 'kit')
      .send({ delta: 1, reason: 'Found' });
    expect([counted.status, counted.body.detail]).toEqual([
      409,
      '"X-KIT" is a bundle: its stock is that of its components.',
    ]);
    const imported = await staff
      .post('/api/admin/inventory/adjustments')
      .send({ adjustments: [{ id: 'kit-2', sku: 'X-KIT', delta: 1, reason: 'Found' }] });
    expect(Object.keys(errorsOf(imported.body))).toEqual(['/adjustments/0/sku']);
    expect((await define('NOPE', { components })).status).toBe(404);
    expect((await staff.delete('/api/admin/products/X-SHELF/bundle')).status).toBe(404);
  });

  test('is not made by an import either: shares come to the price, and currencies agree', async () => {
    const shop = await api.as('shop', 'checkout');
    const put = (sku: string, changes: object) =>
      shop
        .put('/api/admin/products')
        .send({ products: [{ sku, name: sku, price: 500, currency: 'GBP', ...changes }] });
    await define('X-KIT', { components: of(['X-ONE', 1, 300], ['X-TWO', 1, 200]) });
    expect(errorsOf((await put('X-KIT', { price: 600 })).body)).toEqual({
      '/products/0/price': 'share sum 500 ≠ price 600',
    });
    expect(errorsOf((await put('X-ONE', { currency: 'BDT' })).body)).toEqual({
      '/products/0/currency': 'The bundle "X-KIT" and its components are sold in GBP.',
    });
    expect((await put('X-KIT', { price: 500, name: 'The kit' })).status).toBe(200);
    const dearer = await define('X-KIT', {
      price: 600,
      components: of(['X-ONE', 1, 350], ['X-TWO', 1, 250]),
    });
    expect(dearer.body).toMatchObject({ name: 'The kit', price: pounds(600), stocked: true });
  });

  test('of two that would nest bundles at once only one is kept', async () => {
    await product('N-ONE', 100);
    await product('N-TWO', 100);
    const answers = await Promise.all([
      define('N-ONE', { components: of(['N-TWO', 1], ['X-TWO', 1]) }),
      define('N-TWO', { components: of(['N-ONE', 1], ['X-TWO', 1]) }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 422]);
  });
});

test('50 buyers at once of the last 10 bundles, whose parts are sold singly beside them, never get more than there is', async () => {
  await api.stock('R-PHONE', 10);
  await api.stock('R-CASE', 21);
  await product('R-SET', 500);
  await define('R-SET', { components: of(['R-PHONE', 1], ['R-CASE', 2]) });
  expect(await availableOf('R-SET')).toEqual([10]);
  const all = [
    ...Array.from({ length: 50 }, () => 'R-SET'),
    ...Array.from({ length: 5 }, () => 'R-PHONE'),
    ...Array.from({ length: 5 }, () => 'R-CASE'),
  ];
  // Mixed: 37 and 60 have no divisor in common.
  const wanted = all.map((_sku, n) => all[(n * 37) % all.length] ?? '');
  const answers = await Promise.all(wanted.map((sku, buyer) => order(`buyer-${buyer}`, [line(sku)])));
  const sold = (sku: string) => answers.filter(({ status }, n) => status === 201 && wanted[n] === sku).length;
  const [sets, phones, cases] = [sold('R-SET'), sold('R-PHONE'), sold('R-CASE')];
  expect(answers.every(({ status }) => status === 201 || status === 422)).toBe(true);
  expect(await stockOf('R-PHONE')).toEqual({ onHand: 10, reserved: sets + phones });
  expect(await stockOf('R-CASE')).toEqual({ onHand: 21, reserved: 2 * sets + cases });
  // Buyers of bundles were turned away, so not one more can be had, and none was turned away for nothing.
  expect(sets).toBeLessThanOrEqual(10);
  expect(await availableOf('R-SET')).toEqual([0]);
  const left = await availableOf('R-PHONE', 'R-CASE');
  expect([phones === 5 || left[0] === 0, cases === 5 || left[1] === 0]).toEqual([true, true]);
  const reserved = await api.deps.prisma.orderItem.aggregate({
    where: { sku: { in: ['R-PHONE', 'R-CASE'] } },
    _sum: { reserved: true },
  });
  expect(reserved._sum.reserved).toBe(3 * sets + phones + cases);
});

describe('a bundle that leaves together', () => {
  test('comes from the one warehouse that has all of it, and is refused where none has', async () => {
    await api.deps.prisma.warehouse.create({ data: { code: 'north', name: 'North', rank: 5 } });
    for (const [sku, main, north] of [
      ['T-PHONE', 3, 1],
      ['T-CASE', 0, 2],
    ] as const) {
      await api.stock(sku, main, 100);
      await api.deps.prisma.stock.create({ data: { sku, warehouse: 'north', onHand: north } });
    }
    await product('T-SET', 150);
    await define('T-SET', { components: of(['T-PHONE', 1], ['T-CASE', 1]), together: true });
    expect(await availableOf('T-SET')).toEqual([1]);
    const apart = await order('mina', [line('T-SET', 2)]);
    expect(apart.body).toMatchObject({ type: expect.stringMatching(/out-of-stock$/) });
    expect(Object.keys(errorsOf(apart.body))).toEqual(['/lines/0/quantity']);
    expect(errorsOf(apart.body)['/lines/0/quantity']).toMatch(/not together in one warehouse/);
    expect((await order('mina', [line('T-SET')])).status).toBe(201);
    const held = await api.deps.prisma.stock.findMany({
      where: { sku: { in: ['T-PHONE', 'T-CASE'] }, reserved: { gt: 0 } },
      orderBy: { sku: 'asc' },
    });
    expect(held).toMatchObject([
      { sku: 'T-CASE', warehouse: 'north', reserved: 1 },
      { sku: 'T-PHONE', warehouse: 'north', reserved: 1 },
    ]);
    expect(await availableOf('T-SET')).toEqual([0]);
  });
});
