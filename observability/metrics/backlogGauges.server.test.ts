import { Registry } from 'prom-client';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../../api/testing/apiUnderTest';
import { createPrisma } from '../../prisma/client';
import { readBacklog, type Backlog } from './backlog';
import { showBacklog } from './backlogGauges';

const NOTHING: Backlog = {
  open: new Map(),
  held: new Map(),
  overdue: new Map(),
  toStart: 0,
  webhooks: 0,
  notifications: new Map(),
  erp: 0,
  erpRefused: 0,
  deliveredUnpaid: 0,
  overpaid: 0,
  erpLagSeconds: 0,
  refunds: new Map(),
  reservationsEnding: 0,
  reservationsEnded: 0,
  clocksPast: new Map(),
  promisesAtRisk: new Map(),
  promisesLate: new Map(),
  refundsOverdue: 0,
  approvalLagSeconds: 0,
  payouts: new Map(),
  payoutLagSeconds: new Map(),
  cashWithCouriers: 0,
  cashOverdue: 0,
  linksOpen: 0,
  linksExpired: 0,
  stockDifferences: 0,
  lowOnStock: 0,
  soldOut: 0,
  toPack: new Map(),
  packed: new Map(),
  creditOwed: new Map(),
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

test('what waits is counted: open orders, holds, starts, webhooks, messages and the ERP', async () => {
  const { prisma } = api.deps;
  await api.stock('TEA', 10);
  const checkout = await api.as('shop', 'checkout');
  for (const key of ['one', 'two', 'three']) {
    const order = { ...orderOf({ TEA: 1 }), customerId: 'mina' };
    await checkout.post('/api/orders').set('Idempotency-Key', key).send(order).expect(201);
  }
  const [held, closed, cancelling] = await prisma.order.findMany({ orderBy: { id: 'asc' } });
  await prisma.order.update({
    where: { id: held?.id ?? '' },
    data: { holdReason: 'FRAUD_REVIEW', stage: 'Processing' },
  });
  await prisma.order.update({ where: { id: cancelling?.id ?? '' }, data: { status: 'CANCELLING' } });
  await prisma.order.update({
    where: { id: closed?.id ?? '' },
    data: { closedAt: new Date(), workflowStartedAt: new Date(), holdReason: 'PAYMENT' },
  });
  const hold = { blocks: ['release'], owner: 'support', since: new Date() };
  const holdOf = (orderId: string | undefined, key: string, reason: string, until?: Date) => ({
    ...hold,
    ...{ orderId: orderId ?? '', key, reason },
    ...(until && { until, defaultAction: 'cancel' }),
  });
  const [past, ahead] = [-1_000, 60_000].map((ms) => new Date(Date.now() + ms));
  await prisma.orderHold.createMany({
    data: [
      holdOf(held?.id, 'FRAUD_REVIEW', 'FRAUD_REVIEW', ahead),
      holdOf(held?.id, 'manual-2', 'MANUAL', past),
      holdOf(held?.id, 'manual-3', 'MANUAL', past),
      holdOf(cancelling?.id, 'COURIER', 'COURIER', past),
      holdOf(closed?.id, 'PAYMENT', 'PAYMENT', past),
    ],
  });
  const event = { provider: 'stripe', payload: {} };
  await prisma.webhookInbox.createMany({
    data: [
      { ...event, eventId: 'new' },
      { ...event, eventId: 'old', handledAt: new Date() },
    ],
  });
  const tenMinutesAgo = new Date(Date.now() - 600_000);
  await prisma.erpPush.update({ where: { orderId: held?.id ?? '' }, data: { wantedSince: tenMinutesAgo } });
  await prisma.erpPush.update({ where: { orderId: closed?.id ?? '' }, data: { status: 'REJECTED' } });
  const queued = await prisma.notification.count({ where: { status: 'QUEUED', channel: 'email' } });

  await prisma.creditAccount.create({
    data: { customerId: 'mina', currency: 'GBP', available: 7_00, reserved: 50, updatedAt: new Date() },
  });

  const backlog = await readBacklog(prisma, true);
  expect(backlog.creditOwed).toEqual(new Map([['GBP', 7_50]]));
  expect(backlog.open).toEqual(
    new Map([
      ['Placed', 1],
      ['Processing', 1],
    ]),
  );
  expect(backlog.held).toEqual(
    new Map([
      ['FRAUD_REVIEW', 1],
      ['MANUAL', 1],
      ['COURIER', 1],
    ]),
  );
  expect(backlog.overdue).toEqual(new Map([['MANUAL', 1]]));
  expect(backlog).toMatchObject({ toStart: 2, webhooks: 1 });
  expect(queued).toBeGreaterThan(0);
  expect(backlog.notifications.get('email')).toBe(queued);
  expect(backlog).toMatchObject({ erp: 2, erpRefused: 1 });
  expect(backlog.erpLagSeconds).toBeGreaterThanOrEqual(600);
  expect(await readBacklog(prisma, false)).toMatchObject({ erp: 0, erpRefused: 0, erpLagSeconds: 0 });
});

test('orders that were delivered a while ago and are not paid are counted, until they are', async () => {
  const { prisma } = api.deps;
  const [order] = await prisma.order.findMany({ where: { closedAt: null }, orderBy: { id: 'asc' } });
  const unpaid = async (minutesAgo: number, paymentStatus: string): Promise<number> => {
    const deliveredAt = new Date(Date.now() - minutesAgo * 60_000);
    const data = { deliveredAt, paymentStatus, stage: 'Delivered' };
    await prisma.order.update({ where: { id: order?.id ?? '' }, data });
    return (await readBacklog(prisma, true)).deliveredUnpaid;
  };
  expect(await unpaid(0, 'AUTHORIZED')).toBe(0);
  for (const status of ['AUTHORIZED', 'PENDING', 'VOIDED', 'FAILED', 'PARTIALLY_PAID', 'UNKNOWN'])
    expect(await unpaid(2, status)).toBe(1);
  for (const status of ['PAID', 'NONE', 'REFUNDED', 'PARTIALLY_REFUNDED'])
    expect(await unpaid(2, status)).toBe(0);
});

test('payouts are counted by what they wait for, and for how long', async () => {
  const { prisma } = api.deps;
  const { id: orderId } = await prisma.order.findFirstOrThrow();
  const hourAgo = new Date(Date.now() - 3_600_000);
  const refund = (id: string, status: string, method: string | null = null) => ({
    ...{ orderId, id, status, method, amount: 100, currency: 'GBP', reason: 'x', needsApproval: false },
    ...{
      requestedBy: 'mina',
      requestedRole: 'customer',
      requestedAt: hourAgo,
      dueBy: hourAgo,
      updatedAt: hourAgo,
    },
  });
  const payout = (refundId: string, position: number, state: string) => ({
    ...{ id: `po_${refundId}_${position}`, orderId, refundId, position, state, method: 'bkash', last: '001' },
    ...{ since: hourAgo, namedBy: 'mina', namedRole: 'customer', amount: 100 },
  });
  await prisma.refund.createMany({
    data: [
      ...['1', '2', '3'].map((id) => refund(id, 'TO_PAY_OUT')),
      ...[refund('4', 'TO_PAY_OUT', 'manual'), refund('5', 'PENDING'), refund('6', 'REFUNDED')],
    ],
  });
  await prisma.payout.createMany({
    data: [
      ...[payout('2', 0, 'BOUNCED'), payout('2', 1, 'PROVEN'), payout('3', 0, 'BOUNCED')],
      ...[payout('5', 0, 'SENT'), payout('6', 0, 'PAID')],
    ],
  });
  const { payouts, payoutLagSeconds } = await readBacklog(prisma, true);
  const states = ['WANTED', 'PROVEN', 'BOUNCED', 'MANUAL', 'SENT'] as const;
  expect(payouts).toEqual(new Map(states.map((state) => [state, 1])));
  expect(payoutLagSeconds.get('PROVEN')).toBeGreaterThanOrEqual(3_600);
  await prisma.refund.deleteMany({ where: { orderId } });
  await prisma.payout.deleteMany({ where: { orderId } });
});

test('money that no goods stand for is counted, of closed orders too', async () => {
  const { prisma } = api.deps;
  expect((await readBacklog(prisma, true)).overpaid).toBe(0);
  const order = await prisma.order.findFirstOrThrow();
  await prisma.order.update({ where: { id: order.id }, data: { toGiveBack: 1, closedAt: new Date() } });
  expect((await readBacklog(prisma, true)).overpaid).toBe(1);
});

test('refunds that wait for somebody are counted, and how long the first has waited', async () => {
  const { prisma } = api.deps;
  const { id: orderId } = await prisma.order.findFirstOrThrow();
  const refund = (id: string, status: string, minutesAgo: number) => ({
    ...{ orderId, id, status, amount: 100, currency: 'BDT', reason: 'LATE', needsApproval: true },
    ...{ requestedBy: 'nadia', requestedRole: 'support', updatedAt: new Date() },
    requestedAt: new Date(Date.now() - minutesAgo * 60_000),
    dueBy: new Date(Date.now() + (5 - minutesAgo) * 60_000),
  });
  await prisma.refund.createMany({
    data: [
      ...[refund('1', 'AWAITING_APPROVAL', 10), refund('2', 'AWAITING_APPROVAL', 2)],
      ...[refund('3', 'FAILED', 60), refund('4', 'REFUNDED', 90)],
    ],
  });
  const { refunds, refundsOverdue, approvalLagSeconds } = await readBacklog(prisma, true);
  // Of the four one is over, and one has time.
  expect(refundsOverdue).toBe(2);
  expect(Object.fromEntries(refunds)).toEqual({ AWAITING_APPROVAL: 2, FAILED: 1 });
  expect(Math.round(approvalLagSeconds / 60)).toBe(10);
});

test('cash that couriers have is counted until they have handed over all of it', async () => {
  const { prisma } = api.deps;
  const { id: orderId } = await prisma.order.findFirstOrThrow();
  const day = 86_400_000;
  const parcel = async (id: string, daysAgo: number, cash: Readonly<Record<string, number>>) => {
    const shipment = { id, orderId, courier: 'pathao', status: 'DELIVERED', lines: [], packedAt: new Date() };
    await prisma.shipment.create({ data: shipment });
    const collectedAt = new Date(Date.now() - daysAgo * day);
    const row = { parcelId: id, orderId, courier: 'pathao', currency: 'BDT', due: 100, toCollect: 100 };
    await prisma.parcelCash.create({ data: { ...row, collectedAt, ...cash } });
  };
  await parcel('new', 1, { collected: 100 });
  await parcel('old', 15, { collected: 100, remitted: 30 });
  await parcel('settled', 20, { collected: 100, remitted: 90, fee: 10 });
  await parcel('not-paid', 20, { collected: 0 });
  await parcel('due', 0, {});
  expect(await readBacklog(prisma, true)).toMatchObject({ cashWithCouriers: 2, cashOverdue: 1 });
});

test('products are counted once no more is available than their mark, unless nobody sells them', async () => {
  const { prisma } = api.deps;
  const marked = async (sku: string, onHand: number, lowStockAt: number | null, more: object = {}) => {
    await api.stock(sku, onHand);
    await prisma.product.update({ where: { sku }, data: { lowStockAt, ...more } });
  };
  await marked('ENOUGH', 4, 3);
  await marked('FEW', 3, 3);
  await marked('GONE', 0, 0);
  await marked('UNWATCHED', 0, null);
  await marked('WITHDRAWN', 0, 3, { active: false });
  await marked('SERVICE', 0, 3, { stocked: false });
  expect(await readBacklog(prisma, true)).toMatchObject({ lowOnStock: 1, soldOut: 1 });
  await prisma.stock.updateMany({ where: { sku: 'ENOUGH' }, data: { reserved: 1 } });
  expect(await readBacklog(prisma, true)).toMatchObject({ lowOnStock: 2, soldOut: 1 });
});

test('the gauges show every stage and reason, also those that nothing is in', async () => {
  const registry = new Registry();
  const held = new Map([['COURIER', 4]] as const);
  const overdue = new Map([['MANUAL', 3]] as const);
  showBacklog(registry, async () => ({
    ...{ ...NOTHING, held, overdue, lowOnStock: 11, webhooks: 2, deliveredUnpaid: 5, overpaid: 6 },
    open: new Map([['Shipped', 7]]),
    ...{ refunds: new Map([['FAILED', 8]]), refundsOverdue: 9, creditOwed: new Map([['BDT', 10]]) },
  }));
  const text = await registry.metrics();
  expect(text).toContain('orders_open{stage="Shipped"} 7');
  expect(text).toContain('orders_open{stage="Placed"} 0');
  expect(text).toContain('orders_on_hold{reason="COURIER"} 4');
  expect(text).toContain('orders_on_hold{reason="PAYMENT"} 0');
  expect(text).toContain('orders_hold_overdue{reason="MANUAL"} 3');
  expect(text).toContain('orders_hold_overdue{reason="PAYMENT"} 0');
  expect(text).toContain('orders_delivered_unpaid{after="a minute"} 5');
  expect(text).toContain('orders_overpaid{what="to give back"} 6');
  expect(text).toContain('refunds_open{status="FAILED"} 8');
  expect(text).toContain('refunds_open{status="AWAITING_APPROVAL"} 0');
  expect(text).toContain('refunds_overdue{after="their time"} 9');
  expect(text).toContain('store_credit_owed_minor{currency="BDT"} 10');
  expect(text).toContain('products_low_on_stock{available="some"} 11');
  expect(text).toContain('products_low_on_stock{available="none"} 0');
  expect(text).toContain('work_waiting_longest_seconds{kind="refund_approval"} 0');
  expect(text).toContain('work_waiting{kind="webhook"} 2');
  expect(text).toContain('work_waiting{kind="sms"} 0');
  expect(text).toContain('work_waiting_longest_seconds{kind="erp"} 0');
});

test('however many look, the database is asked once in a while', async () => {
  const registry = new Registry();
  const read = jest.fn(async () => NOTHING);
  showBacklog(registry, read);
  await Promise.all([registry.metrics(), registry.metrics()]);
  await registry.metrics();
  expect(read).toHaveBeenCalledTimes(1);
});

test('while the database is away the other metrics are shown, and nothing is claimed of what waits', async () => {
  const gone = createPrisma('postgresql://nobody:nothing@127.0.0.1:1/none');
  const registry = new Registry();
  showBacklog(registry, () => readBacklog(gone, true));
  const text = await registry.metrics();
  expect(text).toContain('# TYPE orders_open gauge');
  expect(text).not.toMatch(/^(orders_open|orders_on_hold|work_waiting(_longest_seconds)?)\{/m);
  await gone.$disconnect();
});

test('links are counted while somebody could pay by them, and once they have expired unpaid', async () => {
  const { prisma } = api.deps;
  const { id: orderId } = await prisma.order.findFirstOrThrow();
  const unpaid = { closedAt: null, status: 'PENDING', paymentStatus: 'PENDING' };
  await prisma.order.update({ where: { id: orderId }, data: unpaid });
  const link = (id: string, state: string, hours: number) => ({
    ...{ orderId, id, purpose: 'BALANCE', amount: 100, currency: 'GBP', state, madeAt: new Date() },
    expiresAt: new Date(Date.now() + hours * 3_600_000),
  });
  await prisma.paymentLink.createMany({
    data: [link('1', 'OPEN', 1), link('2', 'OPEN', -1), link('3', 'USED', -1), link('4', 'WITHDRAWN', 1)],
  });
  expect(await readBacklog(prisma, true)).toMatchObject({ linksOpen: 1, linksExpired: 1 });
  await prisma.order.update({ where: { id: orderId }, data: { paymentStatus: 'PAID' } });
  expect(await readBacklog(prisma, true)).toMatchObject({ linksOpen: 0, linksExpired: 0 });
});
