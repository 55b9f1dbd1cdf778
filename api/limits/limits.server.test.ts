import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import type { CreateOrderRequestJson } from '../schema/order';

const NOW = new Date('2026-11-27T12:00:00Z');
const DAY_MS = 86_400_000;

let api: ApiUnderTest;
let at = NOW;
let keys = 0;
beforeAll(async () => {
  api = await startApiUnderTest();
  Object.assign(api.deps, { now: () => at });
});
beforeEach(() => (at = NOW));
afterAll(() => api.close());

const limitTo = async (sku: string, limit: object | null) =>
  (await api.as('keeper', 'warehouse')).put(`/api/admin/products/${sku}/limit`).send({ limit });

/** Puts a product on sale of which one customer may have 2 in 30 days. */
async function limited(sku: string): Promise<void> {
  await api.stock(sku, 100);
  expect((await limitTo(sku, { quantity: 2, days: 30 })).status).toBe(200);
}

const address = (phone: string | undefined) => ({ ...orderOf({}).shippingAddress, phone });
const order = async (
  sub: string,
  lines: Readonly<Record<string, number>>,
  { phone, ...changes }: Partial<CreateOrderRequestJson> & { readonly phone: string | undefined },
  role = 'customer',
) =>
  (await api.as(sub, role))
    .post('/api/orders')
    .set('Idempotency-Key', `limits-${++keys}`)
    .send(orderOf(lines, { shippingAddress: address(phone) as never, ...changes }));

const reserved = async (sku: string) =>
  (await api.deps.prisma.stock.findFirstOrThrow({ where: { sku } })).reserved;

