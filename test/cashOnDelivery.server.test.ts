import type { AdminOrderJson } from '../api/schema/admin';
import type {
  CashPageJson,
  CashSummaryJson,
  OrderCashJson,
  StatementResultJson,
} from '../api/schema/money/cash';
import type { CheckoutJson, OrderJson } from '../api/schema/order';
import type { ProblemJson } from '../api/schema/problem';
import { orderWorkflowId } from '../domain/order/ids';
import { eventually } from './world/eventually';
import { codeSentTo } from './world/payoutShop';
import { phoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

let stack: Stack;
let finance: string;
let buyer: string;

/** Somebody calls once a parcel to the phone came back. */
const cash = { confirmFrom: {}, confirmAfterRefusals: 1, confirmWithinMs: 600_000 };

beforeAll(async () => {
  // Parcels stay where they are unless the test moves them.
  stack = await startStack(
    { ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.1' },
    { returns: { windowMs: 2_000 }, cash },
  );
  const admin = await stack.token('ayesha', 'admin');
  await stockPhones(stack, admin, 50);
  // A price with poisha: the courier collects whole taka.
  const odd = { sku: 'ODD', name: 'Charger', price: 124_950, currency: 'BDT' };
  const pounds = { sku: 'POUNDS', name: 'Mug', price: 500, currency: 'GBP' };
  const wrapping = { sku: 'WRAPPING', name: 'Gift wrap', price: 5_000, currency: 'BDT', stocked: false };
  await stack.call(admin, 'PUT', '/api/admin/products', { products: [odd, pounds, wrapping] }, 'odd');
  await stack.call(
    admin,
    'POST',
    '/api/admin/inventory/ODD/adjustments',
    { delta: 50, reason: 'opening' },
    'odd-1',
  );
  finance = await stack.token('farah', 'finance');
  buyer = await stack.token('rahim', 'customer');
});
/** Orders that end by themselves, after the world was told of it. */
const ending: string[] = [];
afterAll(async () => {
  await Promise.all(ending.map(closed));
  await stack.close();
}, 60_000);

const cashOrder = (sku: string, phone = '01712345678') => ({
  ...phoneOrder(),
  shippingAddress: { ...phoneOrder().shippingAddress, phone },
  lines: [{ sku, quantity: 1 }],
  payment: { method: 'cod' },
});

async function place(sku: string, key: string, phone?: string): Promise<OrderJson> {
  const { status, body } = await stack.call(buyer, 'POST', '/api/orders', cashOrder(sku, phone), key);
  expect([status, body]).toMatchObject([201, {}]);
  return body as OrderJson;
}

const adminOrder = async (id: string): Promise<AdminOrderJson> =>
  (await stack.call(finance, 'GET', `/api/admin/orders/${id}`)).body as AdminOrderJson;

const accounts = async (id: string): Promise<Readonly<Record<string, number>>> => {
  const { body } = await stack.call(finance, 'GET', `/api/admin/orders/${id}/ledger`);
  const { balances } = body as { balances: { account: string; amount: { amount: number } }[] };
  return Object.fromEntries(balances.map(({ account, amount }) => [account, amount.amount]));
};

async function moveParcel(orderId: string, event: string, collected?: number): Promise<void> {
  await eventually(() =>
    stack.prisma.orderEvent.count({ where: { orderId, type: 'ParcelBooked' } }).then(Boolean),
  );
  const response = await fetch(`${stack.sandboxUrl}/sandbox/parcels/${orderId}-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, hold: true, collected }),
  });
  expect(response.status).toBe(200);
}

const consignmentOf = async (id: string): Promise<string> => {
  const { shipments } = await adminOrder(id);
  return shipments[0]?.consignmentId ?? '';
};

const until = (id: string, paymentStatus: string) =>
  eventually(async () => (await adminOrder(id)).paymentStatus === paymentStatus);

/** Closed, and everybody told of it. */
const closed = (id: string): Promise<unknown> =>
  stack.deps.temporal.workflow.getHandle(orderWorkflowId(id)).result();

const settle = async (reference: string, lines: readonly object[]): Promise<StatementResultJson['items']> => {
  const statement = { courier: 'pathao', reference, lines };
  const { body } = await stack.call(finance, 'POST', '/api/admin/cod/statements', statement);
  return (body as StatementResultJson).items;
};

test('an order is paid at the door in whole taka, and settled by the courier’s statement', async () => {
  const { id, paymentStatus, due, cash } = await place('ODD', 'odd');
  expect([paymentStatus, due.amount, cash?.toCollect.amount]).toEqual(['COD_DUE', 0, 125_000]);
  await moveParcel(id, 'assigned-for-delivery');
  const sandboxLedger = await fetch(`${stack.sandboxUrl}/sandbox/ledger?orderId=${id}`);
  const { consignments } = (await sandboxLedger.json()) as { consignments: { amountToCollect: number }[] };
  expect(consignments.map(({ amountToCollect }) => amountToCollect)).toEqual([1_250]);
  expect(await accounts(id)).toEqual({});
  await moveParcel(id, 'delivered');
  await until(id, 'COD_COLLECTED');
  expect(await accounts(id)).toEqual({ 'courier:pathao': 125_000, customers: -124_950, rounding: -50 });
  const summary = (await stack.call(finance, 'GET', '/api/admin/cod/summary')).body as CashSummaryJson;
  expect(summary.items).toMatchObject([
    { courier: 'pathao', week: { amount: 125_000 }, older: { amount: 0 } },
  ]);

  // Couriers pay long after an order has closed.
  await closed(id);
  const line = { consignmentId: await consignmentOf(id), amount: 119_000, fee: 6_000 };
  const stranger = { consignmentId: 'DA-none', amount: 1, fee: 0 };
  expect((await settle('INV-1', [line, stranger])).map(({ outcome }) => outcome)).toEqual([
    'RECORDED',
    'UNKNOWN',
  ]);
  const twice = { courier: 'pathao', reference: 'INV-0', lines: [line, line] };
  const doubled = await stack.call(finance, 'POST', '/api/admin/cod/statements', twice);
  expect([doubled.status, (doubled.body as ProblemJson).errors]).toMatchObject([
    422,
    [{ pointer: '/lines/1/consignmentId' }],
  ]);
  // The same statement once more records nothing twice, and another can't take more than there is.
  expect((await settle('INV-1', [line])).map(({ outcome }) => outcome)).toEqual(['RECORDED']);
  expect(await settle('INV-2', [line])).toMatchObject([
    {
      outcome: 'REFUSED',
      detail: expect.stringContaining('more than'),
      amountLeft: { amount: 0, currency: 'BDT' },
    },
  ]);
  await until(id, 'PAID');
  expect((await adminOrder(id)).cash).toMatchObject({ settlement: 'REMITTED' });
  expect(await accounts(id)).toEqual({
    ...{ 'courier:pathao': 0, customers: -124_950, rounding: -50 },
    ...{ bank: 119_000, fees: 6_000 },
  });
  const page = (await stack.call(finance, 'GET', '/api/admin/cod?state=REMITTED')).body as CashPageJson;
  expect(page.items).toMatchObject([{ orderId: id, state: 'REMITTED', open: { amount: 0 } }]);
  const own = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/cash`)).body as OrderCashJson;
  expect(own.items).toMatchObject([
    {
      ...{ parcelId: `${id}-1`, state: 'REMITTED', remitted: { amount: 119_000 } },
      remittances: [{ reference: 'INV-1', amount: { amount: 119_000 }, fee: { amount: 6_000 } }],
    },
  ]);
  const theirs = await stack.call(buyer, 'GET', `/api/admin/orders/${id}/cash`);
  expect(theirs.status).toBe(403);
  ending.push(id);
});

