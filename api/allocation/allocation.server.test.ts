import type { AllocationJson } from '../schema/stock/allocation';
import type { AllocationRulesJson } from '../schema/stock/allocationRules';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  const admin = await api.as('ayesha', 'admin');
  const address = { line1: '4', city: 'Rangpur', country: 'BD' };
  for (const [code, rank] of [
    ['north', 1],
    ['south', 2],
  ] as const) {
    const costs = { sameCity: 60_00, sameCountry: code === 'north' ? 110_00 : 90_00 };
    const body = {
      code,
      name: code,
      rank,
      costs,
      address: { ...address, city: code === 'north' ? 'Rangpur' : 'Khulna' },
    };
    const made = await admin.post('/api/admin/warehouses').send(body);
    if (made.body.costs?.sameCity !== 60_00) throw new Error(JSON.stringify(made.body));
  }
});
afterAll(() => api.close());
beforeEach(async () => {
  await (await api.as('ayesha', 'admin')).delete('/api/admin/allocation');
});

const RULES = '/api/admin/allocation';
const keep = async (strategies: unknown, headers: Readonly<Record<string, string>> = {}) =>
  (await api.as('ayesha', 'admin')).put(RULES).set(headers).send({ strategies });

/** A product of which each warehouse has so many pieces. */
async function shelve(sku: string, pieces: Readonly<Record<string, number>>): Promise<void> {
  await api.stock(sku, pieces.main ?? 0);
  for (const [warehouse, onHand] of Object.entries(pieces))
    if (warehouse !== 'main') await api.deps.prisma.stock.create({ data: { sku, warehouse, onHand } });
}

const place = async (sku: string, quantity: number, more: object = {}) => {
  const mina = await api.as('mina', 'customer');
  const order = orderOf({ [sku]: quantity });
  const shippingAddress = { ...order.shippingAddress, city: 'Khulna' };
  return mina
    .post('/api/orders')
    .set('Idempotency-Key', `${sku}-${quantity}-${JSON.stringify(more)}`)
    .send({ ...order, shippingAddress, ...more });
};

const explain = async (id: string, query: object = {}): Promise<AllocationJson> =>
  (await (await api.as('keeper', 'warehouse')).get(`/api/admin/orders/${id}/allocation`).query(query))
    .body as AllocationJson;

describe('the strategies of a shop', () => {
  test('are none at first, are kept in their order, and count their changes', async () => {
    const keeper = await api.as('keeper', 'warehouse');
    expect((await keeper.get(RULES)).body).toEqual({
      ...{ strategies: [], revision: 0, changedBy: null, updatedAt: null },
    });
    const strategies = [
      { name: 'Khulna', when: { cities: ['Khulna'], skus: ['A'] }, rankBy: 'nearest', maxParcels: 1 },
      { name: 'cheap', rankBy: 'cost', warehouses: ['main', 'south'] },
    ];
    const first = await keep(strategies);
    expect(first).toMatchObject({ status: 200, body: { strategies, revision: 1, changedBy: 'ayesha' } });
    expect((await keep(strategies)).body).toMatchObject({ revision: 1 });
    const stale = await keep([{ name: 'x', rankBy: 'cost' }], { 'If-Match': '"7"' });
    expect(stale.status).toBe(412);
    const other = await keep([{ name: 'x', rankBy: 'cost' }], { 'If-Match': first.headers['etag'] ?? '' });
    expect((other.body as AllocationRulesJson).revision).toBe(2);
    const put = keeper.put(RULES).send({ strategies });
    expect((await put).status).toBe(403);
  });

  test.each([
    [[], '/strategies'],
    [[{ name: '', rankBy: 'cost' }], '/strategies/0/name'],
    [[{ name: 'a', rankBy: 'luck' }], '/strategies/0/rankBy'],
    [[{ name: 'a', rankBy: 'cost', maxParcels: 0 }], '/strategies/0/maxParcels'],
    [[{ name: 'a', rankBy: 'cost', warehouses: ['moon'] }], '/strategies/0/warehouses/0'],
    [
      [{ name: 'a', rankBy: 'cost', when: { totalFrom: { amount: -1, currency: 'BDT' } } }],
      '/strategies/0/when/totalFrom/amount',
    ],
    [
      [
        { name: 'a', rankBy: 'cost' },
        { name: 'a', rankBy: 'cost' },
      ],
      '/strategies/1/name',
    ],
  ])('%j are refused, by the field', async (strategies, pointer) => {
    const refused = await keep(strategies);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect((await (await api.as('keeper', 'warehouse')).get(RULES)).body.revision).toBe(0);
  });

  test('cost nothing below nothing', async () => {
    const admin = await api.as('ayesha', 'admin');
    const { headers } = await admin.get('/api/admin/warehouses/north');
    const change = admin
      .patch('/api/admin/warehouses/north')
      .set('If-Match', String(headers['etag']))
      .send({ costs: { sameCity: -1 } });
    expect(await change).toMatchObject({ status: 422, body: { errors: [{ pointer: '/costs/sameCity' }] } });
  });
});

