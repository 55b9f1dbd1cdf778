import type { AdminOrderJson } from '../api/schema/admin';
import type { OrderJson } from '../api/schema/order';
import type { OpenedLinkJson, PaymentLinksJson } from '../api/schema/money/payments';
import type { ProblemJson } from '../api/schema/problem';
import { eventually } from './world/eventually';
import { PHONE, phoneOrder, placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

let stack: Stack;
let finance: string;
let buyer: string;

const deposit = {
  percent: 10,
  least: { BDT: 10_000 },
  from: { BDT: 9_000_000 },
  afterRefusals: 9,
  payWithinMs: 600_000,
};
const cash = { confirmFrom: {}, confirmAfterRefusals: 9, confirmWithinMs: 600_000, deposit };

beforeAll(async () => {
  // Parcels stay where they are unless the test moves them.
  stack = await startStack(
    { ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.1' },
    { returns: { windowMs: 1_000 }, cash },
    { mayStayOpen: true },
  );
  await stockPhones(stack, await stack.token('ayesha', 'admin'), 50);
  finance = await stack.token('farah', 'finance');
  buyer = await stack.token('rahim', 'customer');
});
afterAll(() => stack.close(), 60_000);

const adminOrder = async (id: string): Promise<AdminOrderJson> =>
  (await stack.call(finance, 'GET', `/api/admin/orders/${id}`)).body as AdminOrderJson;

const becomes = (id: string, holds: (order: AdminOrderJson) => boolean) =>
  eventually(async () => holds(await adminOrder(id)));

/** Nobody is signed in who has a link. */
async function open(url: string, body?: object, key = 'once'): Promise<{ status: number; body: unknown }> {
  const path = new URL(url).pathname.replace('/pay/', '/api/pay/');
  const response = await fetch(`${stack.url}${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
  return { status: response.status, body: await response.json() };
}

const CARD = { method: 'card', token: 'pm_card_visa' } as const;
const codeOf = ({ body }: { body: unknown }): string => (body as ProblemJson).type.split('/').at(-1) ?? '';

/** An order whose card was declined. */
async function unpaid(key: string): Promise<string> {
  const id = await placePhoneOrder(stack, buyer, key, 'pm_card_chargeDeclined');
  await becomes(id, ({ status }) => status === 'PAYMENT_FAILED');
  return id;
}

async function linkFor(id: string, body: object, key: string): Promise<PaymentLinksJson['items'][number]> {
  const made = await stack.call(finance, 'POST', `/api/admin/orders/${id}/payment-links`, body, key);
  expect([made.status, made.body]).toMatchObject([200, {}]);
  const { items } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/payment-links`))
    .body as PaymentLinksJson;
  const [newest] = items;
  if (!newest) throw new Error('There is no link');
  return newest;
}

test('a link pays for an order once, whoever has it, and tells them nothing of who ordered', async () => {
  const id = await unpaid('linked');
  const { url, state } = await linkFor(id, {}, 'first');
  expect([state, url]).toEqual(['OPEN', expect.stringMatching(/\/pay\/TL-\d+\.1\.[\w-]{22}$/)]);
  const read = await open(url ?? '');
  expect(read.body).toEqual({
    orderNumber: (await adminOrder(id)).number,
    ...{ amount: { amount: PHONE.price, currency: 'BDT' }, state: 'OPEN', attempt: null },
    expiresAt: expect.any(String),
  });
  // The customer has it in a message; what is kept of that leads nowhere.
  await eventually(async () => {
    const ledger = await fetch(`${stack.sandboxUrl}/sandbox/ledger`);
    return (await ledger.text()).includes(url ?? '');
  });
  const kept = await stack.prisma.notification.findMany({ where: { orderId: id, kind: 'paymentLink' } });
  const texts = kept.flatMap(({ text }) => text ?? []);
  expect(texts).not.toEqual([]);
  expect(texts.filter((text) => !text.includes('/pay/…'))).toEqual([]);

  expect((await open(url?.replace(/.$/, 'x') ?? '')).status).toBe(404);
  const twice = await Promise.all([open(url ?? '', CARD, 'one'), open(url ?? '', CARD, 'other')]);
  expect(twice.filter(({ status }) => status === 200)).toHaveLength(1);
  await becomes(id, ({ paymentStatus }) => paymentStatus === 'AUTHORIZED' || paymentStatus === 'PAID');
  expect((await stack.ledgerOf(id)).charges[id]?.charges).toBe(1);
  const again = await open(url ?? '', CARD, 'third');
  expect([again.status, codeOf(again)]).toEqual([409, 'link-used']);
  expect(((await open(url ?? '')).body as OpenedLinkJson).state).toBe('USED');
});

test('a link that was replaced or withdrawn, or whose order is cancelled, says so, and nothing is asked of a gateway', async () => {
  const id = await unpaid('dead');
  const first = await linkFor(id, { amount: 100_000 }, 'dead-1');
  const second = await linkFor(id, { amount: 200_000 }, 'dead-2');
  expect(codeOf(await open(first.url ?? '', CARD))).toBe('link-replaced');
  const links = `/api/admin/orders/${id}/payment-links`;
  const support = await stack.token('nadia', 'support');
  const packer = await stack.token('kamal', 'warehouse');
  expect((await stack.call(packer, 'GET', links)).status).toBe(403);
  expect((await stack.call(support, 'DELETE', `${links}/2`)).status).toBe(200);
  expect(codeOf(await open(second.url ?? '', CARD))).toBe('link-withdrawn');
  const third = await linkFor(id, {}, 'dead-3');
  await stack.call(buyer, 'POST', `/api/orders/${id}/cancel`, { reason: 'Mine' }, 'dead-cancel');
  expect(codeOf(await open(third.url ?? '', CARD))).toBe('order-cancelled');
  await becomes(id, ({ status }) => status === 'CANCELLED');
  expect((await adminOrder(id)).payments).toHaveLength(1);
  const rows = await stack.prisma.paymentLink.findMany({ where: { orderId: id }, orderBy: { id: 'asc' } });
  expect(rows.map(({ state }) => state)).toEqual(['REPLACED', 'WITHDRAWN', 'OPEN']);
});

test('what a link can’t be for is refused by the name of the field', async () => {
  const id = await unpaid('fields');
  const refused = async (body: object) => {
    const answer = await stack.call(finance, 'POST', `/api/admin/orders/${id}/payment-links`, body);
    const { errors, amountLeft } = answer.body as ProblemJson;
    return [answer.status, errors?.map(({ pointer }) => pointer), amountLeft?.amount];
  };
  expect(await refused({ amount: PHONE.price + 1 })).toEqual([422, ['/amount'], PHONE.price]);
  expect(await refused({ amount: 0 })).toEqual([422, ['/amount'], undefined]);
  expect(await refused({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual([422, ['/expiresAt'], undefined]);
  await stack.call(buyer, 'POST', `/api/orders/${id}/cancel`, { reason: 'Mine' }, 'fields-cancel');
});

async function cashOrder(key: string, quantity = 1): Promise<string> {
  const body = { ...phoneOrder(), lines: [{ sku: PHONE.sku, quantity }], payment: { method: 'cod' } };
  const { body: placed } = await stack.call(buyer, 'POST', '/api/orders', body, key);
  return (placed as OrderJson).id;
}

async function moveParcel(id: string, event: string, collected?: number): Promise<void> {
  await eventually(() =>
    stack.prisma.orderEvent.count({ where: { orderId: id, type: 'ParcelBooked' } }).then(Boolean),
  );
  await fetch(`${stack.sandboxUrl}/sandbox/parcels/${id}-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, hold: true, collected }),
  });
}

test('cash that is paid by card on its way is no more collected; a courier that collects it all the same holds the order', async () => {
  const id = await cashOrder('on-its-way');
  await moveParcel(id, 'assigned-for-delivery');
  await becomes(id, ({ status }) => status === 'OUT_FOR_DELIVERY');
  const path = `/api/orders/${id}/payment-method`;
  expect((await stack.call(buyer, 'PUT', path, { method: 'cod' }, 'same')).status).toBe(409);
  expect((await stack.call(buyer, 'PUT', path, CARD, 'now')).status).toBe(200);
  await becomes(id, ({ paymentStatus }) => paymentStatus === 'PAID');
  const paid = await adminOrder(id);
  // Pathao has no call for it: somebody has to tell it.
  expect(paid.holds).toMatchObject([{ reason: 'CASH_CHANGE', owner: 'warehouse', blocks: [] }]);
  expect(paid.holds[0]).toMatchObject({ notes: expect.stringContaining('Tell pathao to collect 0.00 BDT') });
  const theirs = (await stack.call(buyer, 'GET', `/api/orders/${id}`)).body as OrderJson;
  expect([theirs.holds, theirs.cash]).toEqual([[], null]);
  await moveParcel(id, 'delivered', PHONE.price / 100);
  await becomes(id, ({ holdReasons }) => holdReasons.join() === 'PAYMENT');
  const { balances } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/ledger`)).body as {
    balances: { account: string; amount: { amount: number } }[];
  };
  expect(Object.fromEntries(balances.map(({ account, amount }) => [account, amount.amount]))).toMatchObject({
    ...{ 'gateway:stripe': PHONE.price, 'courier:pathao': PHONE.price, customers: -2 * PHONE.price },
  });
});

test('an order whose card was declined goes out to be paid at the door, and is', async () => {
  const id = await unpaid('to-door');
  const switched = await stack.call(
    buyer,
    'PUT',
    `/api/orders/${id}/payment-method`,
    { method: 'cod' },
    'cod',
  );
  expect([switched.status, (switched.body as OrderJson).paymentStatus]).toEqual([200, 'COD_DUE']);
  await moveParcel(id, 'delivered');
  await becomes(id, ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED');
});

test('a large order at the door waits for a tenth of it, and the courier collects the rest', async () => {
  const quote = await stack.call(buyer, 'POST', '/api/checkouts', {
    currency: 'BDT',
    lines: [{ sku: PHONE.sku, quantity: 2 }],
  });
  expect(quote.body).toMatchObject({
    ...{ cash: { amount: 9_999_800 }, deposit: { amount: 1_000_000 } },
    paidInParts: { now: { amount: 1_000_000 }, atTheDoor: { amount: 8_999_800 } },
  });
  const id = await cashOrder('deposit', 2);
  await becomes(id, ({ holdReasons }) => holdReasons.includes('DEPOSIT'));
  expect(await adminOrder(id)).toMatchObject({
    deposit: { amount: 1_000_000 },
    paidInParts: { now: { amount: 1_000_000 }, atTheDoor: { amount: 8_999_800 } },
    paymentLink: { amount: { amount: 1_000_000 } },
  });
  const body = { ...CARD, amount: 1_000_000 };
  const paid = await stack.call(buyer, 'PUT', `/api/orders/${id}/payment-method`, body, 'deposit');
  expect(paid.status).toBe(200);
  await becomes(id, ({ holds, stage }) => holds.length === 0 && stage === 'Shipped');
  const { consignments } = await stack.ledgerOf(id);
  expect(consignments.map(({ amountToCollect }) => amountToCollect)).toEqual([89_998]);
  await becomes(id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_PAID');
  await moveParcel(id, 'delivered');
  await becomes(id, ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED');
});