test('a part is paid by card as the order is placed, and the courier is told of the rest alone', async () => {
  const tenders = [{ method: 'cod' }, { method: 'card', token: 'pm_card_visa', amount: 50_000 }];
  const wish = { ...cashOrder('ODD'), payment: { tenders } };
  const { status, body } = await stack.call(buyer, 'POST', '/api/orders', wish, 'in-parts');
  expect(status).toBe(201);
  const { id } = body as OrderJson;
  await moveParcel(id, 'assigned-for-delivery');
  const sandboxLedger = await fetch(`${stack.sandboxUrl}/sandbox/ledger?orderId=${id}`);
  const { consignments } = (await sandboxLedger.json()) as { consignments: { amountToCollect: number }[] };
  expect(consignments.map(({ amountToCollect }) => amountToCollect)).toEqual([750]);
  const { cash, holds, payments } = await adminOrder(id);
  expect([cash?.toCollect.amount, holds]).toEqual([75_000, []]);
  expect(payments.map(({ method, amount }) => [method, amount.amount])).toEqual([
    ['cod', 74_950],
    ['card', 50_000],
  ]);
  await moveParcel(id, 'delivered');
  await until(id, 'COD_COLLECTED');
  expect(await accounts(id)).toEqual({
    ...{ 'courier:pathao': 75_000, 'gateway:stripe': 50_000, customers: -124_950, rounding: -50 },
    ...{ reservations: 0, 'reserved:stripe': 0 },
  });
  ending.push(id);
});

