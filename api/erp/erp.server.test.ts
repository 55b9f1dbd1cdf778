import type request from 'supertest';
import { ownColumns } from '../testing/ownColumns';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
let agent: ReturnType<typeof request.agent>;

beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('LAMP', 1_000);
  agent = await api.as('agent', 'support');
});
beforeEach(() => api.deps.prisma.erpPush.deleteMany());
afterAll(() => api.close());

const MINUTE = 60_000;
const ago = (ms: number): Date => new Date(Date.now() - ms);

const place = (key: string): Promise<string> => api.place({ LAMP: 1 }, key);

type Push = Parameters<typeof api.deps.prisma.erpPush.update>[0]['data'];

async function placeWith(key: string, data: Push): Promise<string> {
  const orderId = await place(key);
  await api.deps.prisma.erpPush.update({ where: { orderId }, data });
  return orderId;
}

const synced = (at: Date): Push => ({
  status: 'SYNCED',
  pushedVersion: 1,
  reference: 'SO-1',
  attempts: 1,
  lastAttemptAt: at,
  syncedAt: at,
});

const rejected = (at: Date, wantedSince: Date): Push => ({
  status: 'REJECTED',
  attempts: 1,
  error: 'unknown_item',
  lastAttemptAt: at,
  wantedSince,
});

const status = async () => (await agent.get('/api/admin/erp/status')).body;
const pushOf = async (orderId: string) => (await agent.get(`/api/admin/orders/${orderId}/erp`)).body;

describe('an order and the ERP', () => {
  test('that has not heard of it are apart since it was placed', async () => {
    const orderId = await place('fresh');
    const body = await pushOf(orderId);
    expect(body).toMatchObject({
      status: 'PENDING',
      wantedVersion: 1,
      pushedVersion: 0,
      reference: null,
      attempts: 0,
      error: null,
      lastAttemptAt: null,
      syncedAt: null,
    });
    expect(body.lagMs).toBeGreaterThanOrEqual(0);
    expect(body.lagMs).toBeLessThan(MINUTE);
  });

  test('that has all of it are in step', async () => {
    const at = ago(MINUTE);
    const orderId = await placeWith('synced', synced(at));
    expect(await pushOf(orderId)).toMatchObject({
      status: 'SYNCED',
      pushedVersion: 1,
      reference: 'SO-1',
      syncedAt: at.toISOString(),
      lagMs: 0,
    });
  });

  test('that refused it are apart for as long as nobody has mended it', async () => {
    const orderId = await placeWith('rejected', rejected(ago(MINUTE), ago(10 * MINUTE)));
    const body = await pushOf(orderId);
    expect(body).toMatchObject({ status: 'REJECTED', error: 'unknown_item', attempts: 1 });
    expect(body.lagMs).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(body.lagMs).toBeLessThan(11 * MINUTE);
  });

  test('are the business of staff alone, and of orders that exist', async () => {
    const orderId = await place('staff-only');
    const customer = await api.as('mina', 'customer');
    expect((await customer.get(`/api/admin/orders/${orderId}/erp`)).status).toBe(403);
    expect((await customer.get('/api/admin/erp/status')).status).toBe(403);
    expect((await agent.get('/api/admin/orders/nothing/erp')).status).toBe(404);
  });

  test('can be brought together by those who may, once the engine is there', async () => {
    const orderId = await place('by-hand');
    const packer = await api.as('packer', 'warehouse');
    expect((await packer.post(`/api/admin/orders/${orderId}/erp/push`)).status).toBe(403);
    expect((await agent.post(`/api/admin/orders/${orderId}/erp/push`)).status).toBe(503);
    expect((await agent.post('/api/admin/orders/nothing/erp/push')).status).toBe(404);
  });
});

describe('the state of the ERP', () => {
  test('with nothing to tell claims no success and no lag', async () => {
    expect(await status()).toEqual({
      provider: 'unierp',
      windowHours: 24,
      successRate: null,
      lagMs: 0,
      backlog: 0,
      rejected: 0,
      entities: [
        {
          entity: 'orders',
          direction: 'push',
          successRate: null,
          lagMs: 0,
          backlog: 0,
          rejected: 0,
          lastSyncedAt: null,
        },
      ],
      rejections: [],
    });
  });

  test('counts what it took lately, what waits and what it refused', async () => {
    const newest = ago(MINUTE);
    await placeWith('count-1', synced(newest));
    await placeWith('count-2', synced(ago(2 * MINUTE)));
    await placeWith('count-3', { ...synced(ago(25 * 60 * MINUTE)), reference: 'SO-0' });
    await placeWith('count-4', { wantedSince: ago(5 * MINUTE) });
    await placeWith('count-5', {
      error: 'ProviderUnavailable',
      attempts: 4,
      wantedSince: ago(3 * MINUTE),
      lastAttemptAt: ago(MINUTE),
    });
    const older = await placeWith('count-6', rejected(ago(MINUTE), ago(60 * MINUTE)));
    const body = await status();
    expect(body).toMatchObject({ successRate: 0.5, backlog: 2, rejected: 1 });
    // The oldest that waits for the ERP, not the one that waits for a person.
    expect(body.lagMs).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(body.lagMs).toBeLessThan(6 * MINUTE);
    expect(body.entities).toMatchObject([{ entity: 'orders', lastSyncedAt: newest.toISOString() }]);
    expect(body.rejections).toEqual([
      {
        orderId: older,
        number: expect.stringMatching(/^TL-/),
        error: 'unknown_item',
        since: expect.any(String),
      },
    ]);
  });

  test('lists what it refused, longest first, and no more than fifty', async () => {
    await place('template');
    const columns = await ownColumns(api.deps.prisma);
    await api.deps.prisma.$executeRaw`
      INSERT INTO orders (${columns}) SELECT ${columns}
      FROM (SELECT to_jsonb(orders) AS columns FROM orders LIMIT 1) AS template,
        generate_series(0, 59) AS n,
        jsonb_populate_record(NULL::orders,
          columns || jsonb_build_object('id', 'COPY-' || n, 'number', 'TL-COPY-' || n)) AS copied`;
    await api.deps.prisma.erpPush.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({
        orderId: `COPY-${n}`,
        status: 'REJECTED',
        wantedVersion: 1,
        wantedSince: ago(n * MINUTE),
      })),
    });
    const { rejections, rejected: count } = await status();
    expect(count).toBe(60);
    expect(rejections).toHaveLength(50);
    expect(rejections[0].orderId).toBe('COPY-59');
  });
});

test('a shop without an ERP is told so, of an order and in all', async () => {
  const without = await startApiUnderTest({ settings: { erp: undefined } });
  try {
    await without.stock('LAMP', 5);
    const staff = await without.as('agent', 'support', 'checkout');
    const placed = await staff
      .post('/api/orders')
      .set('Idempotency-Key', 'one')
      .send(orderOf({ LAMP: 1 }));
    const order = await staff.get(`/api/admin/orders/${placed.body.id}/erp`);
    expect(order.body).toMatchObject({ status: 'NOT_CONFIGURED', lagMs: null, attempts: 0 });
    const all = await staff.get('/api/admin/erp/status');
    expect(all.body).toMatchObject({ provider: null, lagMs: null, successRate: null, backlog: 1 });
  } finally {
    await without.close();
  }
});
