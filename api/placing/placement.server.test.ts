import { STANDARD_REFUNDS } from '../../domain/order/policy';
import { stockLockedByWaiting } from '../../test/world/stockLocks';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import type { OrderJson } from '../schema/order';
import { priceCart } from './priceCart';

type PaymentJson = OrderJson['payments'][number];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

const stockOf = async (sku: string) => api.deps.prisma.stock.findFirstOrThrow({ where: { sku } });

describe('placing an order', () => {
  test('reserves its stock and writes it with its first event, while the workflow engine is down', async () => {
    await api.stock('P1', 10, 255);
    await api.stock('P2', 10);
    const mina = await api.as('mina', 'customer');
    const response = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'p-1')
      .send(orderOf({ P1: 6 }));
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ location: `/api/orders/${response.body.id}`, etag: '"1"' });
    expect(response.body).toMatchObject({
      number: expect.stringMatching(/^TL-\d+$/),
      customerId: 'mina',
      status: 'PENDING',
      stage: 'Placed',
      paymentStatus: 'PENDING',
      version: 1,
      totals: { grand: { amount: 1530, currency: 'GBP' } },
      lines: [{ sku: 'P1', quantity: 6, unitPrice: { amount: 255 }, status: 'RESERVED' }],
      payments: [{ provider: 'stripe', status: 'PENDING', amount: { amount: 1530 } }],
      allowedActions: expect.arrayContaining(['cancel']),
    });
    // What is the warehouse’s is not offered to a customer.
    expect(response.body.allowedActions).not.toContain('pack');
    expect(await stockOf('P1')).toMatchObject({ onHand: 10, reserved: 6 });
    expect(await stockOf('P2')).toMatchObject({ onHand: 10, reserved: 0 });
    const order = await api.deps.prisma.order.findUniqueOrThrow({
      where: { id: response.body.id },
      include: { events: true, transitions: true, payments: true, notifications: true, transactions: true },
    });
    expect(order.workflowStartedAt).toBeNull();
    expect(order.state).toMatchObject({ id: order.id, number: order.number, version: 1 });
    expect(order.events).toMatchObject([{ version: 1, type: 'OrderPlaced', data: { number: order.number } }]);
    expect(order.transitions).toMatchObject([
      { from: null, to: 'PENDING', userId: 'mina', automated: false },
    ]);
    expect(order.payments).toMatchObject([{ token: 'pm_card_visa', status: 'PENDING' }]);
    expect(order.notifications).toMatchObject([{ kind: 'orderPlaced', channel: 'email', status: 'QUEUED' }]);
    expect(order.transactions).toEqual([]);
  });

  test('freezes the policy of a shop with a warehouse into it', async () => {
    const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
    await api.stock('POLICY', 1);
    const mina = await api.as('mina', 'customer');
    const { body } = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'policy')
      .send(orderOf({ POLICY: 1 }));
    const policy = {
      payment: { retryWindowMs: DAY, repeatWindowMs: 10 * MINUTE, late: 'reinstate' },
      review: {
        holdAtScore: 70,
        largeTotal: { BDT: 15_000_000, GBP: 100_000, USD: 125_000, EUR: 120_000 },
      },
      fulfilment: { auto: false, courier: 'pathao' },
      tracking: { pollEveryMs: 6 * HOUR },
      returns: { windowMs: 14 * DAY },
      refunds: STANDARD_REFUNDS,
      cash: {
        ...{ confirmFrom: { BDT: 1_000_000 }, confirmAfterRefusals: 1, confirmWithinMs: DAY },
        deposit: {
          ...{ percent: 10, least: { BDT: 10_000 }, from: { BDT: 10_000_000 }, afterRefusals: 2 },
          payWithinMs: DAY,
        },
      },
      links: { payWithinMs: DAY, longestMs: 30 * DAY, sessionMs: 30 * MINUTE },
      serials: 'required',
      reopen: { windowMs: 7 * DAY },
    };
    const order = await api.deps.prisma.order.findUniqueOrThrow({
      where: { id: body.id },
      include: { events: true },
    });
    // With what the order's country allows.
    const frozen = { ...policy, storeCredit: { goodwill: true } };
    expect(order.state).toHaveProperty('policy', frozen);
    expect(order.events[0]?.data).toHaveProperty('policy', frozen);
  });

  test('with nothing to pay needs no token and makes no payment', async () => {
    await api.stock('FREE', 5, 0);
    const mina = await api.as('mina', 'customer');
    const body = orderOf({ FREE: 1 }, { payment: { method: 'card' } });
    const response = await mina.post('/api/orders').set('Idempotency-Key', 'free').send(body);
    expect(response.body).toMatchObject({ paymentStatus: 'NONE', payments: [] });
  });

  test.each([
    ['a cart of two lines with a note', { P3: 2, P4: 1 }, { metadata: { note: 'Gift, please' } }],
    ['one with nothing to pay', { P5: 1 }, { payment: { method: 'card' } }],
  ] as const)('%s is answered with what reading the order gives', async (_of, cart, more) => {
    for (const sku of Object.keys(cart)) await api.stock(sku, 10, sku === 'P5' ? 0 : 120);
    const mina = await api.as('mina', 'customer');
    const body = orderOf(cart, { ...more, billingAddress: orderOf({}).shippingAddress, locale: 'bn' });
    const placed = await mina.post('/api/orders').set('Idempotency-Key', JSON.stringify(cart)).send(body);
    const read = await mina.get(`/api/orders/${placed.body.id}`);
    expect(placed.status).toBe(201);
    expect(placed.body).toEqual(read.body);
    expect(placed.headers['etag']).toBe(read.headers['etag']);
  });

  test('of the last 10 pieces by 50 buyers at once gives exactly 10 orders, and other goods are untouched', async () => {
    await api.stock('LAST', 10);
    await api.stock('OTHER', 10);
    const agents = await Promise.all(Array.from({ length: 50 }, (_, n) => api.as(`buyer-${n}`, 'customer')));
    const responses = await Promise.all(
      agents.map((agent) =>
        agent
          .post('/api/orders')
          .set('Idempotency-Key', 'last')
          .send(orderOf({ LAST: 1 })),
      ),
    );
    const placed = responses.filter(({ status }) => status === 201);
    const refused = responses.filter(({ status }) => status === 422);
    expect([placed.length, refused.length]).toEqual([10, 40]);
    expect(refused[0]?.body).toMatchObject({
      type: 'https://throughline.dev/problems/out-of-stock',
      errors: [{ pointer: '/lines/0/quantity', detail: '1 wanted, 0 available.' }],
    });
    expect(await stockOf('LAST')).toMatchObject({ onHand: 10, reserved: 10 });
    expect(await stockOf('OTHER')).toMatchObject({ onHand: 10, reserved: 0 });
    expect(await api.deps.prisma.orderItem.count({ where: { sku: 'LAST' } })).toBe(10);
    expect(await api.deps.prisma.idempotencyKey.count()).toBe(await api.deps.prisma.order.count());
  });

  test('by buyers who want the same goods in opposite order never deadlocks', async () => {
    await api.stock('A1', 100);
    await api.stock('Z1', 100);
    const shop = await api.as('shop', 'checkout');
    const responses = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        shop
          .post('/api/orders')
          .set('Idempotency-Key', `cross-${n}`)
          .send(orderOf(n % 2 ? { A1: 1, Z1: 1 } : { Z1: 1, A1: 1 })),
      ),
    );
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 201));
    expect(await stockOf('A1')).toMatchObject({ reserved: 30 });
  });

  test('locks its goods in the order of their SKUs, in whatever order the cart has them', async () => {
    // Written to the table, named in the cart and kept as JSON, they stand in three other orders.
    for (const sku of ['LOCK-CC', 'LOCK-AAA', 'LOCK-B']) await api.stock(sku, 10);
    const mina = await api.as('mina', 'customer');
    const cart = orderOf({ 'LOCK-B': 1, 'LOCK-CC': 1, 'LOCK-AAA': 1 });
    const { locked, result } = await stockLockedByWaiting(api.deps.prisma, 'LOCK-B', async () =>
      mina.post('/api/orders').set('Idempotency-Key', 'locks').send(cart),
    );
    expect(locked).toEqual(['LOCK-AAA', 'LOCK-B']);
    expect(result.status).toBe(201);
  });

  test('sums two lines of one product before it looks at the stock', async () => {
    await api.stock('TWICE', 5);
    const mina = await api.as('mina', 'customer');
    const lines = [
      { sku: 'TWICE', quantity: 3 },
      { sku: 'TWICE', quantity: 3 },
    ];
    const refused = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'twice')
      .send(orderOf({}, { lines }));
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/lines/0/quantity',
      '/lines/1/quantity',
    ]);
    expect(await stockOf('TWICE')).toMatchObject({ reserved: 0 });
    // The refusal isn't kept: with stock there, the same request goes through.
    await api.deps.prisma.stock.updateMany({ where: { sku: 'TWICE' }, data: { onHand: 6 } });
    const placed = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'twice')
      .send(orderOf({}, { lines }));
    expect(placed.status).toBe(201);
    expect(await stockOf('TWICE')).toMatchObject({ reserved: 6 });
  });

  test('names every product that falls short and writes nothing', async () => {
    await api.stock('S1', 1);
    await api.stock('S2', 2);
    await api.stock('S3', 9);
    const before = await api.deps.prisma.order.count();
    const mina = await api.as('mina', 'customer');
    const body = orderOf({ S3: 3, S2: 3, S1: 3 });
    const response = await mina.post('/api/orders').set('Idempotency-Key', 'short').send(body);
    expect(response.body.errors).toEqual([
      { pointer: '/lines/2/quantity', detail: '3 wanted, 1 available.' },
      { pointer: '/lines/1/quantity', detail: '3 wanted, 2 available.' },
    ]);
    expect(await api.deps.prisma.order.count()).toBe(before);
    expect(await stockOf('S3')).toMatchObject({ reserved: 0 });
  });
});