test('what was paid at the door goes back by somebody’s hand, also of an order that has closed', async () => {
  const { id } = await place('PHONE', 'back');
  await moveParcel(id, 'delivered');
  await until(id, 'COD_COLLECTED');
  await closed(id);
  const ask = { amount: 100_000, reason: 'DAMAGED' };
  const asked = await stack.call(finance, 'POST', `/api/admin/orders/${id}/refunds`, ask, 'ask');
  expect([asked.status, (asked.body as AdminOrderJson).paymentStatus]).toEqual([200, 'REFUND_PENDING']);
  const queue = (await stack.call(finance, 'GET', '/api/admin/refunds?status=TO_PAY_OUT')).body;
  expect(queue).toMatchObject({ items: [{ orderId: id, status: 'TO_PAY_OUT' }] });
  const payout = `/api/admin/orders/${id}/refunds/1/payout`;
  expect((await stack.call(finance, 'POST', payout, {}, 'empty')).status).toBe(422);
  expect((await stack.call(finance, 'POST', payout, { reference: 'BKASH-9H1' }, 'paid')).status).toBe(200);
  expect((await stack.call(finance, 'POST', payout, { reference: 'BKASH-9H2' }, 'twice')).status).toBe(409);
  expect(await accounts(id)).toEqual({ 'courier:pathao': 4_999_900, customers: -4_899_900, bank: -100_000 });
  expect((await adminOrder(id)).paymentStatus).toBe('PARTIALLY_REFUNDED');
  expect(await stack.prisma.paymentTransaction.count({ where: { orderId: id } })).toBe(0);
  ending.push(id);
});

/** Of somebody who sends parcels back. */
const REFUSES = '01812345678';

test('a parcel that comes back was never paid, and its order ends by a cancellation', async () => {
  const { id } = await place('PHONE', 'refused', REFUSES);
  await moveParcel(id, 'delivery-failed');
  await moveParcel(id, 'returned');
  await eventually(async () => (await adminOrder(id)).holdReasons.includes('COURIER'));
  const support = await stack.token('nadia', 'support');
  const byBuyer = await stack.call(buyer, 'POST', `/api/orders/${id}/cancel`, { reason: 'Mine' }, 'mine');
  expect(byBuyer.status).toBe(409);
  const { status } = await stack.call(
    support,
    'POST',
    `/api/orders/${id}/cancel`,
    { reason: 'Refused at the door' },
    'end',
  );
  expect(status).toBe(200);
  await eventually(async () => (await adminOrder(id)).status === 'CANCELLED');
  expect((await adminOrder(id)).paymentStatus).toBe('VOIDED');
  expect(await accounts(id)).toEqual({});
  const page = (await stack.call(finance, 'GET', '/api/admin/cod?state=CAME_BACK')).body as CashPageJson;
  expect(page.items.map(({ orderId }) => orderId)).toEqual([id]);
});