test('an order comes from where the first strategy says that can serve it, and the rest is told', async () => {
  await shelve('CHOSEN', { main: 9, north: 9, south: 1 });
  const strategies = [
    { name: 'dear', when: { totalFrom: { amount: 10_000_000, currency: 'GBP' } }, rankBy: 'priority' },
    { name: 'near', rankBy: 'nearest', maxParcels: 1, warehouses: ['south'] },
    { name: 'cheap', rankBy: 'cost', warehouses: ['north', 'south'] },
  ];
  await keep(strategies);
  const { body: near } = await place('CHOSEN', 1);
  expect((await explain(near.id)).choices).toMatchObject([
    {
      strategy: 'near',
      passed: [{ name: 'dear', because: 'CONDITIONS' }],
      allotted: [{ warehouse: 'south', quantity: 1 }],
      repeatable: true,
    },
  ]);
  const { body: far } = await place('CHOSEN', 2);
  const [choice] = (await explain(far.id)).choices;
  expect(choice).toMatchObject({
    strategy: 'cheap',
    passed: [{ name: 'dear' }, { name: 'near', because: 'NOT_ENOUGH' }],
    candidates: [
      { warehouse: 'main', zone: null, cost: null },
      { warehouse: 'north', zone: 'sameCountry', cost: 110_00, near: false, given: 2 },
      { warehouse: 'south', zone: 'sameCity', cost: 60_00, near: true, free: { CHOSEN: 0 }, given: 0 },
    ],
    repeatable: true,
  });
  // What is chosen afterwards, by other strategies, changes nothing of how it was.
  await keep([{ name: 'all', rankBy: 'priority' }]);
  expect((await explain(far.id)).choices).toEqual([choice]);
  expect((await explain(far.id, { whatIf: 'all' })).whatIf).toMatchObject({
    ...{ strategy: 'all', allotted: [{ warehouse: 'main', quantity: 2 }] },
  });
});

test('what would be chosen now tells of closures, days and room, and who is left out', async () => {
  await shelve('NOW', { main: 5, north: 5 });
  const { body: order } = await place('NOW', 1);
  const at = new Date();
  const today = new Date(at.getTime() - 86_400_000);
  const until = new Date(at.getTime() + 3 * 86_400_000);
  await api.deps.prisma.warehouse.update({
    where: { code: 'north' },
    data: { cutOff: '16:00', dailyCapacity: 7 },
  });
  await api.deps.prisma.warehouseClosure.create({
    data: {
      id: 'north-x',
      warehouseCode: 'north',
      from: today,
      to: until,
      reason: 'Flood',
      actorId: 'a',
      createdAt: at,
    },
  });
  const { whatIf } = await explain(order.id, { whatIf: 'all' });
  const north = whatIf?.candidates.find(({ warehouse }) => warehouse === 'north');
  expect(north).toMatchObject({
    ...{ closed: { until: until.toISOString().slice(0, 10), reason: 'Flood' }, room: 7, leftOut: [] },
    leavesOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(north && north.leavesOn && north.closed && north.leavesOn > north.closed.until).toBe(true);
});

test('how an order’s parcels are wanted stands on it, from its quote as well; where together, one warehouse has all', async () => {
  await shelve('WISH', { main: 1, north: 3 });
  await keep([{ name: 'rank', rankBy: 'priority' }]);
  const { body: apart } = await place('WISH', 2);
  expect(apart).toMatchObject({ deliveryWish: 'as-ready' });
  expect((await explain(apart.id)).items).toHaveLength(2);
  await shelve('WISH2', { main: 1, north: 3 });
  const { body: together } = await place('WISH2', 2, { deliveryWish: 'together' });
  expect(together).toMatchObject({ deliveryWish: 'together' });
  expect((await explain(together.id)).choices).toMatchObject([{ strategy: 'together' }]);
  expect((await place('WISH2', 1, { deliveryWish: 'soon' })).body.errors).toMatchObject([
    { pointer: '/deliveryWish' },
  ]);
  const mina = await api.as('mina', 'customer');
  const order = orderOf({ WISH2: 1 });
  const { currency, lines } = order;
  const quote = await mina.post('/api/checkouts').send({ currency, lines, deliveryWish: 'cancel-the-rest' });
  expect(quote.status).toBe(201);
  const { lines: _lines, ...rest } = order;
  const ordered = await mina
    .post('/api/orders')
    .set('Idempotency-Key', 'of-quote')
    .send({ ...rest, checkoutId: quote.body.id });
  expect(ordered.body).toMatchObject({ deliveryWish: 'cancel-the-rest' });
});

test('pickers say what they lack by the API, and are told what is wrong by the field', async () => {
  await shelve('PICK', { main: 1, north: 2 });
  const { body: order } = await place('PICK', 1);
  const keeper = await api.as('keeper', 'warehouse');
  const path = `/api/admin/orders/${order.id}/allocation`;
  const [piece] = (await explain(order.id)).items;
  const warehouse = piece?.warehouse ?? '';
  const say = (body: object) => keeper.post(`${path}/short-picks`).send(body);
  const lines = [{ lineId: '1', quantity: 1 }];
  expect((await say({ warehouse, lines: [], reason: 'NOT_FOUND' })).body.errors).toMatchObject([
    { pointer: '/lines' },
  ]);
  expect((await say({ warehouse, lines, reason: 'LAZY' })).body.errors).toMatchObject([
    { pointer: '/reason' },
  ]);
  const refuse = (body: object) => keeper.post(`${path}/refusals`).send(body);
  expect((await refuse({ warehouse, reason: 'TIRED' })).body.errors).toMatchObject([{ pointer: '/reason' }]);
  expect((await refuse({ warehouse, reason: 'OTHER', note: '' })).body.errors).toMatchObject([
    { pointer: '/note' },
  ]);
});