describe('an Idempotency-Key', () => {
  test('gives 20 requests at once the same order', async () => {
    await api.stock('IDEM', 100);
    const mina = await api.as('mina', 'customer');
    const responses = await Promise.all(
      Array.from({ length: 20 }, () =>
        mina
          .post('/api/orders')
          .set('Idempotency-Key', 'same')
          .send(orderOf({ IDEM: 2 })),
      ),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(responses.map(({ body }) => body.id)).size).toBe(1);
    expect(await stockOf('IDEM')).toMatchObject({ reserved: 2 });
  });

  test('gives the same order after its price and stock have changed', async () => {
    await api.stock('MOVES', 1, 100);
    const mina = await api.as('mina', 'customer');
    const place = () =>
      mina
        .post('/api/orders')
        .set('Idempotency-Key', 'moves')
        .send(orderOf({ MOVES: 1 }));
    const first = await place();
    await api.deps.prisma.product.update({ where: { sku: 'MOVES' }, data: { price: 999, active: false } });
    const second = await place();
    expect(second.status).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
  });

  test('stands for what the body says, in whatever order its members come', async () => {
    await api.stock('ORDERLY', 100);
    const mina = await api.as('mina', 'customer');
    const body = orderOf({ ORDERLY: 1 });
    const place = (sent: object) => mina.post('/api/orders').set('Idempotency-Key', 'orderly').send(sent);
    const first = await place(body);
    const again = await place(Object.fromEntries(Object.entries(body).reverse()));
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });

  test('with another body is refused, and another caller’s same key is another order', async () => {
    await api.stock('KEY', 100);
    const mina = await api.as('mina', 'customer');
    const omar = await api.as('omar', 'customer');
    const first = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'k')
      .send(orderOf({ KEY: 1 }));
    const other = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'k')
      .send(orderOf({ KEY: 2 }));
    expect(other.status).toBe(422);
    expect(other.body.type).toMatch(/idempotency-key-reused$/);
    const omars = await omar
      .post('/api/orders')
      .set('Idempotency-Key', 'k')
      .send(orderOf({ KEY: 1 }));
    expect(omars.status).toBe(201);
    expect(omars.body.id).not.toBe(first.body.id);
    expect(await stockOf('KEY')).toMatchObject({ reserved: 2 });
  });

  test('is needed', async () => {
    const mina = await api.as('mina', 'customer');
    const response = await mina.post('/api/orders').send(orderOf({ KEY: 1 }));
    expect(response.status).toBe(400);
    expect(response.body.type).toMatch(/idempotency-key-missing$/);
  });
});