test('who sent a parcel back is asked before the next one goes out, whatever their account', async () => {
  const support = await stack.token('nadia', 'support');
  const guest = await stack.token('karim', 'customer');
  const again = async (key: string): Promise<string> => {
    const { body } = await stack.call(guest, 'POST', '/api/orders', cashOrder('PHONE', REFUSES), key);
    const { id } = body as OrderJson;
    await eventually(async () => (await adminOrder(id)).holdReasons.includes('CONFIRMATION'));
    return id;
  };
  const answer = (id: string, outcome: string) =>
    stack.call(support, 'POST', `/api/admin/orders/${id}/confirm`, { outcome }, `${outcome}-${id}`);
  const wanted = await again('wanted');
  expect((await adminOrder(wanted)).holds).toMatchObject([
    { reason: 'CONFIRMATION', owner: 'support', default: 'cancel' },
  ]);
  expect((await answer(wanted, 'MAYBE')).status).toBe(422);
  const released = await stack.call(support, 'DELETE', `/api/admin/orders/${wanted}/holds/CONFIRMATION`);
  expect(released.status).toBe(409);
  expect((await answer(wanted, 'CONFIRMED')).status).toBe(200);
  await moveParcel(wanted, 'delivered');
  await until(wanted, 'COD_COLLECTED');
  const unwanted = await again('unwanted');
  expect((await answer(unwanted, 'REFUSED')).status).toBe(200);
  await eventually(async () => (await adminOrder(unwanted)).status === 'CANCELLED');
  expect((await answer(unwanted, 'CONFIRMED')).status).toBe(409);
  ending.push(wanted, unwanted);
});

test('a customer confirms by a code to the phone at the door, and by no other', async () => {
  const guest = await stack.token('karim', 'customer');
  const { body } = await stack.call(guest, 'POST', '/api/orders', cashOrder('PHONE', REFUSES), 'by-code');
  const { id } = body as OrderJson;
  const path = `/api/orders/${id}/confirm`;
  await eventually(async () => (await adminOrder(id)).holdReasons.includes('CONFIRMATION'));
  const read = (await stack.call(guest, 'GET', `/api/orders/${id}`)).body as OrderJson;
  expect(read.confirmBy).toEqual(expect.any(String));
  expect(read.allowedActions).toContain('confirmByCode');
  const give = async (code: string, token = guest): Promise<unknown[]> => {
    const { status, body: answer } = await stack.call(token, 'POST', path, { code });
    return [status, (answer as ProblemJson).type?.split('/').at(-1) ?? (answer as { state: string }).state];
  };
  expect(await give('123456')).toEqual([409, 'code-unknown']);
  expect((await stack.call(guest, 'POST', `${path}/code`)).body).toMatchObject({ to: REFUSES.slice(-3) });
  const code = await codeSentTo(stack, REFUSES);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(await give(wrong)).toEqual([422, 'code-wrong']);
  expect(await give(code, buyer)).toEqual([404, 'not-found']);
  expect(await give(code)).toEqual([200, 'CONFIRMED']);
  expect(await give(code)).toEqual([409, 'not-allowed']);
  expect((await adminOrder(id)).holdReasons).toEqual([]);
  await moveParcel(id, 'delivered');
  await until(id, 'COD_COLLECTED');
  ending.push(id);
});

test('another amount than was due holds the order for finance, and what the courier says later takes its place', async () => {
  const { id } = await place('PHONE', 'short');
  await moveParcel(id, 'delivered', 40_000);
  await eventually(async () => (await adminOrder(id)).holdReasons.includes('PAYMENT'));
  expect((await adminOrder(id)).paymentStatus).toBe('PARTIALLY_PAID');
  expect(await accounts(id)).toEqual({ 'courier:pathao': 4_000_000, customers: -4_000_000 });
  await moveParcel(id, 'delivered', 49_999);
  await until(id, 'COD_COLLECTED');
  const notes = 'The courier has corrected the amount';
  const released = await stack.call(
    finance,
    'POST',
    `/api/admin/orders/${id}/release`,
    { reason: 'PAYMENT', notes },
    'right',
  );
  expect(released.status).toBe(200);
  expect(await accounts(id)).toEqual({ 'courier:pathao': 4_999_900, customers: -4_999_900 });
  const all = { amount: 4_999_900, reference: 'INV-9' };
  await stack.call(finance, 'POST', `/api/admin/orders/${id}/remittances`, all, 'all');
  await moveParcel(id, 'delivered', 45_000);
  await eventually(async () => (await adminOrder(id)).holdReasons.includes('PAYMENT'));
  const over = (await stack.call(finance, 'GET', '/api/admin/cod?state=OVER')).body as CashPageJson;
  expect(over.items.map(({ orderId }) => orderId)).toEqual([id]);
  await stack.call(finance, 'POST', `/api/admin/orders/${id}/release`, { reason: 'PAYMENT', notes }, 'over');
  const mistake = { reference: 'INV-9', notes: 'It was of another parcel' };
  const path = `/api/admin/orders/${id}/remittances/take-back`;
  expect((await stack.call(buyer, 'POST', path, mistake, 'not-theirs')).status).toBe(403);
  expect((await stack.call(finance, 'POST', path, mistake, 'take-back')).status).toBe(200);
  expect(await accounts(id)).toEqual({ bank: 0, 'courier:pathao': 4_500_000, customers: -4_500_000 });
  ending.push(id);
});