describe('a limit', () => {
  test('refuses the order that exceeds it, by its lines, with what is left and from when; nothing is written', async () => {
    await limited('PHONE');
    await api.stock('CASE', 10);
    const phone = '01711-000001';
    expect((await order('mina', { PHONE: 1 }, { phone })).status).toBe(201);
    at = new Date(NOW.getTime() + DAY_MS);
    const before = await api.deps.prisma.order.count();
    const lines = [
      { sku: 'CASE', quantity: 3 },
      { sku: 'PHONE', quantity: 1 },
      { sku: 'PHONE', quantity: 1 },
    ];
    const refused = await order('mina', {}, { phone, lines });
    const from = new Date(NOW.getTime() + 30 * DAY_MS).toISOString();
    const detail = `At most 2 for one customer in 30 days, 1 left. So many can be ordered from ${from} on.`;
    expect(refused.body).toMatchObject({
      ...{ type: 'https://throughline.dev/problems/limit-exceeded', status: 422 },
      detail: 'One customer may not have so many of PHONE (1 left).',
      errors: [
        { pointer: '/lines/1/quantity', detail },
        { pointer: '/lines/2/quantity', detail },
      ],
      limits: [{ sku: 'PHONE', quantity: 2, days: 30, left: 1, from }],
    });
    expect(await api.deps.prisma.order.count()).toBe(before);
    expect([await reserved('PHONE'), await reserved('CASE')]).toEqual([1, 0]);
    const never = await order('mina', { PHONE: 3 }, { phone });
    expect(never.body.limits).toMatchObject([{ left: 1, from: null }]);
    expect((await order('mina', { PHONE: 1, CASE: 1 }, { phone })).status).toBe(201);
  });

  test('is over when its days are, to the millisecond', async () => {
    await limited('TIMED');
    const phone = '01711-000002';
    await order('tania', { TIMED: 2 }, { phone });
    at = new Date(NOW.getTime() + 30 * DAY_MS - 1);
    expect((await order('tania', { TIMED: 1 }, { phone })).status).toBe(422);
    at = new Date(NOW.getTime() + 30 * DAY_MS);
    expect((await order('tania', { TIMED: 1 }, { phone })).status).toBe(201);
  });

  test('counts by account, and by phone over guests and accounts, however it is written', async () => {
    await limited('TABLET');
    const phone = '+8801711000003';
    expect((await order('omar', { TABLET: 1 }, { phone })).status).toBe(201);
    const shop = (more: object) =>
      order('shop', { TABLET: 1 }, { phone: '01711-000003', ...more }, 'checkout');
    expect((await shop({})).status).toBe(201);
    const guest = await shop({});
    expect([guest.status, guest.body.limits]).toMatchObject([422, [{ left: 0 }]]);
    expect((await shop({ customerId: 'someone-new' })).status).toBe(422);
    // The account has one, whichever phone it gives now; another account and another phone have none.
    expect((await order('omar', { TABLET: 2 }, { phone: '01711-000033' })).status).toBe(422);
    expect((await order('omar', { TABLET: 1 }, { phone: '01711-000033' })).status).toBe(201);
    expect((await order('nila', { TABLET: 2 }, { phone: '01711-000034' })).status).toBe(201);
  });

  test('counts by the buyer’s phone where the address has none', async () => {
    await limited('WATCH');
    const bought = (phone?: string) => ({ phone: undefined, contact: { email: 'a@example.com', phone } });
    const shop = (more: ReturnType<typeof bought>) => order('shop', { WATCH: 2 }, more as never, 'checkout');
    const first = await shop(bought('01711-000004'));
    // Couriers call a phone: without one in the address the buyer's has to do.
    expect(first.status).toBe(201);
    expect((await shop(bought('01711-000004'))).status).toBe(422);
    expect((await order('rumi', { WATCH: 1 }, { phone: '01711-000004' })).status).toBe(422);
  });

  test('doesn’t count what was cancelled, nor pieces of other products', async () => {
    await limited('RADIO');
    await limited('SPEAKER');
    const phone = '01711-000005';
    const { body } = await order('lima', { RADIO: 2 }, { phone });
    expect((await order('lima', { RADIO: 1 }, { phone })).status).toBe(422);
    expect((await order('lima', { SPEAKER: 2 }, { phone })).status).toBe(201);
    for (const status of ['CANCELLING', 'CANCELLED']) {
      await api.deps.prisma.order.update({ where: { id: body.id }, data: { status } });
      const again = await order('lima', { RADIO: 2 }, { phone });
      expect([status, again.status]).toEqual([status, 201]);
      await api.deps.prisma.order.update({ where: { id: again.body.id }, data: { status: 'CANCELLED' } });
    }
    await api.deps.prisma.order.update({ where: { id: body.id }, data: { status: 'PENDING' } });
    const quantities = { cancelled: 1 };
    await api.deps.prisma.orderItem.updateMany({ where: { orderId: body.id }, data: { quantities } });
    expect((await order('lima', { RADIO: 2 }, { phone })).body.limits).toMatchObject([{ left: 1 }]);
    expect((await order('lima', { RADIO: 1 }, { phone })).status).toBe(201);
  });

  test('of 2 is not exceeded by ten orders at once: by one account, or by guests with one phone', async () => {
    await limited('RACE');
    await limited('RACE-2');
    const account = Array.from({ length: 10 }, (_, n) =>
      order('racer', { RACE: 1 }, { phone: `01711-0001${String(n).padStart(2, '0')}` }),
    );
    const guests = Array.from({ length: 10 }, () =>
      order('shop', { 'RACE-2': 1 }, { phone: '01711-000200' }, 'checkout'),
    );
    for (const [sku, answers] of [
      ['RACE', await Promise.all(account)],
      ['RACE-2', await Promise.all(guests)],
    ] as const) {
      const statuses = answers.map(({ status }) => status);
      expect([sku, statuses.filter((status) => status === 201).length]).toEqual([sku, 2]);
      expect([sku, statuses.filter((status) => status === 422).length]).toEqual([sku, 8]);
      expect(await reserved(sku)).toBe(2);
    }
  });

  test('is told with the product, and in the quote with what is left for whoever asks', async () => {
    await limited('TOLD');
    await api.stock('FREE', 5);
    const mina = await api.as('asker', 'customer');
    expect((await mina.get('/api/products/TOLD')).body.limit).toEqual({ quantity: 2, days: 30 });
    expect((await mina.get('/api/products/FREE')).body.limit).toBeNull();
    await order('asker', { TOLD: 1 }, { phone: '01711-000006' });
    const body = {
      currency: 'GBP',
      lines: [
        { sku: 'TOLD', quantity: 2 },
        { sku: 'FREE', quantity: 1 },
      ],
    };
    const quoted = await mina.post('/api/checkouts').send(body);
    const told = [{ sku: 'TOLD', quantity: 2, days: 30, left: 1 }];
    expect([quoted.status, quoted.body.limits]).toEqual([201, told]);
    expect((await mina.get(`/api/checkouts/${quoted.body.id}`)).body.limits).toEqual(told);
    const shop = await api.as('shop', 'checkout');
    const named = { ...body, contact: { phone: '01711-000006' } };
    // Of a guest nobody knows what they had; that a phone is theirs isn't proven.
    expect((await shop.post('/api/checkouts').send(named)).body.limits).toMatchObject([{ left: null }]);
    const known = await shop.post('/api/checkouts').send({ ...body, customerId: 'asker' });
    expect(known.body.limits).toEqual(told);
  });

  test('is lifted again, and set to nothing that makes no sense', async () => {
    await limited('LIFTED');
    const phone = '01711-000007';
    await order('lifter', { LIFTED: 2 }, { phone });
    for (const [limit, pointer] of [
      [{ quantity: 0, days: 30 }, '/limit/quantity'],
      [{ quantity: 2 }, '/limit/days'],
      [{ quantity: 2, days: 0 }, '/limit/days'],
      [undefined, '/limit'],
    ] as const) {
      const { status, body } = await limitTo('LIFTED', limit as object);
      expect([pointer, status, body.errors?.[0].pointer]).toEqual([pointer, 422, pointer]);
    }
    expect((await limitTo('NOPE', null)).status).toBe(404);
    expect((await order('lifter', { LIFTED: 1 }, { phone })).status).toBe(422);
    expect((await limitTo('LIFTED', null)).body).toEqual({ sku: 'LIFTED', limit: null });
    expect((await order('lifter', { LIFTED: 9 }, { phone })).status).toBe(201);
  });
});