describe('a quote', () => {
  const quoteFor = async (sub: string, lines: Record<string, number>) => {
    const agent = await api.as(sub, 'customer');
    const body = {
      currency: 'GBP',
      lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    };
    return { agent, quote: await agent.post('/api/checkouts').send(body) };
  };
  const orderFrom = (checkoutId: string) => {
    const { lines: _lines, currency: _currency, ...body } = orderOf({});
    return { ...body, checkoutId };
  };

  test('prices a cart, says what is short and holds no stock', async () => {
    await api.stock('Q1', 3, 200);
    const { quote } = await quoteFor('mina', { Q1: 4 });
    expect(quote.status).toBe(201);
    expect(quote.body).toMatchObject({
      totals: { grand: { amount: 800, currency: 'GBP' } },
      shortages: [{ sku: 'Q1', requested: 4, available: 3 }],
    });
    expect(await stockOf('Q1')).toMatchObject({ reserved: 0 });
  });

  test('sums two lines of one product before it says what is short', async () => {
    await api.stock('Q5', 5);
    const mina = await api.as('mina', 'customer');
    const lines = [
      { sku: 'Q5', quantity: 3 },
      { sku: 'Q5', quantity: 3 },
    ];
    const { body } = await mina.post('/api/checkouts').send({ currency: 'GBP', lines });
    expect(body.shortages).toEqual([{ sku: 'Q5', requested: 6, available: 5 }]);
  });

  test('is priced by the catalogue and made for the caller, whatever a customer asks for', async () => {
    await api.stock('Q4', 50, 200);
    const mina = await api.as('mina', 'customer');
    const line = { sku: 'Q4', quantity: 1 };
    const answers = [
      await mina
        .post('/api/checkouts')
        .send({ currency: 'GBP', lines: [{ ...line, unitPrice: 1, discount: 1 }] }),
      await mina.post('/api/checkouts').send({ currency: 'GBP', lines: [line], customerId: 'omar' }),
    ];
    expect(
      answers.map(({ status, body }) => [
        status,
        body.errors.map((error: { pointer: string }) => error.pointer),
      ]),
    ).toEqual([
      [403, ['/lines/0/unitPrice', '/lines/0/discount']],
      [403, ['/customerId']],
    ]);
  });

  test('stands for its own customer and currency, whatever the order says', async () => {
    await api.stock('Q6', 50);
    const shop = await api.as('shop', 'checkout');
    const body = { currency: 'GBP', lines: [{ sku: 'Q6', quantity: 1 }], customerId: 'mina' };
    const { id } = (await shop.post('/api/checkouts').send(body)).body;
    const order = (change: object) =>
      shop
        .post('/api/orders')
        .set('Idempotency-Key', 'q6')
        .send({ ...orderFrom(id), ...change });
    const foreign = [await order({ customerId: 'omar' }), await order({ currency: 'BDT' })];
    expect(foreign.map(({ status, body: problem }) => [status, problem.errors[0].pointer])).toEqual([
      [422, '/customerId'],
      [422, '/currency'],
    ]);
    expect(await stockOf('Q6')).toMatchObject({ reserved: 0 });
    expect((await order({ customerId: 'mina', currency: 'GBP' })).body.customerId).toBe('mina');
  });

  test('that has become an order says so, also when its time is over', async () => {
    await api.stock('Q7', 50);
    const { agent, quote } = await quoteFor('mina', { Q7: 1 });
    const order = (key: string) =>
      agent.post('/api/orders').set('Idempotency-Key', key).send(orderFrom(quote.body.id));
    const placed = await order('q7');
    await api.deps.prisma.checkout.update({ where: { id: quote.body.id }, data: { expiresAt: new Date() } });
    const again = await order('q7-again');
    expect([again.status, again.body.type]).toEqual([409, 'https://throughline.dev/problems/checkout-used']);
    expect(again.body.detail).toContain(placed.body.id);
    expect((await order('q7')).body.id).toBe(placed.body.id);
  });

  test('yields one order at its own prices, however many ask at once', async () => {
    await api.stock('Q2', 50, 200);
    const { agent, quote } = await quoteFor('mina', { Q2: 1 });
    await api.deps.prisma.product.update({ where: { sku: 'Q2' }, data: { price: 300 } });
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        agent.post('/api/orders').set('Idempotency-Key', `quote-${n}`).send(orderFrom(quote.body.id)),
      ),
    );
    const placed = responses.filter(({ status }) => status === 201);
    expect(placed).toHaveLength(1);
    expect(placed[0]?.body.totals.grand.amount).toBe(200);
    const refused = responses.find(({ status }) => status === 409);
    expect(refused?.body.type).toMatch(/checkout-used$/);
    expect(refused?.body.detail).toContain(placed[0]?.body.id);
    expect(await stockOf('Q2')).toMatchObject({ reserved: 1 });
  });

  test('is refused to others and after its time', async () => {
    await api.stock('Q3', 50);
    const { agent, quote } = await quoteFor('mina', { Q3: 1 });
    const omar = await api.as('omar', 'customer');
    const stolen = await omar.post('/api/orders').set('Idempotency-Key', 'q3').send(orderFrom(quote.body.id));
    expect(stolen.body.errors).toMatchObject([{ pointer: '/checkoutId' }]);
    await api.deps.prisma.checkout.update({ where: { id: quote.body.id }, data: { expiresAt: new Date() } });
    const late = await agent.post('/api/orders').set('Idempotency-Key', 'q3').send(orderFrom(quote.body.id));
    expect(late.status).toBe(409);
    expect(late.body.type).toMatch(/checkout-expired$/);
    expect(await stockOf('Q3')).toMatchObject({ reserved: 0 });
  });
});

