import request from 'supertest';
import type { IncomingJson } from '../../schema/stock/incoming';
import { startApiUnderTest, type ApiUnderTest } from '../../testing/apiUnderTest';

const NOW = new Date('2026-11-27T20:00:00Z');
/** In Dhaka, where it is two in the morning. */
const [YESTERDAY, TODAY, TOMORROW, LATER] = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-12-05'];

let api: ApiUnderTest;
let at = NOW;
beforeAll(async () => {
  api = await startApiUnderTest();
  Object.assign(api.deps, { now: () => at });
});
beforeEach(() => (at = NOW));
afterAll(() => api.close());

const keeper = () => api.as('keeper', 'warehouse');
const post = async (path: string, key: string, body: object) =>
  (await keeper()).post(`/api/admin/inventory/${path}`).set('Idempotency-Key', key).send(body);
const expectStock = (key: string, body: object) => post('incoming', key, body);
const receive = (id: string, key: string, quantity: number) =>
  post(`incoming/${id}/receive`, key, { quantity });
const patch = async (id: string, body: object) =>
  (await keeper()).patch(`/api/admin/inventory/incoming/${id}`).send(body);
const list = async (query: object): Promise<readonly IncomingJson[]> =>
  (await (await keeper()).get('/api/admin/inventory/incoming').query(query)).body.items;
const told = async (sku: string) =>
  (
    await request(api.app)
      .post('/api/availability')
      .send({ skus: [sku] })
  ).body.items[0];
const onShelf = async (sku: string) => (await (await keeper()).get(`/api/admin/inventory/${sku}`)).body;
const codeOf = ({ status, body }: { readonly status: number; readonly body: { readonly type?: string } }) => [
  status,
  body.type?.split('/').at(-1),
];

