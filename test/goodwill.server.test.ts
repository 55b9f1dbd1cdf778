import type {
  AppeasementBudgetsJson,
  AppeasementJson,
  AppeasementPreviewJson,
} from '../api/schema/money/appeasements';
import type { OrderJson } from '../api/schema/order';
import type { PaymentMethodsJson } from '../api/schema/money/paymentMethods';
import type { ProblemJson } from '../api/schema/problem';
import type { OrderLedgerJson, OrderRefundsJson } from '../api/schema/money/refunds';
import type { CreditAccountsJson, CreditEntriesJson } from '../api/schema/money/storeCredit';
import { enterCredit } from '../prisma/storeCredit/enterCredit';
import { insertsHeldBack } from './world/insertsHeldBack';
import { startStack, type Answer, type Stack } from './world/stack';
import { sendCommand } from '../api/commands/sendCommand';
import { orderOf } from '../api/testing/apiUnderTest';
import { sellMugs } from '../api/testing/mugShop';
import { createCreditGateway } from '../activities/storeCredit/creditGateway';
import { claimAppeasement, sweepClaims } from '../api/appeasements/claims';

/** The standard, and a limit of what administrators give at once. */
const LIMITS = {
  withinDays: 90,
  currencies: {
    GBP: {
      perDay: { support: 20_00, finance: 200_00, admin: 200_00 },
      atOnce: { admin: 3_00 },
      perCustomer: 30_00,
    },
  },
};

