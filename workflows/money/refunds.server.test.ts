import { derivePaymentStatus, deriveStatus } from '../../domain/order/status';
import type { OrderState } from '../../domain/order/order';
import { refundStatus } from '../../domain/refunds/refund';
import { refundsOf } from '../../domain/refunds/refunds';
import { STANDARD_REFUNDS } from '../../domain/order/policy';
import type { Actor } from '../../domain/people/actor';
import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { hold } from '../../test/world/scriptedVendors';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened), ['PHONE'], { mayStayOpen: true });

const FINANCE: Actor = { id: 'farah', role: 'finance' };
const TOTAL = 5_000_000;
const POLICY = { ...QUICK_POLICY, returns: { windowMs: 600_000 } };
const ONE_PHONE = { lines: [{ id: '1', quantity: 1 }], reason: 'DAMAGED' } as const;

/** An order whose goods are with its customer, and its money with the shop. */
async function delivered(policy = POLICY): Promise<string> {
  const orderId = await world.place(policy);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.eventually(orderId, (order) => derivePaymentStatus(order) === 'PAID');
  return orderId;
}

const isRefund =
  (status: ReturnType<typeof refundStatus>) =>
  (order: OrderState): boolean => {
    const last = refundsOf(order).at(-1);
    return last !== undefined && refundStatus(last) === status;
  };

const refundRows = async (orderId: string) => {
  const rows = await world.prisma.paymentTransaction.findMany({
    where: { orderId, kind: 'REFUND' },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, status, amount, providerRef, code }) => ({
    ...{ id: id.slice(orderId.length + 1), status, amount, providerRef, code },
  }));
};

test('money goes back once, and the customer is told', async () => {
  const orderId = await delivered();
  await world.update(orderId, 'refund', { amount: 250_000, reason: 'LATE' }, { actor: SUPPORT });
  const order = await world.eventually(orderId, isRefund('REFUNDED'));
  expect(world.callsTo('refund')).toEqual([`refund ${orderId}/refund/1`]);
  expect([derivePaymentStatus(order), order.payments[0]?.refunded]).toEqual(['PARTIALLY_REFUNDED', 250_000]);
  expect(await refundRows(orderId)).toEqual([
    { id: 'refund/1', status: 'SUCCEEDED', amount: 250_000, providerRef: 're_1', code: null },
  ]);
  const told = await world.eventually(orderId, () => [...world.vendors.emails.values()].some(isOfRefund));
  expect(told.id).toBe(orderId);
});

const isOfRefund = (text: string): boolean => text.includes('2,500');

test('nothing moves before somebody else has agreed, and nothing once it was rejected', async () => {
  const orderId = await delivered();
  await world.update(orderId, 'refund', ONE_PHONE, { actor: SUPPORT });
  await world.eventually(orderId, isRefund('AWAITING_APPROVAL'));
  await world.update(orderId, 'rejectRefund', { refundId: '1', notes: 'It works' }, { actor: FINANCE });
  await world.update(orderId, 'refund', ONE_PHONE, { actor: SUPPORT });
  expect(world.callsTo('refund')).toEqual([]);
  await world.update(orderId, 'approveRefund', { refundId: '2' }, { actor: FINANCE });
  await world.eventually(orderId, isRefund('REFUNDED'));
  expect(world.callsTo('refund')).toEqual([`refund ${orderId}/refund/2`]);
});

test('of two refunds of the rest, asked for at once, one is made', async () => {
  const orderId = await delivered();
  const whole = { amount: TOTAL, reason: 'UNDELIVERED' } as const;
  const answers = await Promise.allSettled(
    [1, 2].map(() => world.update(orderId, 'refund', whole, { actor: FINANCE })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const order = await world.eventually(orderId, isRefund('REFUNDED'));
  expect(derivePaymentStatus(order)).toBe('REFUNDED');
  expect(world.callsTo('refund')).toHaveLength(1);
});

test('a gateway that refuses holds the refund for finance; it is another call when they release it', async () => {
  const orderId = await delivered();
  world.vendors.script.refund = [
    () => {
      throw new ProviderRejected('stripe', 'balance_insufficient', 'not enough');
    },
  ];
  await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: SUPPORT });
  const failed = await world.eventually(orderId, isRefund('FAILED'));
  expect(failed.holds).toMatchObject([{ reason: 'REFUND', owner: 'finance' }]);
  await world.update(orderId, 'release', { reason: 'REFUND' }, { actor: FINANCE });
  await world.eventually(orderId, isRefund('REFUNDED'));
  expect(world.callsTo('refund')).toEqual([`refund ${orderId}/refund/1`, `refund ${orderId}/refund/2`]);
  expect(await refundRows(orderId)).toMatchObject([
    { id: 'refund/1', status: 'FAILED', code: 'balance_insufficient' },
    { id: 'refund/2', status: 'SUCCEEDED', amount: 1_000 },
  ]);
});