describe('an order that is paid by several tenders', () => {
  const CARDS = [
    { method: 'card', token: 'pm_first', amount: 1_000 },
    { method: 'card', token: 'pm_second' },
  ] as const;

  const place = async (key: string, tenders: readonly object[], more: object = {}) => {
    const mina = await api.as('mina', 'customer');
    const body = { ...orderOf({ TEN: 6 }), payment: { tenders, ...more } };
    return mina.post('/api/orders').set('Idempotency-Key', key).send(body);
  };

  beforeAll(() => api.stock('TEN', 100, 255));

  test('has a payment for each, with its own card, and the one without an amount pays the rest', async () => {
    const { status, body } = await place('two-cards', CARDS);
    expect(status).toBe(201);
    expect(body.payments.map(({ id, method, amount }: PaymentJson) => [id, method, amount.amount])).toEqual([
      ['1', 'card', 1_000],
      ['2', 'card', 530],
    ]);
    expect(body).toMatchObject({ currentPayment: '1', due: { amount: 1_530 } });
    const rows = await api.deps.prisma.payment.findMany({
      where: { orderId: body.id },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ token }) => token)).toEqual(['pm_first', 'pm_second']);
    const mina = await api.as('mina', 'customer');
    expect((await mina.get(`/api/orders/${body.id}`)).body).toEqual(body);
    expect((await place('two-cards', CARDS)).body.id).toBe(body.id);
  });

  const [first, second] = CARDS;
  test.each([
    ['one alone', [first], '/payment/tenders'],
    ['more than the price', [{ ...first, amount: 1_531 }, second], '/payment/tenders'],
    ['nothing left for the rest', [{ ...first, amount: 1_530 }, second], '/payment/tenders'],
    ['less than the price', [first, { ...second, amount: 529 }], '/payment/tenders'],
    ['two without an amount', [second, second], '/payment/tenders'],
    ['nothing by one', [{ ...first, amount: 0 }, second], '/payment/tenders/0/amount'],
    ['a fraction', [{ ...first, amount: 10.5 }, second], '/payment/tenders/0/amount'],
    ['a card without its handle', [first, { method: 'card' }], '/payment/tenders/1/token'],
    ['a handle of an account', [first, { method: 'credit', token: 'x' }], '/payment/tenders/1/token'],
    ['credit that is not there', [{ method: 'credit', amount: 1 }, second], '/payment/tenders/0/method'],
    ['cash in pounds', [first, { method: 'cod' }], '/payment/tenders/1/method'],
    ['cash twice', [{ method: 'cod', amount: 1 }, { method: 'cod' }], '/payment/tenders/1/method'],
    ['an unknown method', [first, { method: 'gold' }], '/payment/tenders/1/method'],
    ['an unknown field', [{ ...first, share: 2 }, second], '/payment/tenders/0/share'],
  ])('of %s is refused by the field', async (of, tenders, pointer) => {
    const { status, body } = await place(of.replaceAll(' ', '-'), tenders);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('names a method or tenders, not both and not neither', async () => {
    const both = await place('both', CARDS, { method: 'card', token: 'x' });
    expect(both.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/payment/method',
      '/payment/token',
    ]);
    const mina = await api.as('mina', 'customer');
    const neither = { ...orderOf({ TEN: 6 }), payment: {} };
    const { status, body } = await mina.post('/api/orders').set('Idempotency-Key', 'neither').send(neither);
    expect([status, body.errors]).toEqual([
      422,
      [{ pointer: '/payment/method', detail: 'Give a method, or tenders.' }],
    ]);
  });
});

