import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest({
    // A Thursday in Dhaka, an hour after the cut-off.
    now: () => new Date('2026-11-26T17:00:00+06:00'),
    settings: {
      transit: {
        zones: { sameCity: { minDays: 1, maxDays: 2 }, sameCountry: { minDays: 2, maxDays: 5 } },
        ...{ weeklyHolidays: ['fri'], holidays: [] },
      },
    },
  });
  await api.stock('MUG', 100);
  await api.deps.prisma.product.create({
    data: { sku: 'WRAP', name: 'Gift wrapping', price: 100, currency: 'GBP', stocked: false },
  });
});
afterAll(() => api.close());

const MAIN = '/api/admin/warehouses/main';

async function change(fields: object, path = MAIN): Promise<void> {
  const { status, body } = await (
    await api.as('ayesha', 'admin')
  )
    .patch(path)
    .set('If-Match', '*')
    .send(fields);
  if (status !== 200) throw new Error(JSON.stringify(body));
}

const quote = async (where: object, sku = 'MUG') =>
  (await api.as('mina', 'customer'))
    .post('/api/checkouts')
    .send({ currency: 'GBP', lines: [{ sku, quantity: 1 }], ...where });

const promised = async (where: object, sku?: string) => (await quote(where, sku)).body.promise;

const DHAKA = { destination: { city: 'Dhaka', country: 'Bangladesh' } };
const SYLHET = { destination: { city: 'Sylhet', country: 'BD' } };

test('nothing is promised before somebody has said when parcels leave, and where from', async () => {
  expect(await promised(DHAKA)).toBeNull();
  await change({ cutOff: '16:00', weeklyHolidays: ['fri'] });
  expect(await promised(DHAKA)).toBeNull();
  await change({ address: { line1: '7 Tejgaon', city: 'Dhaka', country: 'BD' } });
  expect(await promised(DHAKA)).not.toBeNull();
});

test('a quote says when it would arrive, and why then, and is read again as it was made', async () => {
  const { body } = await quote({ shippingAddress: orderOf({}).shippingAddress });
  expect(body.promise).toEqual({
    ...{ earliest: '2026-11-29', latest: '2026-11-30' },
    because: [
      { code: 'CUT_OFF_PASSED', day: '2026-11-26', cutOff: '16:00' },
      { code: 'HOLIDAY', day: '2026-11-27' },
      { code: 'LEAVES', day: '2026-11-28' },
      { code: 'TRANSIT', day: '2026-11-30', zone: 'sameCity', minDays: 1, maxDays: 2 },
    ],
  });
  const again = await (await api.as('mina', 'customer')).get(`/api/checkouts/${body.id}`);
  expect(again.body.promise).toEqual(body.promise);
});

test('a city and a country are enough for it, and farther takes longer', async () => {
  expect(await promised(DHAKA)).toMatchObject({ earliest: '2026-11-29', latest: '2026-11-30' });
  expect(await promised(SYLHET)).toMatchObject({ earliest: '2026-11-30', latest: '2026-12-03' });
});

test('what isn’t known is not promised: where it goes, how long it takes there, or that anything is sent', async () => {
  expect(await promised({})).toBeNull();
  expect(await promised({ destination: { city: 'Kolkata', country: 'India' } })).toBeNull();
  expect(await promised(DHAKA, 'WRAP')).toBeNull();
});

test('a country that is none is refused by its field', async () => {
  const { status, body } = await quote({ destination: { city: 'Dhaka', country: 'Nowhereistan' } });
  expect([status, body.errors]).toMatchObject([422, [{ pointer: '/destination/country' }]]);
});

test('an order keeps what it was promised, whatever the calendar says afterwards', async () => {
  const id = await api.place({ MUG: 1 }, 'kept');
  const [mina, nadia] = [await api.as('mina', 'customer'), await api.as('nadia', 'support')];
  const read = async () => [
    (await mina.get(`/api/orders/${id}`)).body.promise,
    (await nadia.get(`/api/admin/orders/${id}`)).body.promise,
  ];
  const before = await read();
  expect(before[0]).toMatchObject({ earliest: '2026-11-29', latest: '2026-11-30' });
  expect(before[1]).toEqual(before[0]);
  const strike = { from: '2026-11-28', to: '2026-11-30', reason: 'Strike' };
  const closed = await (await api.as('wasim', 'warehouse')).post(`${MAIN}/closures`).send(strike);
  expect(closed.status).toBe(201);
  expect(await read()).toEqual(before);
  expect(await promised(DHAKA)).toMatchObject({
    earliest: '2026-12-02',
    because: expect.arrayContaining([
      { code: 'CLOSED', day: '2026-11-28', until: '2026-11-30', reason: 'Strike' },
    ]),
  });
});

test('what can leave in a day is promised to no more orders, in their turn', async () => {
  await api.deps.prisma.promisedParcel.deleteMany();
  await change({ dailyCapacity: 2, weeklyHolidays: ['fri', 'sat'] });
  const leaves = async () => {
    const { because } = await promised(DHAKA);
    return because.find(({ code }: { readonly code: string }) => code === 'LEAVES').day;
  };
  const first = await leaves();
  await api.place({ MUG: 1 }, 'fills-1');
  expect(await leaves()).toBe(first);
  await api.place({ MUG: 1 }, 'fills-2');
  expect(await api.deps.prisma.promisedParcel.count({ where: { warehouse: 'main' } })).toBe(2);
  expect(await leaves()).not.toBe(first);
  expect((await promised(DHAKA)).because).toContainEqual({ code: 'FULL', day: first });
  await change({ dailyCapacity: null, weeklyHolidays: ['fri'] });
});

test('orders are counted by whether they were promised days', async () => {
  const { promises } = api.deps.metrics;
  const counts = async () =>
    Object.fromEntries((await promises.get()).values.map(({ labels, value }) => [labels.promised, value]));
  const before = await counts();
  await api.place({ MUG: 1 }, 'counted');
  await api.place({ WRAP: 1 }, 'not-sent');
  expect(await counts()).toEqual({ yes: (before['yes'] ?? 0) + 1, no: (before['no'] ?? 0) + 1 });
});

test('a repeat of a placement takes no room of another', async () => {
  await api.deps.prisma.promisedParcel.deleteMany();
  const ids = [await api.place({ MUG: 1 }, 'once'), await api.place({ MUG: 1 }, 'once')];
  expect(new Set(ids).size).toBe(1);
  expect(await api.deps.prisma.promisedParcel.count()).toBe(1);
});

test('another warehouse changes nothing of it', async () => {
  const before = await promised(SYLHET);
  const admin = await api.as('ayesha', 'admin');
  await admin.post('/api/admin/warehouses').send({ code: 'sylhet', name: 'Sylhet', cutOff: '23:59' });
  await admin
    .post('/api/admin/warehouses/sylhet/closures')
    .send({ from: '2026-12-01', to: '2026-12-20', reason: 'Flood' });
  expect(await promised(SYLHET)).toEqual(before);
});

test('an order of an earlier release has none', async () => {
  const id = await api.place({ MUG: 1 }, 'earlier');
  await api.deps.prisma.$executeRaw`UPDATE orders SET state = state - 'promise' WHERE id = ${id}`;
  expect((await (await api.as('mina', 'customer')).get(`/api/orders/${id}`)).body.promise).toBeNull();
});
