import { createMetrics } from '../service/metrics';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { readBacklog } from '../../observability/metrics/backlog';
import { forecastOrders } from './forecastOrders';

/** In Dhaka. */
let clock = '2026-11-26T10:00:00';
let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest({
    now: () => new Date(`${clock}+06:00`),
    settings: {
      transit: {
        zones: { sameCity: { minDays: 1, maxDays: 2 } },
        ...{ weeklyHolidays: ['fri'], holidays: [] },
      },
    },
  });
  await api.stock('MUG', 100);
  const { prisma } = api.deps;
  await prisma.warehouse.update({
    where: { code: 'main' },
    data: {
      cutOff: '16:00',
      weeklyHolidays: ['fri'],
      address: { line1: '7 Tejgaon', city: 'Dhaka', country: 'BD' },
    },
  });
});
afterAll(() => api.close());

const round = () => forecastOrders(api.deps);

/** As its workflow would have written it, with these fields of its state. */
async function becomes(id: string, fields: object): Promise<void> {
  await api.deps.prisma.$executeRaw`
    UPDATE orders SET state = state || ${JSON.stringify(fields)}::jsonb, version = version + 1 WHERE id = ${id}`;
}

const forecastOf = async (id: string) =>
  (await (await api.as('nadia', 'support')).get(`/api/admin/orders/${id}`)).body.forecast;

const queue = async (query = '') =>
  (await (await api.as('nadia', 'support')).get(`/api/admin/promises${query}`)).body;

test('an order is expected as promised, and its customer sees the days alone', async () => {
  const mina = await api.as('mina', 'customer');
  const id = await api.place({ MUG: 1 }, 'plain');
  const read = async () => (await mina.get(`/api/orders/${id}`)).body;
  expect((await read()).forecast).toEqual({ earliest: '2026-11-28', latest: '2026-11-29' });
  expect(await round()).toBe(1);
  expect((await read()).forecast).toEqual({ earliest: '2026-11-28', latest: '2026-11-29' });
  expect(await forecastOf(id)).toMatchObject({
    ...{ state: 'ON_TIME', who: null, daysLate: null, latest: '2026-11-29' },
    because: expect.arrayContaining([{ code: 'LEAVES', day: '2026-11-26' }]),
  });
  // Nothing has changed: nothing is worked out.
  expect(await round()).toBe(0);
  await becomes(id, {
    cancellation: {
      reason: 'x',
      by: { id: 'mina', role: 'customer' },
      requestedAt: '2026-11-26T05:00:00.000Z',
    },
  });
  await round();
  expect([await forecastOf(id), (await read()).forecast]).toEqual([null, null]);
});

test('a closure that is declared afterwards makes it late: staff see it with who can act, and the promise stays', async () => {
  const id = await api.place({ MUG: 1 }, 'late');
  await becomes(id, { confirmedAt: '2026-11-26T04:00:00.000Z' });
  const wasim = await api.as('wasim', 'warehouse');
  const closed = await wasim
    .post('/api/admin/warehouses/main/closures')
    .send({ from: '2026-11-26', to: '2026-11-30', reason: 'Strike' });
  expect(closed.status).toBe(201);
  expect(await round()).toBeGreaterThan(0);
  expect(await forecastOf(id)).toMatchObject({
    ...{ state: 'LATE', who: 'warehouse', earliest: '2026-12-02', latest: '2026-12-03' },
    because: expect.arrayContaining([
      { code: 'CLOSED', day: '2026-11-26', until: '2026-11-30', reason: 'Strike' },
    ]),
  });
  const order = (await (await api.as('mina', 'customer')).get(`/api/orders/${id}`)).body;
  expect([order.promise.latest, order.forecast]).toEqual([
    '2026-11-29',
    { earliest: '2026-12-02', latest: '2026-12-03' },
  ]);
  expect((await queue()).items).toMatchObject([
    {
      orderId: id,
      promised: '2026-11-29',
      orderStatus: 'PENDING',
      forecast: { state: 'LATE', who: 'warehouse' },
    },
  ]);
  const { promisesLate } = await readBacklog(api.deps.prisma, false);
  expect(promisesLate).toEqual(new Map([['warehouse', 1]]));
  const messages = await api.deps.prisma.notification.findMany({
    where: { orderId: id, kind: 'promiseLate' },
  });
  expect(messages.map(({ channel, status }) => `${channel} ${status}`).toSorted()).toEqual([
    'email QUEUED',
    'sms QUEUED',
  ]);
  // Its place has moved with it.
  const places = await api.deps.prisma.promisedParcel.findMany({ where: { orderId: id } });
  expect(places.map(({ leavesOn }) => leavesOn.toISOString().slice(0, 10))).toEqual(['2026-12-01']);
  await wasim.delete('/api/admin/warehouses/main/closures/main-2026-11-26').expect(200);
  await round();
  // Later still: the customer was told once.
  await becomes(id, {});
  await round();
  expect(await api.deps.prisma.notification.count({ where: { orderId: id, kind: 'promiseLate' } })).toBe(2);
});