describe('stock that is expected', () => {
  test('is told by day until it has come, which counts it on the shelf', async () => {
    await api.stock('DESK', 4);
    const one = await expectStock('one', { sku: 'DESK', quantity: 5, expectedOn: LATER, reference: 'PO-7' });
    expect([one.status, one.body]).toMatchObject([
      201,
      {
        sku: 'DESK',
        name: 'Product DESK',
        warehouse: 'main',
        received: 0,
        state: 'EXPECTED',
        overdue: false,
      },
    ]);
    await expectStock('two', { sku: 'DESK', quantity: 2, expectedOn: LATER });
    await expectStock('three', { sku: 'DESK', quantity: 1, expectedOn: TODAY });
    const days = [
      { at: TODAY, quantity: 1 },
      { at: LATER, quantity: 7 },
    ];
    expect(await told('DESK')).toMatchObject({ available: 4, incoming: days });
    expect(await onShelf('DESK')).toMatchObject({ onHand: 4, incoming: 8 });

    expect((await receive(one.body.id, 'r1', 3)).body).toMatchObject({ received: 3, state: 'EXPECTED' });
    expect(await told('DESK')).toMatchObject({
      available: 7,
      incoming: [days[0], { at: LATER, quantity: 4 }],
    });
    expect((await receive(one.body.id, 'r2', 2)).body).toMatchObject({ received: 5, state: 'RECEIVED' });
    expect(await onShelf('DESK')).toMatchObject({ onHand: 9, incoming: 3 });
    expect(codeOf(await receive(one.body.id, 'r3', 1))).toEqual([409, 'not-allowed']);
    expect(await onShelf('DESK')).toMatchObject({ onHand: 9, incoming: 3 });
    expect((await list({ q: 'po-7', state: 'closed' })).map(({ id }) => id)).toEqual([one.body.id]);
    const booked = await api.deps.prisma.stockAdjustment.findMany({
      where: { sku: 'DESK' },
      orderBy: { delta: 'asc' },
    });
    expect(booked.map(({ delta, reason }) => [delta, reason])).toEqual([
      [2, 'Receipt of PO-7'],
      [3, 'Receipt of PO-7'],
    ]);
  });

  test('is received once by its key, and never more of it than is expected, however many receive at once', async () => {
    await api.stock('LAMP', 0);
    const { body } = await expectStock('lamps', { sku: 'LAMP', quantity: 5, expectedOn: LATER });
    const same = await Promise.all([1, 2, 3].map(() => receive(body.id, 'same', 2)));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await onShelf('LAMP')).toMatchObject({ onHand: 2, incoming: 3 });
    expect(codeOf(await receive(body.id, 'same', 1))).toEqual([422, 'idempotency-key-reused']);
    const others = await Promise.all([1, 2, 3, 4].map((n) => receive(body.id, `other-${n}`, 2)));
    expect(others.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422, 422]);
    expect(others.find(({ status }) => status === 422)?.body.errors).toEqual([
      { pointer: '/quantity', detail: '1 are still to come.' },
    ]);
    expect(await onShelf('LAMP')).toMatchObject({ onHand: 4, incoming: 1 });
    expect((await receive(body.id, 'same', 2)).body.received).toBe(4);
  });

  test('is noted once by its key', async () => {
    await api.stock('ONCE', 0);
    const delivery = { sku: 'ONCE', quantity: 5, expectedOn: TODAY };
    const answers = await Promise.all([1, 2, 3].map(() => expectStock('once', delivery)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    at = new Date('2026-12-24T00:00:00Z');
    expect((await expectStock('once', delivery)).body.overdue).toBe(true);
    at = NOW;
    expect(codeOf(await expectStock('once', { ...delivery, quantity: 6 }))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
    expect((await onShelf('ONCE')).incoming).toBe(5);
  });

  test('that is late is marked, comes first, and is promised to nobody', async () => {
    await api.stock('LATE', 0);
    const { body } = await expectStock('late', { sku: 'LATE', quantity: 5, expectedOn: TODAY });
    await expectStock('in-time', { sku: 'LATE', quantity: 1, expectedOn: LATER });
    // The day ends in Dhaka, six hours before it does in UTC.
    at = new Date('2026-11-28T17:59:59Z');
    expect(await list({ q: 'late' })).toMatchObject([{ overdue: false }, { overdue: false }]);
    at = new Date('2026-11-28T18:00:00Z');
    expect(await list({ q: 'late' })).toMatchObject([{ id: body.id, overdue: true }, { overdue: false }]);
    expect((await told('LATE')).incoming).toEqual([{ at: LATER, quantity: 1 }]);
    expect((await onShelf('LATE')).incoming).toBe(6);
    expect((await patch(body.id, { expectedOn: TOMORROW })).body).toMatchObject({ overdue: false });
    expect((await told('LATE')).incoming[0]).toEqual({ at: TOMORROW, quantity: 5 });
  });

  test('is changed, cancelled, and closed with what has come, and not after that', async () => {
    await api.stock('CHAIR', 0);
    const made = async (key: string) =>
      (await expectStock(key, { sku: 'CHAIR', quantity: 5, expectedOn: LATER, reference: 'PO-9' })).body.id;
    const [changed, cancelled, cut] = [await made('c1'), await made('c2'), await made('c3')];
    expect((await patch(changed, { quantity: 8, reference: null })).body).toMatchObject({
      ...{ quantity: 8, expectedOn: LATER, reference: null, state: 'EXPECTED' },
    });
    await receive(cancelled, 'c2', 1);
    expect((await patch(cancelled, { cancelled: true })).body).toMatchObject({
      received: 1,
      state: 'CANCELLED',
    });
    await receive(cut, 'c3', 3);
    const tooFew = await patch(cut, { quantity: 2 });
    expect([tooFew.status, tooFew.body.errors]).toEqual([
      422,
      [{ pointer: '/quantity', detail: '3 have come already.' }],
    ]);
    expect((await patch(cut, { quantity: 3 })).body).toMatchObject({ quantity: 3, state: 'RECEIVED' });
    for (const id of [cancelled, cut]) {
      expect(codeOf(await patch(id, { quantity: 9 }))).toEqual([409, 'not-allowed']);
      expect(codeOf(await receive(id, 'after', 1))).toEqual([409, 'not-allowed']);
    }
    expect(await onShelf('CHAIR')).toMatchObject({ onHand: 4, incoming: 8 });
    expect((await list({ q: 'chair', state: 'open' })).map(({ id }) => id)).toEqual([changed]);
    expect(codeOf(await patch('inc_unknown', { quantity: 9 }))).toEqual([404, 'not-found']);
  });

  test.each([
    ['an unknown product', { sku: 'NOPE' }, '/sku'],
    ['what lies on no shelf', { sku: 'WRAP' }, '/sku'],
    ['an unknown warehouse', { warehouse: 'annex' }, '/warehouse'],
    ['a warehouse that isn’t used', { warehouse: 'old' }, '/warehouse'],
    ['a day that is over', { expectedOn: YESTERDAY }, '/expectedOn'],
    ['no day', { expectedOn: '2026-02-30' }, '/expectedOn'],
    ['no pieces', { quantity: 0 }, '/quantity'],
    ['half a piece', { quantity: 1.5 }, '/quantity'],
    ['an empty name', { reference: ' ' }, '/reference'],
  ])('of %s is refused by its field', async (_what, change, pointer) => {
    const { prisma } = api.deps;
    const service = { sku: 'WRAP', name: 'Wrapping', price: 1, currency: 'GBP', stocked: false };
    await prisma.product.upsert({ where: { sku: 'WRAP' }, create: service, update: {} });
    await prisma.warehouse.upsert({
      where: { code: 'old' },
      create: { code: 'old', name: 'Old', active: false },
      update: {},
    });
    await prisma.product.upsert({
      where: { sku: 'SOME' },
      create: { ...service, sku: 'SOME', stocked: true },
      update: {},
    });
    const answer = await expectStock('wrong', { sku: 'SOME', quantity: 1, expectedOn: TODAY, ...change });
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([422, pointer]);
    expect(await prisma.incomingStock.count({ where: { sku: { in: ['SOME', 'WRAP'] } } })).toBe(0);
  });

  test('is listed page by page', async () => {
    await api.stock('PAGED', 0);
    for (const [n, expectedOn] of [LATER, TODAY, TODAY].entries())
      await expectStock(`paged-${n}`, { sku: 'PAGED', quantity: 1, expectedOn });
    const client = await keeper();
    const days: string[] = [];
    const ids = new Set<string>();
    let cursor: string | null | undefined;
    do {
      const { body } = await client
        .get('/api/admin/inventory/incoming')
        .query({ q: 'paged', limit: 1, ...(cursor && { cursor }) });
      for (const item of body.items as readonly IncomingJson[]) {
        days.push(item.expectedOn);
        ids.add(item.id);
      }
      cursor = body.nextCursor;
    } while (cursor);
    expect([days, ids.size]).toEqual([[TODAY, TODAY, LATER], 3]);
    const mangled = await client.get('/api/admin/inventory/incoming').query({ cursor: 'x' });
    expect([mangled.status, mangled.body.errors]).toMatchObject([422, [{ parameter: 'cursor' }]]);
  });
});