describe('an amount that the gateway can not be asked for', () => {
  const words = "1.235 KWD can't be charged to a card, which takes KWD in steps of 0.010 KWD.";

  test('is refused at the quote and at the order, naming what makes it, and nothing is written', async () => {
    const { product, stock, order } = api.deps.prisma;
    await product.create({ data: { sku: 'ODD', name: 'Odd', price: 1_235, currency: 'KWD' } });
    await stock.create({ data: { sku: 'ODD', onHand: 10 } });
    const mina = await api.as('mina', 'customer');
    const lines = [{ sku: 'ODD', quantity: 1 }];
    const before = await order.count();
    const quoted = await mina.post('/api/checkouts').send({ currency: 'KWD', lines });
    const placed = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'odd')
      .send({ ...orderOf({ ODD: 1 }), currency: 'KWD' });
    for (const { status, body } of [quoted, placed]) {
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ pointer: '/lines', detail: words }]);
    }
    expect(await order.count()).toBe(before);
    expect(await stockOf('ODD')).toMatchObject({ reserved: 0 });
    expect(
      (await mina.post('/api/checkouts').send({ currency: 'KWD', lines: [{ sku: 'ODD', quantity: 2 }] }))
        .status,
    ).toBe(201);
  });
});

describe('tax and the discount of an order', () => {
  const MUGS = Array.from({ length: 10 }, () => ({
    ...{ sku: 'MUG', quantity: 1, unitPrice: 23_90, taxRate: 2_000 },
  }));
  const TERMS = { currency: 'GBP', lines: MUGS, discount: 59_75 };
  const pounds = (amount: number) => ({ amount, currency: 'GBP' });
  beforeAll(() => api.stock('MUG', 500, 23_90));

  test('ten mugs of 23.90 with 20 % in it less a quarter cost 179.25, in the quote and in its order', async () => {
    const shop = await api.as('shop', 'checkout');
    const quoted = await shop.post('/api/checkouts').send(TERMS);
    const totals = {
      ...{ items: pounds(239_00), discount: pounds(59_75), tax: pounds(29_90) },
      ...{ shipping: pounds(0), grand: pounds(179_25) },
    };
    expect(quoted.body).toMatchObject({ totals, taxIncluded: true });
    const { lines: _lines, currency: _currency, ...body } = orderOf({});
    const placed = await shop
      .post('/api/orders')
      .set('Idempotency-Key', 'mugs')
      .send({ ...body, checkoutId: quoted.body.id });
    expect(placed.body).toMatchObject({ totals, taxIncluded: true, due: pounds(179_25) });
    expect(placed.body.lines[9]).toMatchObject({
      ...{ taxRate: 2_000, tax: pounds(2_99), discount: pounds(5_97), total: pounds(17_93) },
    });
    const row = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: placed.body.id } });
    expect(row).toMatchObject({ taxTotal: 29_90, taxIncluded: true, grandTotal: 179_25 });
    expect((await shop.get(`/api/orders/${placed.body.id}`)).body).toEqual(placed.body);
  });

  test('is on top where the shop’s checkout says so, and the delivery’s rate is its own', async () => {
    const shop = await api.as('shop', 'checkout');
    const { body } = await shop
      .post('/api/orders')
      .set('Idempotency-Key', 'on-top')
      .send({ ...orderOf({}), ...TERMS, taxIncluded: false, shippingTaxRate: 500 });
    expect(body).toMatchObject({
      totals: { tax: pounds(35_85), grand: pounds(215_10) },
      ...{ taxIncluded: false, due: pounds(215_10) },
      lines: expect.arrayContaining([expect.objectContaining({ tax: pounds(3_59), total: pounds(21_52) })]),
    });
  });

  test('customers pay by the product’s rate and the shop’s rules, and say nothing of either', async () => {
    const settings = { taxRules: { GBP: { prices: 'exclude', rate: 1_000 } } } as const;
    const { prisma } = api.deps;
    await api.stock('RATED', 5, 1_000);
    await prisma.product.update({ where: { sku: 'RATED' }, data: { taxRate: 500 } });
    const lines = [
      { sku: 'RATED', quantity: 1 },
      { sku: 'MUG', quantity: 1 },
    ];
    const cart = await priceCart(prisma, { currency: 'GBP', lines }, { shipping: 0, ...settings });
    expect(cart.totals).toEqual({
      ...{ items: 33_90, discount: 0, tax: 50 + 2_39, shipping: 0, grand: 36_79 },
    });
    const mina = await api.as('mina', 'customer');
    const refused = await mina.post('/api/checkouts').send({
      ...TERMS,
      lines: [{ sku: 'MUG', quantity: 1, taxRate: 0 }],
      taxIncluded: true,
      shippingTaxRate: 0,
    });
    expect([refused.status, refused.body.errors.map((one: { pointer: string }) => one.pointer)]).toEqual([
      403,
      ['/lines/0/taxRate', '/discount', '/taxIncluded', '/shippingTaxRate'],
    ]);
  });

  test.each([
    ['a rate above the whole price', { lines: [{ ...MUGS[0], taxRate: 10_001 }] }, '/lines/0/taxRate'],
    ['a rate below nothing', { lines: [{ ...MUGS[0], taxRate: -1 }] }, '/lines/0/taxRate'],
    ['a delivery’s rate above its price', { shippingTaxRate: 10_001 }, '/shippingTaxRate'],
    ['a price with decimals', { lines: [{ ...MUGS[0], unitPrice: 23.9 }] }, '/lines/0/unitPrice'],
    ['a discount with decimals', { discount: 59.75 }, '/discount'],
    ['a discount below nothing', { discount: -1 }, '/discount'],
    ['a discount larger than the order', { discount: 239_01 }, '/discount'],
    ['a currency that nobody has', { currency: 'ZZZ' }, '/currency'],
    ['a quote that has its price', { checkoutId: 'quote', lines: undefined }, '/discount'],
  ])('%s is refused with 422 that names the field', async (_, change, pointer) => {
    const shop = await api.as('shop', 'checkout');
    const before = await api.deps.prisma.order.count();
    const { status, body } = await shop
      .post('/api/orders')
      .set('Idempotency-Key', `refused-${pointer.replaceAll('/', '-')}`)
      .send({ ...orderOf({}), ...TERMS, ...change });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    expect(await api.deps.prisma.order.count()).toBe(before);
  });
});
