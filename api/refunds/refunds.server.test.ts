import type { OrderJson } from '../schema/order';
import type {
  OrderLedgerJson,
  OrderRefundsJson,
  RefundListJson,
  TransactionPageJson,
} from '../schema/money/refunds';
import { startStack, type Answer, type Stack } from '../../test/world/stack';
import { orderOf } from '../testing/apiUnderTest';
import { sellMugs } from '../testing/mugShop';

/** Refunds of delivered orders: real workflow, real worker, simulated vendors. */
let stack: Stack;
let tokens: {
  readonly mina: string;
  readonly shop: string;
  readonly agent: string;
  readonly packer: string;
  readonly finance: string;
  readonly second: string;
};
beforeAll(async () => {
  stack = await startStack({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000' }, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    shop: await stack.token('shop', 'checkout'),
    agent: await stack.token('nadia', 'support'),
    packer: await stack.token('kamal', 'warehouse'),
    finance: await stack.token('farid', 'finance'),
    second: await stack.token('farah', 'finance'),
  };
  await sellMugs(stack);
  await stack.prisma.stock.updateMany({ data: { onHand: 1_000 } });
});
afterAll(() => stack.close());

let placed = 0;

/** Ten mugs at a price of their own, less a quarter, delivered and paid. */
async function delivered({ card = 'pm_card_visa', unitPrice = 23_90 } = {}): Promise<string> {
  const { body } = await stack.call(
    tokens.shop,
    'POST',
    '/api/orders',
    {
      ...orderOf({ MUG: 10 }),
      lines: [{ sku: 'MUG', quantity: 10, unitPrice, discount: Math.round(unitPrice * 2.5) }],
      payment: { method: 'card', token: card },
      customerId: 'mina',
    },
    `refund-${(placed += 1)}`,
  );
  const { id } = body as OrderJson;
  await stack.eventually(tokens.agent, id, (order) => order.paymentStatus === 'PAID');
  return id;
}

const refundsOf = async (id: string): Promise<OrderRefundsJson> =>
  (await stack.call(tokens.agent, 'GET', `/api/admin/orders/${id}/refunds`)).body as OrderRefundsJson;

const ask = (token: string, id: string, body: object, key?: string): Promise<Answer> =>
  stack.call(token, 'POST', `/api/admin/orders/${id}/refunds`, body, key);

/** How far the order's refunds have come, as somebody is told. */
async function shown(token: string, id: string): Promise<string[]> {
  const { body } = await stack.call(token, 'GET', `/api/orders/${id}`);
  return (body as OrderJson).refunds.map(({ status }) => status);
}

const settled = (id: string, paymentStatus: OrderJson['paymentStatus']): Promise<OrderJson> =>
  stack.eventually(tokens.agent, id, (order) => order.paymentStatus === paymentStatus);

test('ten pieces less a quarter, refunded piece by piece, come to what was paid, and the gateway gave back as much', async () => {
  const id = await delivered();
  const amounts: number[] = [];
  for (let piece = 1; piece <= 10; piece += 1) {
    const body = { lines: [{ id: '1', quantity: 1 }], reason: 'DAMAGED' };
    const preview = await stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/refunds/preview`, body);
    amounts.push((preview.body as { amount: { amount: number } }).amount.amount);
    expect(await ask(tokens.finance, id, body)).toMatchObject({ status: 200 });
    await stack.eventually(tokens.agent, id, ({ refunds }) =>
      refunds.every(({ status }) => status === 'REFUNDED'),
    );
  }
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(179_25);
  const order = await settled(id, 'REFUNDED');
  expect(order.refunds.map(({ amount }) => amount.amount)).toEqual(amounts);
  expect(await stack.ledgerOf(id)).toMatchObject({
    refunded: { [id]: { refunds: 10, amount: 179_25 } },
  });
  const ledger = await stack.call(tokens.agent, 'GET', `/api/admin/orders/${id}/ledger`);
  const { balances } = ledger.body as OrderLedgerJson;
  expect(balances.map(({ amount }) => amount.amount)).toEqual(balances.map(() => 0));
});

test('more than is left is a conflict that says how much is left, and what makes no sense is named', async () => {
  const id = await delivered();
  for (const _time of ['first', 'repeated by its key'])
    expect(await ask(tokens.finance, id, { amount: 179_26, reason: 'x' }, 'too-much')).toMatchObject({
      status: 409,
      body: { amountLeft: { amount: 179_25, currency: 'GBP' } },
    });
  const faults: readonly [object, string][] = [
    [{ amount: 0, reason: 'x' }, '/amount'],
    [{ amount: -1, reason: 'x' }, '/amount'],
    [{ amount: { amount: 1, currency: 'BDT' }, reason: 'x' }, '/amount/currency'],
    [{ lines: [{ id: '7', quantity: 1 }], reason: 'x' }, '/lines/0/id'],
    [{ amount: 1 }, '/reason'],
    [{ reason: 'x' }, '/amount'],
    [{ amount: 1, reason: 'x', method: 'cheque' }, '/method'],
  ];
  for (const [body, pointer] of faults) {
    const { status, body: problem } = await ask(tokens.finance, id, body);
    expect([status, problem]).toMatchObject([422, { errors: [{ pointer }] }]);
  }
  expect((await refundsOf(id)).items).toEqual([]);
});

test('of two that ask for the rest at once one gets it, and the same key is one refund', async () => {
  const id = await delivered();
  const whole = { amount: 179_25, reason: 'UNDELIVERED' };
  const answers = await Promise.all([ask(tokens.finance, id, whole), ask(tokens.second, id, whole)]);
  expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409]);
  const other = await delivered();
  const part = { amount: 10_00, reason: 'LATE' };
  const twice = await Promise.all([1, 2].map(() => ask(tokens.agent, other, part, 'once')));
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  await settled(other, 'PARTIALLY_REFUNDED');
  expect((await refundsOf(other)).items).toHaveLength(1);
  expect(await stack.ledgerOf(other)).toMatchObject({ refunded: { [other]: { refunds: 1 } } });
});

test('above what a role gives back alone somebody else of finance decides', async () => {
  const id = await delivered({ unitPrice: 200_00 });
  const much = { amount: 60_00, reason: 'DAMAGED', notes: 'Photos in the ticket' };
  expect(await ask(tokens.agent, id, much)).toMatchObject({ status: 200, body: { paymentStatus: 'PAID' } });
  const queue = await stack.call(tokens.finance, 'GET', '/api/admin/refunds?status=AWAITING_APPROVAL');
  const listed = (queue.body as RefundListJson).items.find(({ orderId }) => orderId === id);
  expect(listed).toMatchObject({
    ...{ id: '1', status: 'AWAITING_APPROVAL', needsApproval: true, notes: 'Photos in the ticket' },
    steps: [{ step: 'REQUESTED', notes: 'Photos in the ticket' }],
    requestedBy: { id: 'nadia', role: 'support' },
    ...{ kind: 'AMOUNT', origin: 'STAFF', method: 'original' },
  });
  const narrowed = async (query: string): Promise<number> => {
    const { body } = await stack.call(tokens.finance, 'GET', `/api/admin/refunds?limit=200&${query}`);
    return (body as RefundListJson).items.filter(({ orderId }) => orderId === id).length;
  };
  for (const [query, count] of [
    ...([
      ['origin=STAFF', 1],
      ['origin=CUSTOMER,APPEASEMENT', 0],
      ['origin=CUSTOMER,STAFF', 1],
    ] as const),
    ...([
      ['method=original', 1],
      ['method=credit,payout', 0],
    ] as const),
    ['status=REFUNDED&origin=STAFF', 0],
  ] as const)
    expect([query, await narrowed(query)]).toEqual([query, count]);
  const unknown = await stack.call(tokens.finance, 'GET', '/api/admin/refunds?origin=NOBODY');
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ parameter: 'origin' }] } });
  expect([await shown(tokens.packer, id), await shown(tokens.mina, id)]).toEqual([['REQUESTED'], []]);
  const approve = (token: string) =>
    stack.call(token, 'POST', `/api/admin/orders/${id}/refunds/1/approve`, { notes: 'Seen the photos' });
  expect((await approve(tokens.agent)).status).toBe(403);
  expect((await approve(tokens.finance)).status).toBe(200);
  // What was agreed is what it was: whoever edits the order by its ETag is not disturbed.
  expect((await settled(id, 'PARTIALLY_REFUNDED')).revision).toBe(1);
  expect((await refundsOf(id)).items[0]).toMatchObject({
    ...{ status: 'REFUNDED', decidedBy: 'farid' },
    steps: [
      { step: 'REQUESTED', by: { id: 'nadia', role: 'support' }, notes: 'Photos in the ticket' },
      { step: 'APPROVED', by: { id: 'farid', role: 'finance' }, notes: 'Seen the photos' },
    ],
  });
  expect((await approve(tokens.second)).status).toBe(409);
  const customers = await stack.call(tokens.mina, 'GET', `/api/orders/${id}`);
  expect(customers.body).toMatchObject({
    refunds: [
      {
        ...{ status: 'REFUNDED', amount: { amount: 60_00 } },
        parts: [{ way: 'original', amount: { amount: 60_00 }, refunded: { amount: 60_00 } }],
      },
    ],
  });
});

test('a customer asks, nothing moves, and whoever is refused is told', async () => {
  const id = await delivered();
  const own = (body: object) => stack.call(tokens.mina, 'POST', `/api/orders/${id}/refunds`, body);
  const asked = { lines: [{ id: '1', quantity: 1 }], reason: 'MISSING', comment: 'Nine in the box' };
  const preview = (body: object) =>
    stack.call(tokens.mina, 'POST', `/api/orders/${id}/refunds/preview`, body);
  expect(await preview(asked)).toMatchObject({ status: 200, body: { amount: { amount: 17_92 } } });
  expect(await preview({ amount: 179_26, reason: 'x' })).toMatchObject({
    status: 409,
    body: { amountLeft: { amount: 179_25 } },
  });
  const others = await stack.token('rafi', 'customer');
  expect((await stack.call(others, 'POST', `/api/orders/${id}/refunds/preview`, asked)).status).toBe(404);
  expect(await own(asked)).toMatchObject({
    status: 200,
    body: { paymentStatus: 'PAID', refunds: [{ status: 'REQUESTED' }], lines: [{ refundable: 9 }] },
  });
  expect((await own(asked)).status).toBe(409);
  expect((await own({ ...asked, method: 'cheque' })).status).toBe(422);
  expect((await refundsOf(id)).items).toMatchObject([{ notes: 'Nine in the box', needsApproval: true }]);
  const reject = { notes: 'Weighed as ten' };
  const path = `/api/admin/orders/${id}/refunds/1/reject`;
  expect((await stack.call(tokens.agent, 'POST', path, reject)).status).toBe(200);
  const { body } = await stack.call(tokens.mina, 'GET', `/api/orders/${id}`);
  expect(body).toMatchObject({ refunds: [{ status: 'REJECTED' }] });
  expect(JSON.stringify(body)).not.toContain('Weighed');
  const told = await stack.prisma.notification.findMany({ where: { orderId: id, kind: 'refundRefused' } });
  expect(told.length).toBeGreaterThan(0);
});

test('what the bank turns away days later is the shop’s again, and waits for finance', async () => {
  const id = await delivered({ card: 'pm_card_refundFail' });
  await ask(tokens.agent, id, { amount: 10_00, reason: 'LATE' });
  const order = await stack.eventually(tokens.agent, id, ({ holdReasons }) => holdReasons.includes('REFUND'));
  expect([order.paymentStatus, order.payments[0]?.refunded.amount]).toEqual(['REFUND_PENDING', 0]);
  const [refund] = (await refundsOf(id)).items;
  expect(refund).toMatchObject({
    status: 'FAILED',
    moves: [{ state: 'FAILED', code: 'lost_or_stolen_card' }],
  });
  const reject = { notes: 'Paid in cash' };
  expect(
    await stack.call(tokens.finance, 'POST', `/api/admin/orders/${id}/refunds/1/reject`, reject),
  ).toMatchObject({ status: 200, body: { paymentStatus: 'PAID', holds: [] } });
  expect(await shown(tokens.mina, id)).toEqual(['FAILED']);
});

test('a refund that the bank takes its time for is on its way until a webhook says that it is there', async () => {
  const id = await delivered({ card: 'pm_card_pendingRefund' });
  await ask(tokens.agent, id, { amount: 10_00, reason: 'LATE' });
  const order = await settled(id, 'PARTIALLY_REFUNDED');
  expect(order.payments[0]?.refunded.amount).toBe(10_00);
});

test('finance finds every transaction, narrowed and as a table; support does not', async () => {
  const path = '/api/admin/transactions';
  const { body } = await stack.call(tokens.finance, 'GET', `${path}?kind=REFUND&status=SUCCEEDED&limit=5`);
  const { items } = body as TransactionPageJson;
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ kind, status }) => kind === 'REFUND' && status === 'SUCCEEDED')).toBe(true);
  expect((await stack.call(tokens.agent, 'GET', path)).status).toBe(403);
  const csv = await fetch(`${stack.url}${path}.csv?kind=REFUND`, {
    headers: { authorization: `Bearer ${tokens.finance}` },
  });
  const [head, ...rows] = (await csv.text()).trim().split('\r\n');
  expect(head).toBe('at,order,kind,status,amount,currency,provider,reference,code');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.includes(',REFUND,'))).toBe(true);
});