test('what a person records takes the place of a word that never came', async () => {
  const { id } = await place('PHONE', 'by-hand');
  const record = (body: object, key: string) =>
    stack.call(finance, 'POST', `/api/admin/orders/${id}/cash`, body, key);
  expect((await record({ amount: 1 }, 'early')).status).toBe(409);
  await moveParcel(id, 'assigned-for-delivery');
  await eventually(async () => (await adminOrder(id)).status === 'OUT_FOR_DELIVERY');
  const short = await record({ amount: 4_000_000 }, 'short');
  expect([short.status, (short.body as ProblemJson).errors]).toMatchObject([422, [{ pointer: '/notes' }]]);
  expect((await record({ amount: 4_000_000, notes: 'The rest tomorrow' }, 'told')).status).toBe(200);
  expect((await adminOrder(id)).paymentStatus).toBe('PARTIALLY_PAID');
  expect((await record({ amount: 4_999_900 }, 'all')).status).toBe(200);
  await until(id, 'COD_COLLECTED');
  expect(await accounts(id)).toEqual({ 'courier:pathao': 4_999_900, customers: -4_999_900 });
  await moveParcel(id, 'delivered');
  ending.push(id);
});

test.each([
  ['ODD', 'BDT', { amount: 125_000, currency: 'BDT' }],
  ['WRAPPING', 'BDT', null],
  ['POUNDS', 'GBP', null],
])('a quote for %s in %s says what the door would be asked for', async (sku, currency, cash) => {
  const body = { currency, lines: [{ sku, quantity: 1 }] };
  const quoted = await stack.call(buyer, 'POST', '/api/checkouts', body);
  expect([quoted.status, (quoted.body as CheckoutJson).cash]).toEqual([201, cash]);
  const { id } = quoted.body as CheckoutJson;
  const read = await stack.call(buyer, 'GET', `/api/checkouts/${id}`);
  expect((read.body as CheckoutJson).cash).toEqual(cash);
});

test.each([
  ['POUNDS', {}, '/payment/method'],
  ['WRAPPING', {}, '/payment/method'],
  ['PHONE', { token: 'pm_card_visa' }, '/payment/token'],
  ['PHONE', { method: 'cash' }, '/payment/method'],
])('cash for %s with %j is refused by the name of the field', async (sku, payment, pointer) => {
  const order = { ...cashOrder(sku), payment: { method: 'cod', ...payment } };
  const body = { ...order, currency: sku === 'POUNDS' ? 'GBP' : 'BDT' };
  const answer = await stack.call(
    buyer,
    'POST',
    '/api/orders',
    body,
    `bad-${sku}-${pointer.replaceAll('/', '-')}-${Object.keys(payment).length}`,
  );
  const { errors } = answer.body as ProblemJson;
  expect([answer.status, errors]).toMatchObject([422, [{ pointer }]]);
});

test('cash is no second attempt to pay', async () => {
  const { id } = await place('PHONE', 'again');
  const body = { payment: { method: 'cod', token: 'x' } };
  expect((await stack.call(buyer, 'POST', `/api/orders/${id}/payments`, body, 'again')).status).toBe(422);
  await moveParcel(id, 'delivered');
  ending.push(id);
});