test('a call without an answer is repeated with its key', async () => {
  const orderId = await delivered();
  world.vendors.script.refund = [
    () => {
      throw new ProviderUnavailable('stripe', 'no answer');
    },
  ];
  await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: SUPPORT });
  await world.eventually(orderId, isRefund('REFUNDED'));
  const key = `refund ${orderId}/refund/1`;
  expect(world.callsTo('refund')).toEqual([key, key]);
});

test('one that the gateway leaves open is asked about, and its end is heard by a webhook, too', async () => {
  const quick = { ...POLICY, refunds: { ...STANDARD_REFUNDS, lookUpEveryMs: 200 } };
  for (const way of ['look-up', 'webhook'] as const) {
    const orderId = await delivered(way === 'look-up' ? quick : POLICY);
    world.vendors.script.refund = [() => ({ outcome: 'pending', reference: 're_slow' })];
    const done = { outcome: 'refunded', reference: 're_slow', amount: 1_000 } as const;
    world.vendors.script.findRefund = [() => undefined, () => done];
    await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: SUPPORT });
    await world.eventually(orderId, (order) => refundsOf(order)[0]?.moves[0]?.reference === 're_slow');
    if (way === 'webhook')
      await world.signal(orderId, 'paymentEvent', refundWord(orderId, 'refunded'), { actor: VENDOR });
    const order = await world.eventually(orderId, isRefund('REFUNDED'));
    expect([way, order.payments[0]?.refunded]).toEqual([way, 1_000]);
    expect(world.callsTo('findRefund').length).toBe(way === 'look-up' ? 2 : 0);
    world.vendors.reset();
  }
});

const refundWord = (orderId: string, state: 'refunded' | 'failed') => ({
  ...{ paymentId: '1', currency: 'BDT', source: 'webhook' as const },
  outcome: {
    ...({ outcome: 'refund', reference: `pi_${orderId}_1`, refund: 're_slow', state } as const),
    amount: 1_000,
  },
});

test('a closed order stays closed while its money goes back, and its workflow ends when it has', async () => {
  const orderId = await delivered(QUICK_POLICY);
  await world.ended(orderId);
  const kept = hold(() => ({ outcome: 'refunded', reference: 're_late', amount: 1_000 }));
  world.vendors.script.refund = [kept.step];
  await world.startWith(orderId, 'refund', { amount: 1_000, reason: 'GOODWILL' }, { actor: SUPPORT });
  const order = await world.eventually(orderId, isRefund('PENDING'));
  expect(order.closedAt).toBeDefined();
  kept.release();
  await world.eventually(orderId, isRefund('REFUNDED'));
  await world.ended(orderId);
});

test('an order does not close while money is still to go back', async () => {
  const orderId = await delivered({ ...QUICK_POLICY, returns: { windowMs: 1_500 } });
  await world.update(orderId, 'refund', ONE_PHONE, { actor: SUPPORT });
  const soon = Date.now() + 2_500;
  const order = await world.eventually(orderId, () => Date.now() > soon);
  expect(order.closedAt).toBeUndefined();
  await world.update(orderId, 'approveRefund', { refundId: '1' }, { actor: FINANCE });
  await world.ended(orderId);
  expect(derivePaymentStatus(await world.snapshot(orderId))).toBe('PARTIALLY_REFUNDED');
});

test('nothing goes back while somebody keeps it from going', async () => {
  const orderId = await delivered();
  await world.update(orderId, 'refund', ONE_PHONE, { actor: SUPPORT });
  const put = { reason: 'MANUAL', blocks: ['refund'], key: 'wait' } as const;
  await world.update(orderId, 'hold', put, { actor: FINANCE });
  await world.update(orderId, 'approveRefund', { refundId: '1' }, { actor: FINANCE });
  await world.update(orderId, 'addNote', NOTE, { actor: SUPPORT });
  expect(world.callsTo('refund')).toEqual([]);
  await world.update(orderId, 'releaseHold', { key: 'wait' }, { actor: FINANCE });
  await world.eventually(orderId, isRefund('REFUNDED'));
});

