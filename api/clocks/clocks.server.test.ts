import { CLOCK_LEVELS, CLOCKS } from '../../domain/clocks/clocks';
import { createMetrics } from '../service/metrics';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { placeOrder } from '../placing/placeOrder';
import { preparePlacement } from '../placing/preparePlacement';
import type { OrderClocksJson } from '../schema/clocks';
import { raiseLevels } from './raiseLevels';

const HOUR = 3_600_000;
const NOW = Date.now();
const at = (hours: number): Date => new Date(NOW + hours * HOUR);

let api: ApiUnderTest;
let orderId = '';
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
  orderId = await api.place({ MUG: 1 }, 'clocks');
  const clock = { orderId, clock: 'handOver', stoppedAt: null };
  await api.deps.prisma.orderClock.createMany({
    data: [
      { ...clock, id: 'handOver', startedAt: at(-42), dueAt: at(6) },
      { ...clock, id: 'delivery', clock: 'delivery', startedAt: at(-42), dueAt: at(78) },
      { ...clock, id: 'takeUpComplaint/1', clock: 'takeUpComplaint', startedAt: at(-80), dueAt: at(-8) },
      {
        ...{ orderId, id: 'refundUndelivered', clock: 'refundUndelivered' },
        ...{ startedAt: at(-30), dueAt: at(-10), stoppedAt: at(-12), kept: false },
      },
    ],
  });
});
afterAll(() => api.close());

test('each level that a clock came to is noticed once, at the instant at which it was, also where it has stopped since', async () => {
  const metrics = createMetrics();
  const now = () => new Date(NOW);
  const deps = { ...api.deps, metrics, now };
  expect([await raiseLevels(deps), await raiseLevels(deps)]).toEqual([7, 0]);
  const levels = await api.deps.prisma.orderClockLevel.findMany({
    orderBy: [{ at: 'asc' }, { level: 'asc' }],
  });
  expect(
    levels.map(({ clockId, level, at: when }) => [clockId, level, (when.getTime() - NOW) / HOUR]),
  ).toEqual([
    ['takeUpComplaint/1', 50, -44],
    ['takeUpComplaint/1', 80, -22.4],
    ['refundUndelivered', 50, -20],
    ['handOver', 50, -18],
    ['refundUndelivered', 80, -14],
    ['takeUpComplaint/1', 100, -8],
    ['handOver', 80, -3.6],
  ]);
  const counted = await metrics.clockLevels.get();
  expect(counted.values).toHaveLength(CLOCKS.length * CLOCK_LEVELS.length);
  expect(
    counted.values.find(({ labels }) => labels.clock === 'handOver' && labels.level === '80')?.value,
  ).toBe(1);
});

test('the desk has those first of whose time most is over, page by page, and narrowed', async () => {
  const nadia = await api.as('nadia', 'support');
  const { body } = await nadia.get('/api/admin/clocks').expect(200);
  expect(body.items.map(({ clock, level }: { clock: string; level: number }) => [clock, level])).toEqual([
    ['takeUpComplaint', 100],
    ['handOver', 80],
    ['delivery', 0],
  ]);
  expect(body.items[0]).toMatchObject({ orderId, orderStatus: 'PENDING', customerName: '' });
  expect(body.set).toBeNull();
  expect(body.items[1].share).toBeCloseTo(42 / 48, 2);
  const first = (await nadia.get('/api/admin/clocks?limit=2')).body;
  const second = (await nadia.get(`/api/admin/clocks?limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items].map(({ clock }) => clock)).toEqual([
    ...['takeUpComplaint', 'handOver', 'delivery'],
  ]);
  expect(second.nextCursor).toBeNull();
  const clocksAt = async (query: string) =>
    (await nadia.get(`/api/admin/clocks?${query}`)).body.items.map(({ clock }: { clock: string }) => clock);
  expect(await clocksAt('level=80')).toEqual(['takeUpComplaint', 'handOver']);
  expect(await clocksAt('clock=delivery,handOver')).toEqual(['handOver', 'delivery']);
});

test('an order tells its staff of its clocks and of their levels, and its customer of none', async () => {
  const nadia = await api.as('nadia', 'support');
  const { body } = await nadia.get(`/api/admin/orders/${orderId}/clocks`).expect(200);
  const told = ({ id, stoppedAt, kept }: OrderClocksJson['items'][number]) => [id, stoppedAt, kept];
  expect((body as OrderClocksJson).items.map(told)).toEqual([
    ['takeUpComplaint/1', null, null],
    ['handOver', null, null],
    ['delivery', null, null],
    ['refundUndelivered', at(-12).toISOString(), false],
  ]);
  expect(body.items[3].share).toBeCloseTo(0.9, 5);
  const kindsFor = async (sub: string, role: 'support' | 'customer') => {
    const answer = await (await api.as(sub, role)).get(`/api/orders/${orderId}/timeline`);
    return answer.body.items.filter(({ kind }: { kind: string }) => kind === 'clock');
  };
  expect(await kindsFor('nadia', 'support')).toHaveLength(7);
  const { customerId } = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  expect(await kindsFor(customerId, 'customer')).toEqual([]);
  await (await api.as(customerId, 'customer')).get('/api/admin/clocks').expect(403);
});

test.each([
  ['level=60', 'level'],
  ['clock=lunch', 'clock'],
  [`cursor=${Buffer.from(JSON.stringify(['-share', 'soon 1', 'x'])).toString('base64url')}`, 'cursor'],
])('%s is refused with 422 that names it', async (query, parameter) => {
  const nadia = await api.as('nadia', 'support');
  const { status, body } = await nadia.get(`/api/admin/clocks?${query}`);
  expect([status, body.errors[0].parameter]).toEqual([422, parameter]);
});

test('an order keeps the set that its shop had, and how far it goes', async () => {
  const settings = { ...api.deps.settings, clocks: { set: 'bd-2021', city: 'Dhaka' } } as const;
  const deps = { ...api.deps, settings };
  const zoneOf = async (city: string, key: string) => {
    const { shippingAddress, ...body } = orderOf({ MUG: 1 });
    const request = await preparePlacement(deps, {
      actor: { id: 'mina', role: 'customer' },
      body: {
        ...body,
        shippingAddress: { ...shippingAddress, city },
        shippingMethod: 'standard',
        locale: 'en',
      },
      key: { key, bodyHash: key },
    });
    const { orderId: placed } = await placeOrder(deps, request);
    const { state } = await deps.prisma.order.findUniqueOrThrow({ where: { id: placed } });
    return (state as { policy?: { clocks?: unknown } }).policy?.clocks;
  };
  expect(await zoneOf('dhaka', 'near')).toEqual({ set: 'bd-2021', zone: 'near' });
  expect(await zoneOf('Sylhet', 'far')).toEqual({ set: 'bd-2021', zone: 'far' });
  const { state } = await deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  expect(state).not.toHaveProperty('policy.clocks');
});