/** Goodwill and store credit of delivered orders, counted over all of them: real workflow, real worker, real PostgreSQL. */
let stack: Stack;
let shop: string;
let finance: string;
beforeAll(async () => {
  stack = await startStack(
    {
      ...{ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000', STORE_CREDIT_REFUNDS: 'BD' },
      GOODWILL_LIMITS: JSON.stringify(LIMITS),
    },
    {},
    { mayStayOpen: true },
  );
  shop = await stack.token('shop', 'checkout');
  finance = await stack.token('farid', 'finance');
  await sellMugs(stack);
  await stack.prisma.stock.updateMany({ data: { onHand: 10_000 } });
});
afterAll(() => stack.close());

let customers = 0;

/** A paid order of somebody new, with a phone of their own. */
async function paidOrder(): Promise<string> {
  customers += 1;
  const customerId = `buyer-${customers}`;
  await stack.prisma.customer.create({ data: { id: customerId, name: `Buyer ${customers}` } });
  const order = orderOf({ MUG: 10 }, { lines: [{ sku: 'MUG', quantity: 10, unitPrice: 10_20 }] });
  const shippingAddress = {
    ...order.shippingAddress,
    phone: `+88017110${String(10_000 + customers)}`,
  };
  const { body } = await stack.call(
    ...([shop, 'POST', '/api/orders', { ...order, shippingAddress, customerId }, customerId] as const),
  );
  const { id } = body as OrderJson;
  await stack.eventually(shop, id, ({ paymentStatus }) => paymentStatus === 'PAID');
  return id;
}

const appease = (token: string, id: string, body: object, key?: string): Promise<Answer> =>
  stack.call(token, 'POST', `/api/admin/orders/${id}/appeasements`, body, key);

/** What answers say, those that go by themselves apart from those that wait for approval. */
const sorted = (answers: readonly Answer[]) => {
  const all = answers.map(({ body }) => body as AppeasementJson);
  return {
    given: all.filter(({ needsApproval }) => !needsApproval),
    waiting: all.filter(({ needsApproval }) => needsApproval),
  };
};

const budgets = async (): Promise<AppeasementBudgetsJson> =>
  (await stack.call(finance, 'GET', '/api/admin/appeasements/budgets')).body as AppeasementBudgetsJson;

test('ten requests race one agent’s budget of a day over three orders, and never exceed it', async () => {
  const nadia = await stack.token('nadia', 'support');
  const orders = await Promise.all([paidOrder(), paidOrder(), paidOrder()]);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      appease(nadia, orders[index % 3] ?? '', { amount: 4_00, reason: 'LATE' }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const { given, waiting } = sorted(answers);
  expect(given).toHaveLength(5);
  expect(waiting.map(({ because, status }) => [because, status])).toEqual(
    waiting.map(() => [['BUDGET'], 'AWAITING_APPROVAL']),
  );
  expect((await budgets()).agents.find(({ agentId }) => agentId === 'nadia')).toEqual({
    ...{ agentId: 'nadia', role: 'support', count: 5 },
    ...{ used: { amount: 20_00, currency: 'GBP' }, budget: { amount: 20_00, currency: 'GBP' } },
  });
});

test('more than is given at once waits for approval and counts for nobody; what may be given is told before it is asked for', async () => {
  const id = await paidOrder();
  const amir = await stack.token('amir', 'admin');
  const told = await stack.call(amir, 'GET', `/api/admin/orders/${id}/appeasements/left`);
  expect(told).toMatchObject({
    status: 200,
    body: {
      budgetOfDay: { amount: 200_00, currency: 'GBP' },
      left: { budget: { amount: 200_00 }, atOnce: { amount: 3_00 }, order: { amount: 102_00 } },
    },
  });
  expect(await appease(amir, id, { amount: 3_01, reason: 'LATE' })).toMatchObject({
    body: { needsApproval: true, because: ['AMOUNT'], left: { budget: { amount: 200_00 } } },
  });
  expect(await appease(amir, id, { amount: 3_00, reason: 'LATE' })).toMatchObject({
    body: { needsApproval: false, left: { budget: { amount: 197_00 }, customer: { amount: 27_00 } } },
  });
  const counted = { orderId: id, state: { in: ['CLAIMED', 'GRANTED'] } };
  expect(await stack.prisma.appeasement.count({ where: counted })).toBe(1);
});

test('a phone has a cap of its own, where the limits say so', async () => {
  const id = await paidOrder();
  const { deps } = stack;
  const currencies = { GBP: { perDay: { support: 90_00 }, perCustomer: 30_00, perPhone: 2_00 } };
  const settings = { ...deps.settings, appeasements: { withinMs: 1_000_000, currencies } };
  const actor = { id: 'phoney', role: 'support' } as const;
  const claim = (name: string, amount: number) =>
    claimAppeasement(
      { ...deps, settings },
      { id: name, orderId: id, currency: 'GBP', actor, amount, reason: 'LATE' },
    );
  expect(await claim('phone-1', 2_01)).toEqual(['PHONE']);
  expect(await claim('phone-2', 2_00)).toEqual([]);
  expect(await claim('phone-3', 1)).toEqual(['PHONE']);
});

test('ten agents race what one customer may get, and never exceed it', async () => {
  const id = await paidOrder();
  const agents = await Promise.all(
    Array.from({ length: 10 }, (_, index) => stack.token(`agent-${index}`, 'support')),
  );
  const answers = await Promise.all(
    agents.map((agent) => appease(agent, id, { amount: 7_00, reason: 'RUDE_SERVICE' })),
  );
  const { given, waiting } = sorted(answers);
  expect([given.length, waiting.length]).toEqual([4, 6]);
  for (const { because } of waiting) expect(because).toEqual(['CUSTOMER', 'PHONE']);
  await stack.eventually(finance, id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
  const { customers: most } = await budgets();
  expect(most[0]).toMatchObject({ got: { amount: 28_00 }, cap: { amount: 30_00 } });
});

test('of ten claims that all look before any is written, as many hold as there is budget', async () => {
  const id = await paidOrder();
  const actor = { id: 'runa', role: 'support' } as const;
  const wish = { orderId: id, currency: 'GBP', actor, amount: 4_00, reason: 'LATE' };
  const claims = await insertsHeldBack(stack.prisma, 'appeasements', {
    ask: () =>
      Array.from({ length: 10 }, (_, nth) => claimAppeasement(stack.deps, { ...wish, id: `claim-${nth}` })),
    waiting: 10,
  });
  expect(claims.filter((over) => over.length === 0)).toHaveLength(5);
});

test('of two reservations that both look before either is written, the account bears one', async () => {
  const customerId = 'racer';
  const { prisma } = stack;
  await prisma.customer.create({ data: { id: customerId, name: 'Rupa' } });
  const on = { customerId, currency: 'GBP', at: new Date() };
  await enterCredit(prisma, on, () => [{ key: 'racer/grant', kind: 'RAISE', amount: 10 }]);
  const outcomes = await insertsHeldBack(prisma, 'credit_entries', {
    ask: () =>
      ['one', 'two'].map((key) =>
        enterCredit(prisma, on, () => [{ key: `racer/${key}`, kind: 'RESERVE', amount: 6 }]),
      ),
    waiting: 2,
  });
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['entered', 'short']);
  expect(await prisma.creditAccount.findFirst({ where: { customerId } })).toMatchObject({
    ...{ available: 4, reserved: 6 },
  });
});

test('the same key is one appeasement and one claim, and its preview says what is left', async () => {
  const id = await paidOrder();
  const rina = await stack.token('rina', 'support');
  const body = { amount: { amount: 5_00, currency: 'GBP' }, reason: 'DAMAGED', notes: 'A scratch' };
  const preview = await stack.call(rina, 'POST', `/api/admin/orders/${id}/appeasements/preview`, body);
  const left = { budget: 20_00, customer: 30_00, phone: 30_00, order: 102_00 };
  expect(amountsOf((preview.body as AppeasementPreviewJson).left)).toEqual(left);
  const [once, twice] = await Promise.all([1, 2].map(() => appease(rina, id, body, 'once')));
  const after = { budget: 15_00, customer: 25_00, phone: 25_00, order: 97_00 };
  for (const { status, body: given } of [once, twice].flatMap((answer) => answer ?? [])) {
    expect([status, given]).toMatchObject([200, { refundId: '1', needsApproval: false, because: [] }]);
    expect(amountsOf((given as AppeasementJson).left)).toEqual(after);
  }
  expect(await stack.prisma.appeasement.count({ where: { orderId: id } })).toBe(1);
});

const amountsOf = (left: AppeasementJson['left']) => ({
  ...{ budget: left.budget.amount, customer: left.customer.amount },
  ...{ phone: left.phone.amount, order: left.order.amount },
});

test('what an order refuses claims nothing, and what finance rejects counts no more', async () => {
  const id = await paidOrder();
  const tania = await stack.token('tania', 'support');
  expect(await appease(tania, id, { amount: 102_01, reason: 'LATE' })).toMatchObject({
    status: 409,
    body: { amountLeft: { amount: 102_00, currency: 'GBP' } },
  });
  expect(await appease(tania, id, { amount: { amount: 1, currency: 'BDT' }, reason: 'LATE' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/amount/currency' }] },
  });
  expect(await appease(tania, id, { amount: 1_00, reason: 'OTHER' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/notes' }] },
  });
  expect(await appease(tania, id, { amount: 1_00, reason: 'BORED' })).toMatchObject({ status: 422 });
  const unused = { orderId: id, state: { in: ['CLAIMED', 'GRANTED'] } };
  expect(await stack.prisma.appeasement.count({ where: unused })).toBe(0);

  const much = (await appease(tania, id, { amount: 25_00, reason: 'LATE' })).body as AppeasementJson;
  expect(much).toMatchObject({
    needsApproval: true,
    because: ['BUDGET'],
    left: { budget: { amount: 20_00 } },
  });
  const colleague = await stack.token('karim', 'support');
  const path = `/api/admin/orders/${id}/refunds/${much.refundId}`;
  expect(await stack.call(colleague, 'POST', `${path}/approve`, {})).toMatchObject({ status: 403 });
  expect(await stack.call(finance, 'POST', `${path}/approve`, {})).toMatchObject({ status: 200 });
  const [row] = await stack.prisma.appeasement.findMany({ where: { orderId: id, state: 'APPROVED' } });
  expect(row).toMatchObject({ amount: 25_00, day: null });
  const { items } = (await stack.call(tania, 'GET', `/api/admin/orders/${id}/refunds`))
    .body as OrderRefundsJson;
  expect(items).toMatchObject([{ purpose: 'APPEASEMENT', method: 'original', because: ['BUDGET'] }]);
  // What was approved counts for the customer, and not for the agent.
  expect((await appease(tania, id, { amount: 6_00, reason: 'LATE' })).body).toMatchObject({
    ...{ because: ['CUSTOMER', 'PHONE'], left: { budget: { amount: 20_00 }, customer: { amount: 5_00 } } },
  });
  expect(
    await stack.call(finance, 'POST', `${path.replace(/1$/, '2')}/reject`, { notes: 'No' }),
  ).toMatchObject({
    status: 200,
  });
  expect(await stack.prisma.appeasement.count({ where: { orderId: id, state: 'RETURNED' } })).toBe(3);
});

test('a claim of which no order hears is given back, and its command waits for approval if it comes after all', async () => {
  const id = await paidOrder();
  const actor = { id: 'mitu', role: 'support' } as const;
  const { deps } = stack;
  const claim = 'claim-that-was-lost';
  const wish = { orderId: id, currency: 'GBP', actor, amount: 9_00, reason: 'LATE' };
  expect(await claimAppeasement(deps, { id: claim, ...wish })).toEqual([]);
  await sweepClaims(deps);
  expect(await stack.prisma.appeasement.findUnique({ where: { id: claim } })).toMatchObject({
    state: 'CLAIMED',
  });
  await sweepClaims({ ...deps, now: () => new Date(Date.now() + 2 * 3_600_000) });
  expect(await stack.prisma.appeasement.findUnique({ where: { id: claim } })).toMatchObject({
    state: 'RETURNED',
  });
  await sendCommand(deps, {
    ...{ orderId: id, name: 'appease', actor, commandId: claim, bodyHash: 'hash' },
    payload: { amount: 9_00, reason: 'LATE', claim },
  });
  const { items } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/refunds`))
    .body as OrderRefundsJson;
  expect(items).toMatchObject([{ status: 'AWAITING_APPROVAL', because: ['UNCLAIMED'] }]);
});

test('another agent’s claim, or one of another amount, gives nothing away', async () => {
  const id = await paidOrder();
  const { deps } = stack;
  const actor = { id: 'lima', role: 'support' } as const;
  await claimAppeasement(deps, {
    ...{ id: 'claim-of-lima', orderId: id, currency: 'GBP', actor, amount: 1_00, reason: 'LATE' },
  });
  const steal = (commandId: string, who: string, amount: number) =>
    sendCommand(deps, {
      ...{ orderId: id, name: 'appease', commandId, bodyHash: 'hash' },
      actor: { id: who, role: 'support' },
      payload: { amount, reason: 'LATE', claim: 'claim-of-lima' },
    });
  await steal('stolen', 'mallory', 1_00);
  await steal('raised', 'lima', 19_00);
  await steal('used', 'lima', 1_00);
  await steal('used again', 'lima', 1_00);
  const { items } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/refunds`))
    .body as OrderRefundsJson;
  expect(items.map(({ needsApproval }) => needsApproval)).toEqual([true, true, false, true]);
});

/** What the customer of an order has of store credit in pounds: what can be spent, and what is kept. */
async function creditOf(customerId: string): Promise<readonly [available: number, reserved: number]> {
  const { body } = await stack.call(
    await stack.token(customerId, 'customer'),
    ...(['GET', '/api/me/store-credit'] as const),
  );
  const [account] = (body as CreditAccountsJson).items;
  return [account?.available.amount ?? 0, account?.reserved.amount ?? 0];
}

const customerOf = async (id: string): Promise<string> =>
  (await stack.prisma.order.findUniqueOrThrow({ where: { id } })).customerId;

/** Orders mugs for so many pence by store credit, as the customer. */
async function payByCredit(customerId: string, quantity: number, key: string): Promise<Answer> {
  const token = await stack.token(customerId, 'customer');
  const order = orderOf({ MUG: quantity }, { payment: { method: 'credit' } });
  return stack.call(token, 'POST', '/api/orders', order, key);
}

/** Why each method can't pay so many pence of a customer's, or a guest's; null of one that can. */
async function offersTo(customerId: string | undefined, amount: number): Promise<Record<string, unknown>> {
  const query = `currency=GBP&amount=${amount}${customerId === undefined ? '' : `&customerId=${customerId}`}`;
  const { body } = await stack.call(shop, 'GET', `/api/payment-methods?${query}`);
  return Object.fromEntries(
    (body as PaymentMethodsJson).items.map(({ method, refusal }) => [method, refusal]),
  );
}

test('money that a customer wants as store credit goes to their account once, and the ledger says that it is owed', async () => {
  const id = await paidOrder();
  const customer = await customerOf(id);
  const token = await stack.token(customer, 'customer');
  const wish = { amount: 30_00, reason: 'DAMAGED', method: 'credit' };
  expect(await stack.call(token, 'POST', `/api/orders/${id}/refunds`, wish)).toMatchObject({ status: 200 });
  const path = `/api/admin/orders/${id}/refunds`;
  expect(await stack.call(finance, 'POST', path, wish)).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/choice' }] } },
  });
  expect(await stack.call(finance, 'POST', `${path}/1/approve`, {})).toMatchObject({ status: 200 });
  const choice = { how: 'PHONE', at: '2026-01-02T03:04:05Z' };
  const byPhone = { ...wish, amount: 1_00, choice };
  expect(await stack.call(finance, 'POST', path, byPhone)).toMatchObject({ status: 200 });
  await stack.eventually(token, id, ({ refunds }) => refunds.every(({ status }) => status === 'REFUNDED'));
  expect(await creditOf(customer)).toEqual([31_00, 0]);
  const { balances } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/ledger`))
    .body as OrderLedgerJson;
  expect(balances.find(({ account }) => account === 'credit:owed')?.amount.amount).toBe(-31_00);
  expect(await stack.ledgerOf(id)).toMatchObject({ refunded: {} });
  const { items } = (await stack.call(token, 'GET', '/api/me/store-credit/entries'))
    .body as CreditEntriesJson;
  expect(items.map(({ kind, change }) => [kind, change.amount])).toEqual([
    ['GRANT', 1_00],
    ['GRANT', 30_00],
  ]);
});

test('an order is paid by store credit, of two that race for it one is, and what is given back can be spent again', async () => {
  const customer = 'spender';
  await stack.prisma.customer.create({ data: { id: customer, name: 'Shumi' } });
  const adjust = (amount: number, key: string) =>
    stack.call(
      ...([finance, 'POST', `/api/admin/customers/${customer}/store-credit/adjustments`] as const),
      ...([{ change: { amount, currency: 'GBP' }, reason: 'Brought from the old shop' }, key] as const),
    );
  expect(await adjust(20_00, 'raise')).toMatchObject({ status: 200 });
  expect(await adjust(20_00, 'raise')).toMatchObject({ body: { items: [{ available: { amount: 20_00 } }] } });
  expect(await adjust(20_01, 'raise')).toMatchObject({ status: 422 });
  expect(await adjust(-20_01, 'lower')).toMatchObject({
    status: 409,
    body: { amountLeft: { amount: 20_00 } },
  });
  const tooMuch = await payByCredit(customer, 8, 'too-much');
  expect(tooMuch).toMatchObject({ status: 422, body: { errors: [{ pointer: '/payment/method' }] } });
  expect(await offersTo(customer, 20_40)).toMatchObject({
    ...{ card: null, cod: { code: 'CURRENCY' } },
    credit: { code: 'NOT_ENOUGH', detail: (tooMuch.body as ProblemJson).errors?.[0]?.detail },
  });
  expect(await offersTo(customer, 20_00)).toMatchObject({ card: null, credit: null });
  expect(await offersTo(customer, 29)).toMatchObject({ card: { code: 'TOO_LITTLE' }, credit: null });
  const placed = await Promise.all([1, 2].map((nth) => payByCredit(customer, 7, `race-${nth}`)));
  expect(placed.map(({ status }) => status)).toEqual([201, 201]);
  const orders = await Promise.all(
    placed.map(({ body }) =>
      stack.eventually(finance, (body as OrderJson).id, ({ paymentStatus }) =>
        ['PAID', 'FAILED'].includes(paymentStatus),
      ),
    ),
  );
  expect(orders.map(({ paymentStatus }) => paymentStatus).toSorted()).toEqual(['FAILED', 'PAID']);
  expect(await creditOf(customer)).toEqual([2_15, 0]);
  const { id } = orders.find(({ paymentStatus }) => paymentStatus === 'PAID') ?? { id: '' };
  const refund = { amount: 5_00, reason: 'DAMAGED' };
  await stack.call(finance, 'POST', `/api/admin/orders/${id}/refunds`, refund);
  await stack.eventually(finance, id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
  expect(await creditOf(customer)).toEqual([7_15, 0]);
  const { balances } = (await stack.call(finance, 'GET', `/api/admin/orders/${id}/ledger`))
    .body as OrderLedgerJson;
  expect(balances.find(({ account }) => account === 'credit:owed')?.amount.amount).toBe(12_85);
});

describe('an order that is paid by store credit and a card', () => {
  const customer = 'in-parts';
  let token: string;

  beforeAll(async () => {
    token = await stack.token(customer, 'customer');
    await stack.prisma.customer.create({ data: { id: customer, name: 'Nila' } });
    const change = { change: { amount: 8_00, currency: 'GBP' }, reason: 'Brought from the old shop' };
    const path = `/api/admin/customers/${customer}/store-credit/adjustments`;
    await stack.call(finance, 'POST', path, change, 'in-parts');
  });

  const place = async (key: string, card: string): Promise<OrderJson> => {
    const tenders = [
      { method: 'credit', amount: 8_00 },
      { method: 'card', token: card },
    ] as const;
    const answer = await stack.call(
      token,
      'POST',
      '/api/orders',
      orderOf({ MUG: 4 }, { payment: { tenders: [...tenders] } }),
      key,
    );
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as OrderJson;
  };

  test('waits with what is reserved where the card is refused, and gives all of it back when it is cancelled', async () => {
    const { id } = await place('refused', 'pm_card_chargeDeclined');
    const refused = await stack.eventually(token, id, ({ status }) => status === 'PAYMENT_FAILED');
    expect(refused).toMatchObject({ currentPayment: '2', payBy: expect.any(String), due: { amount: 2_20 } });
    expect(refused.allowedActions).toContain('pay');
    expect(await creditOf(customer)).toEqual([0, 8_00]);
    await stack.call(token, 'POST', `/api/orders/${id}/cancel`, { reason: 'Too dear' });
    await stack.eventually(token, id, ({ status }) => status === 'CANCELLED');
    expect(await creditOf(customer)).toEqual([8_00, 0]);
  });

  test('takes each its part once, and a refund of all goes back to both', async () => {
    const { id } = await place('both', 'pm_card_visa');
    const paid = await stack.eventually(token, id, ({ paymentStatus }) => paymentStatus === 'PAID');
    expect(paid.payments.map(({ method, captured }) => [method, captured.amount])).toEqual([
      ['credit', 8_00],
      ['card', 2_20],
    ]);
    expect(await creditOf(customer)).toEqual([0, 0]);
    const refund = { amount: 10_20, reason: 'DAMAGED' };
    expect(await stack.call(finance, 'POST', `/api/admin/orders/${id}/refunds`, refund)).toMatchObject({
      status: 200,
    });
    await stack.eventually(token, id, ({ paymentStatus }) => paymentStatus === 'REFUNDED');
    expect(await creditOf(customer)).toEqual([8_00, 0]);
    expect(await stack.ledgerOf(id)).toMatchObject({
      refunded: { [id]: { amount: 2_20, refunds: 1 } },
    });
  });
});

test('guests have no store credit to pay by, nor get any', async () => {
  const order = orderOf({ MUG: 1 }, { payment: { method: 'credit' } });
  expect(await stack.call(shop, 'POST', '/api/orders', order, 'guest')).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/payment/method' }] } },
  });
  expect(await offersTo(undefined, 1)).toMatchObject({ credit: { code: 'NO_ACCOUNT' } });
});

test('how an amount can be paid is told of an amount, and of another’s account to nobody', async () => {
  const path = '/api/payment-methods?currency=GBP';
  expect(await stack.call(shop, 'GET', path)).toMatchObject({
    ...{ status: 422, body: { errors: [{ parameter: 'amount' }] } },
  });
  const mina = await stack.token('mina', 'customer');
  expect(await stack.call(mina, 'GET', `${path}&amount=100&customerId=spender`)).toMatchObject({
    ...{ status: 403, body: { errors: [{ parameter: 'customerId' }] } },
  });
});

test('an entry of an account never changes, and a balance is never below nothing, whoever writes', async () => {
  const { prisma } = stack;
  await expect(prisma.creditEntry.updateMany({ data: { amount: 1 } })).rejects.toThrow(/never change/);
  await expect(prisma.creditEntry.deleteMany({})).rejects.toThrow(/never change/);
  await expect(prisma.creditAccount.updateMany({ data: { available: -1 } })).rejects.toThrow(
    /credit_accounts_owe_nobody/,
  );
});

test('each call to an account is made once, however often it is repeated after a crash, and is found by what it was about', async () => {
  const orderId = await paidOrder();
  const customerId = await customerOf(orderId);
  const { prisma } = stack;
  const gateway = createCreditGateway({ prisma, now: () => new Date() });
  const on = { customerId, currency: 'GBP', at: new Date() };
  await enterCredit(prisma, on, () => [{ key: `${orderId}/given`, kind: 'RAISE', amount: 10_00 }]);
  const twice = async <T>(call: () => Promise<T>): Promise<T> => {
    const first = await call();
    expect(await call()).toEqual(first);
    return first;
  };
  const paymentId = '9';
  const key = `${orderId}/authorize/9`;
  const asked = { key, orderId, paymentId, amount: 8_00, currency: 'GBP', token: '' };
  expect(await gateway.find({ orderId, paymentId })).toBeUndefined();
  expect(await twice(() => gateway.authorize(asked))).toEqual({
    ...{ outcome: 'authorized', reference: key, amount: 8_00 },
  });
  expect(await creditOf(customerId)).toEqual([2_00, 8_00]);
  const taken = { key: `${orderId}/capture/9`, reference: key, amount: 8_00, currency: 'GBP', part: 5_00 };
  expect(await twice(() => gateway.capture(taken))).toMatchObject({ outcome: 'captured', amount: 5_00 });
  expect(await creditOf(customerId)).toEqual([5_00, 0]);
  // What was taken can't be given free any more.
  const freed = { key: `${orderId}/void/9`, reference: key, amount: 8_00, currency: 'GBP' };
  expect(await twice(() => gateway.void(freed))).toMatchObject({ outcome: 'captured', amount: 5_00 });
  const back = {
    key: `${orderId}/refund/9`,
    reference: key,
    amount: 4_00,
    currency: 'GBP',
    orderId,
    ordinal: 9,
  };
  expect(await gateway.findRefund({ ...back, ordinal: 9 })).toBeUndefined();
  expect(await twice(() => gateway.refund(back))).toMatchObject({ outcome: 'refunded', amount: 4_00 });
  expect(await gateway.refund({ ...back, key: `${orderId}/refund/10`, ordinal: 10 })).toMatchObject({
    ...{ outcome: 'failed', code: 'more_than_was_spent' },
  });
  expect(await gateway.findRefund(back)).toMatchObject({ outcome: 'refunded', reference: back.key });
  expect(await creditOf(customerId)).toEqual([9_00, 0]);
  const other = { ...asked, key: `${orderId}/authorize/10`, paymentId: '10', amount: 9_00 };
  await gateway.authorize(other);
  const free = { ...freed, key: `${orderId}/void/10`, reference: other.key };
  expect(await twice(() => gateway.void(free))).toMatchObject({ outcome: 'voided', amount: 9_00 });
  expect(await gateway.find({ orderId, paymentId: '10' })).toMatchObject({ outcome: 'voided' });
  expect(await creditOf(customerId)).toEqual([9_00, 0]);
});