test('the queue is narrowed, paged, and refuses what it has not', async () => {
  const ids = [await api.place({ MUG: 1 }, 'q-1'), await api.place({ MUG: 1 }, 'q-2')];
  await api.deps.prisma.promiseForecast.updateMany({
    where: { orderId: { in: ids } },
    data: { state: 'AT_RISK', who: 'finance' },
  });
  const found = async (query: string) =>
    (await queue(query)).items.map(({ orderId }: { readonly orderId: string }) => orderId);
  expect(await found('?state=at-risk&who=finance')).toEqual(ids.toSorted());
  expect(await found('?state=late&who=finance')).toEqual([]);
  expect(await found('?who=warehouse,finance')).toEqual(expect.arrayContaining(ids));
  const first = await queue('?limit=1&state=at-risk');
  const second = await queue(`?limit=1&state=at-risk&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual(ids.toSorted());
  const nadia = await api.as('nadia', 'support');
  const refused = await nadia.get('/api/admin/promises?state=broken');
  expect([refused.status, refused.body.errors]).toMatchObject([422, [{ parameter: 'state' }]]);
  expect((await (await api.as('mina', 'customer')).get('/api/admin/promises')).status).toBe(403);
});

test('a delivered order has kept its promise or broken it, for good', async () => {
  clock = '2026-11-26T10:00:00';
  const ids = [await api.place({ MUG: 1 }, 'kept'), await api.place({ MUG: 1 }, 'broken')];
  await becomes(ids[0] ?? '', { deliveredAt: '2026-11-29T12:00:00.000Z' });
  await becomes(ids[1] ?? '', { deliveredAt: '2026-12-02T12:00:00.000Z' });
  await round();
  expect(await Promise.all(ids.map(forecastOf))).toMatchObject([
    { state: 'KEPT', daysLate: 0, latest: '2026-11-29' },
    { state: 'BROKEN', daysLate: 3, latest: '2026-12-02' },
  ]);
  await becomes(ids[0] ?? '', { deliveredAt: '2027-11-29T12:00:00.000Z' });
  await round();
  expect(await forecastOf(ids[0] ?? '')).toMatchObject({ state: 'KEPT' });
});

test('what can leave in a day holds for forecasts as well: who was promised first leaves first', async () => {
  await api.deps.prisma.promisedParcel.deleteMany();
  await api.deps.prisma.promiseForecast.deleteMany();
  clock = '2026-11-28T09:00:00';
  const ids = [];
  for (let n = 0; n < 4; n += 1) ids.push(await api.place({ MUG: 1 }, `full-${n}`));
  for (const id of ids) await becomes(id, { confirmedAt: '2026-11-28T03:00:00.000Z' });
  await api.deps.prisma.warehouse.update({ where: { code: 'main' }, data: { dailyCapacity: 2 } });
  clock = '2026-11-29T09:00:00';
  await round();
  const days = await api.deps.prisma.promisedParcel.groupBy({
    ...{ by: ['leavesOn'], _count: true, orderBy: { leavesOn: 'asc' } },
  });
  expect(days.map(({ leavesOn, _count }) => [leavesOn.toISOString().slice(0, 10), _count])).toEqual([
    ['2026-11-29', 2],
    ['2026-11-30', 2],
  ]);
});

test('without times of transit nothing is forecast', async () => {
  const { transit: _none, ...settings } = api.deps.settings;
  expect(await forecastOrders({ ...api.deps, metrics: createMetrics(), settings } as never)).toBe(0);
});