describe('a call that is under way when the bank asks the same money back', () => {
  const unanswered = (): never => {
    throw new ProviderUnavailable('stripe', 'no answer');
  };
  const disputes = (orderId: string): Promise<void> => {
    const reference = `pi_${orderId}_1`;
    const outcome = { outcome: 'disputed', reference, dispute: 'dp_1', state: 'OPEN' } as const;
    return world.signal(
      orderId,
      'paymentEvent',
      { paymentId: '1', outcome, source: 'webhook' },
      { actor: VENDOR },
    );
  };
  const REJECTION = { refundId: '1', notes: 'The bank does' } as const;
  const statesOf = (order: OrderState) => refundsOf(order)[0]?.moves.map(({ state }) => state);

  test('is not repeated, and can be rejected once the gateway has said that it never heard of it', async () => {
    const orderId = await delivered();
    world.vendors.script.refund = Array.from({ length: 20 }, () => unanswered);
    const heard = hold(() => undefined);
    world.vendors.script.findRefund = [heard.step];
    await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: SUPPORT });
    await world.eventually(orderId, () => world.callsTo('refund').length > 0);
    await disputes(orderId);
    await world.eventually(orderId, (order) => statesOf(order)?.[0] === 'UNKNOWN');
    const tooSoon = world.update(orderId, 'rejectRefund', REJECTION, { actor: FINANCE });
    await expect(tooSoon).rejects.toMatchObject({
      cause: { details: [expect.objectContaining({ code: 'not-allowed' })] },
    });
    heard.release();
    await world.eventually(orderId, (order) => statesOf(order)?.[0] === 'DUE');
    await world.restartWorker();
    await world.update(orderId, 'rejectRefund', REJECTION, { actor: FINANCE });
    const order = await world.eventually(orderId, isRefund('REJECTED'));
    expect([statesOf(order), order.payments[0]?.refunded]).toEqual([['WITHDRAWN'], undefined]);
    expect((await world.story(orderId)).filter((type) => type.startsWith('Refund'))).toEqual([
      ...['RefundRequested', 'RefundOutcomeUnknown', 'RefundNotMade', 'RefundRejected'],
    ]);
  });

  test('is looked up though it was rejected before it ended: money that had gone is not thought to be there', async () => {
    const orderId = await delivered();
    const answer = hold(unanswered);
    world.vendors.script.refund = [answer.step];
    world.vendors.script.findRefund = [() => ({ outcome: 'refunded', reference: 're_1', amount: 1_000 })];
    await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: SUPPORT });
    await world.eventually(orderId, () => world.callsTo('refund').length > 0);
    await disputes(orderId);
    await world.eventually(orderId, (order) => order.payments[0]?.disputes !== undefined);
    await world.update(orderId, 'rejectRefund', REJECTION, { actor: FINANCE });
    answer.release();
    const order = await world.eventually(orderId, ({ payments }) => payments[0]?.refunded === 1_000);
    expect([statesOf(order), order.holds.map(({ reason }) => reason)]).toEqual([['DONE'], ['PAYMENT']]);
    expect(world.callsTo('refund')).toHaveLength(1);
  });
});

const NOTE = { noteId: 'note-1', body: 'Wait', visibility: 'staff' } as const;

test('what a customer asks for moves nothing', async () => {
  const orderId = await delivered();
  await world.update(orderId, 'refund', { amount: 1, reason: 'MISSING' }, { actor: CUSTOMER });
  const order = await world.eventually(orderId, isRefund('AWAITING_APPROVAL'));
  await world.update(orderId, 'addNote', { ...NOTE, noteId: 'note-2' }, { actor: SUPPORT });
  expect([derivePaymentStatus(order), world.callsTo('refund')]).toEqual(['PAID', []]);
});

test('the money of an order that is told in the ledger comes to what its payments stand for', async () => {
  const orderId = await delivered();
  await world.update(orderId, 'refund', { amount: 250_000, reason: 'LATE' }, { actor: SUPPORT });
  await world.eventually(orderId, isRefund('REFUNDED'));
  const entries = await world.prisma.ledgerEntry.findMany({
    where: { orderId },
    orderBy: [{ version: 'asc' }, { position: 'asc' }],
  });
  expect(entries.map(({ kind, debit, credit, amount }) => [kind, debit, credit, Number(amount)])).toEqual([
    ['AUTHORIZE', 'reserved:stripe', 'reservations', TOTAL],
    ['RELEASE', 'reservations', 'reserved:stripe', TOTAL],
    ['CAPTURE', 'gateway:stripe', 'customers', TOTAL],
    ['REFUND', 'customers', 'gateway:stripe', 250_000],
  ]);
  await expect(
    world.prisma.rows`UPDATE ledger_entries SET amount = 1 WHERE order_id = ${orderId}`,
  ).rejects.toThrow(/never change/);
  await expect(world.prisma.rows`DELETE FROM ledger_entries WHERE order_id = ${orderId}`).rejects.toThrow(
    /never change/,
  );
});
