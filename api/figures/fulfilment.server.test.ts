import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest({ now: () => new Date('2026-11-20T12:00:00+06:00') });
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

const read = async (query = '') =>
  (await (await api.as('nadia', 'support')).get(`/api/admin/figures/fulfilment${query}`)).body;

interface Life {
  readonly warehouse: string;
  readonly courier: string;
  /** Minutes from the placement on, the later steps from the one before. */
  readonly minutes: readonly number[];
  readonly state?: 'KEPT' | 'BROKEN';
}

const STEPS = ['OrderConfirmed', 'PickingStarted', 'ParcelPacked', 'ParcelHandedOver', 'ParcelTracked'];

/** Writes what its workflow would have written. */
async function lived(key: string, { warehouse, courier, minutes, state }: Life): Promise<string> {
  const { prisma } = api.deps;
  const orderId = await api.place({ MUG: 1 }, key);
  const times: Date[] = [];
  let at = new Date('2026-11-20T12:00:00+06:00').getTime();
  for (const [index, type] of STEPS.entries()) {
    at += (minutes[index] ?? 0) * 60_000;
    times.push(new Date(at));
    const data = type.startsWith('Parcel')
      ? { parcelId: `${orderId}-1`, status: 'DELIVERED', occurredAt: new Date(at).toISOString() }
      : {};
    await prisma.orderEvent.create({
      data: {
        ...{ orderId, version: index + 2, id: `${orderId}/${index + 2}`, type, data, at: new Date(at) },
        ...{ actorId: 'throughline', actorRole: 'system' },
      },
    });
  }
  const [, , packedAt = new Date(), handedOverAt, deliveredAt] = times;
  await prisma.shipment.create({
    data: {
      ...{ id: `${orderId}-1`, orderId, courier, warehouse, status: 'DELIVERED', lines: [] },
      ...{ packedAt, handedOverAt: handedOverAt ?? null, deliveredAt: deliveredAt ?? null },
    },
  });
  if (state) {
    await prisma.promiseForecast.create({
      data: {
        ...{ orderId, state, at: new Date(at), settledAt: new Date(at), daysLate: state === 'KEPT' ? 0 : 1 },
        ...{
          promisedLatest: new Date('2026-11-20'),
          earliest: new Date('2026-11-20'),
          latest: new Date('2026-11-20'),
        },
      },
    });
  }
  return orderId;
}

test('steps are timed where they end, promises counted, by warehouse and courier as well', async () => {
  await lived('one', { warehouse: 'main', courier: 'pathao', minutes: [1, 2, 10, 60, 100], state: 'KEPT' });
  await lived('two', { warehouse: 'main', courier: 'redx', minutes: [3, 2, 20, 60, 200], state: 'KEPT' });
  await lived('three', {
    warehouse: 'north',
    courier: 'redx',
    minutes: [5, 2, 60, 60, 300],
    state: 'BROKEN',
  });
  const body = await read('?from=2026-11-20&to=2026-11-20');
  expect(body).toMatchObject({ from: '2026-11-20', to: '2026-11-20', shortPicks: 0 });
  const seconds = (
    stages: readonly { readonly stage: string; readonly p50: number; readonly count: number }[],
  ) => Object.fromEntries(stages.map(({ stage, p50, count }) => [stage, [count, Math.round(p50)]]));
  expect(seconds(body.stages)).toMatchObject({
    ...{ startPicking: [3, 120], pack: [3, 1_200], handOver: [3, 3_600], deliver: [3, 12_000] },
  });
  expect(body.stages[0]).toMatchObject({ stage: 'confirm', count: 3 });
  expect(body.stages.at(-1).p90).toBeCloseTo(16_800, 0);
  expect(body.promises).toEqual({ kept: 2, broken: 1, share: 2 / 3 });
  expect(body.warehouses).toMatchObject([
    { warehouse: 'main', promises: { kept: 2, broken: 0, share: 1 } },
    { warehouse: 'north', promises: { kept: 0, broken: 1, share: 0 } },
  ]);
  expect(seconds(body.warehouses[0].stages)).toEqual({
    ...{ pack: [2, 900], handOver: [2, 3_600], deliver: [2, 9_000] },
  });
  expect(body.couriers).toMatchObject([
    { courier: 'pathao', promises: { share: 1 } },
    { courier: 'redx', promises: { kept: 1, broken: 1, share: 0.5 } },
  ]);
});

test('short picks are counted, and other days have figures of their own', async () => {
  const id = await api.place({ MUG: 1 }, 'short');
  await api.deps.prisma.orderEvent.create({
    data: {
      ...{ orderId: id, version: 99, id: `${id}/99`, type: 'PicksShort', data: {} },
      ...{ at: new Date('2026-11-19T23:59:00+06:00'), actorId: 'wasim', actorRole: 'warehouse' },
    },
  });
  expect(await read('?from=2026-11-19&to=2026-11-19')).toMatchObject({
    ...{ shortPicks: 1, stages: [], warehouses: [], promises: { kept: 0, broken: 0, share: null } },
  });
  // A month up to today, where nothing else is said.
  expect(await read()).toMatchObject({ from: '2026-10-21', to: '2026-11-20', shortPicks: 1 });
});

test('days that make no sense are refused by their name, and customers have no figures', async () => {
  const nadia = await api.as('nadia', 'support');
  for (const [query, parameter] of [
    ['from=2026-11-20&to=2026-11-19', 'to'],
    ['from=2024-11-20&to=2026-11-19', 'to'],
    ['from=yesterday', 'from'],
  ] as const) {
    const { status, body } = await nadia.get(`/api/admin/figures/fulfilment?${query}`);
    expect([query, status, body.errors?.[0].parameter]).toEqual([query, 422, parameter]);
  }
  expect((await (await api.as('mina', 'customer')).get('/api/admin/figures/fulfilment')).status).toBe(403);
});
