import pino from 'pino';
import { learnCaptureBefore } from '../../activities/payment/learnCaptureBefore';
import { noticeExpiries } from '../../api/engine/noticeExpiries';
import { createMetrics } from '../../api/service/metrics';
import { DEVELOPMENT_COMMAND_KEYS } from '../../config/commandKeys';
import { isHeld } from '../../domain/holds/holds';
import type { OrderPolicy } from '../../domain/order/policy';
import { derivePaymentStatus, deriveStatus } from '../../domain/order/status';
import type { PaymentOutcome } from '../../domain/payment/payment';
import { ProviderUnavailable } from '../../providers/errors';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { createCommandSigner } from '../../temporal/commandSigner';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { hold } from '../../test/world/scriptedVendors';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const TOTAL = 5_000_000;
const FINANCE = { id: 'farah', role: 'finance' } as const;
const DECLINED = () => ({ outcome: 'declined', code: 'card_declined', reference: 'pi_first' }) as const;

/** The gateway's word about the first attempt, as its webhooks bring it. */
const word = (outcome: 'authorized' | 'captured') => ({
  ...{ paymentId: '1', outcome: { outcome, reference: 'pi_first', amount: TOTAL } },
  ...{ currency: 'BDT', source: 'webhook' as const },
});

const ledgerOf = async (orderId: string) => {
  const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
  return Object.fromEntries(
    rows.map(({ kind, paymentId, status, amount }) => [`${kind} ${paymentId}`, [status, amount]]),
  );
};
const notesOf = async (orderId: string) => {
  const rows = await world.prisma.orderEvent.findMany({ where: { orderId, type: 'OrderHeld' } });
  return rows.map(({ data }) => (data as { readonly notes?: string }).notes);
};

/** The first attempt is declined, the second pays. */
async function paidAtTheSecond(): Promise<string> {
  world.vendors.script.authorize = [DECLINED];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
  await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  return orderId;
}

/** Staff look and release, then the order goes its way. */
async function releaseAndDeliver(orderId: string): Promise<void> {
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.eventually(orderId, ({ payments }) => payments.some(({ state }) => state === 'VOIDED'));
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.ended(orderId);
}

test('what was reserved beside the payment is given free when the hold is released, and the price is taken once', async () => {
  const orderId = await paidAtTheSecond();
  await world.signal(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  expect(await notesOf(orderId)).toEqual([
    'Authorized after the attempt had failed: 50000.00 BDT, pi_first.',
  ]);
  expect(world.callsTo('void')).toEqual([]);
  await releaseAndDeliver(orderId);
  expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
  expect(world.callsTo('capture')).toEqual([`capture ${orderId}/capture/2`]);
  const order = await world.snapshot(orderId);
  expect([order.payments.map(({ state }) => state), order.holds]).toEqual([['VOIDED', 'CAPTURED'], []]);
  expect(await ledgerOf(orderId)).toEqual({
    'AUTHORIZE 1': ['SUCCEEDED', TOTAL],
    'VOID 1': ['SUCCEEDED', TOTAL],
    'AUTHORIZE 2': ['SUCCEEDED', TOTAL],
    'CAPTURE 2': ['SUCCEEDED', TOTAL],
  });
});

test('money that was taken for an attempt given up for lost is in the ledger, and the other is given free', async () => {
  const orderId = await paidAtTheSecond();
  await world.signal(orderId, 'paymentEvent', word('captured'), { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  await releaseAndDeliver(orderId);
  expect(world.callsTo('void')).toEqual([`void ${orderId}/void/2`]);
  expect(world.callsTo('capture')).toEqual([]);
  expect(await ledgerOf(orderId)).toEqual({
    'AUTHORIZE 1': ['SUCCEEDED', TOTAL],
    'CAPTURE 1': ['SUCCEEDED', TOTAL],
    'AUTHORIZE 2': ['SUCCEEDED', TOTAL],
    'VOID 2': ['SUCCEEDED', TOTAL],
  });
});

test('an order that is cancelled has both given free', async () => {
  const orderId = await paidAtTheSecond();
  await world.signal(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ cancellation }) => cancellation?.completedAt !== undefined);
  expect([...world.callsTo('void')].toSorted()).toEqual([`void ${orderId}/void/1`, `void ${orderId}/void/2`]);
  await world.ended(orderId);
});

test('a payment that the bank disputes keeps the goods in the house, until somebody has said why they may leave', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const reference = (await world.snapshot(orderId)).payments[0]?.reference ?? '';
  const disputed = (state: 'OPEN' | 'LOST') => ({
    ...{ paymentId: '1', source: 'webhook' as const },
    outcome: {
      outcome: 'disputed',
      reference,
      dispute: 'dp_1',
      state,
      amount: TOTAL,
      currency: 'BDT',
    } as const,
  });
  await world.signal(orderId, 'paymentEvent', disputed('OPEN'), { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  const refused = (code: string) => ({ cause: { details: [expect.objectContaining({ code })] } });
  const packs = world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await expect(packs).rejects.toMatchObject(refused('not-allowed'));
  const releases = world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await expect(releases).rejects.toMatchObject(refused('validation'));
  const decided = { reason: 'PAYMENT', notes: 'The customer withdraws it' } as const;
  await world.update(orderId, 'release', decided, { actor: SUPPORT });
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.ended(orderId);
  await world.startWith(orderId, 'paymentEvent', disputed('LOST'), { actor: VENDOR });
  await world.ended(orderId);
  expect(await notesOf(orderId)).toEqual([
    'The customer’s bank disputes 50000.00 BDT, dp_1.',
    'The dispute is lost, the bank takes 50000.00 BDT, dp_1.',
  ]);
  expect(await world.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
    holdReason: 'PAYMENT',
  });
  await world.startWith(orderId, 'release', decided, { actor: SUPPORT });
  await world.ended(orderId);
});

test('a gateway that doesn’t give it free holds the order again, until the next release', async () => {
  const orderId = await paidAtTheSecond();
  await world.signal(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  world.vendors.script.void = [() => ({ outcome: 'authorized', reference: 'pi_first', amount: TOTAL })];
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  expect((await world.story(orderId)).slice(-2)).toEqual(['HoldReleased', 'PaymentVoidFailed']);
  await releaseAndDeliver(orderId);
});

test('what is reserved for an order that had ended is given free when the hold is released', async () => {
  const orderId = await paidAtTheSecond();
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.ended(orderId);
  await world.startWith(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
  await world.ended(orderId);
  expect(world.callsTo('void')).toEqual([]);
  await world.startWith(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
  expect((await world.snapshot(orderId)).payments.map(({ state }) => state)).toEqual(['VOIDED', 'CAPTURED']);
});

test('what is reserved for an order that was cancelled while the answer was out waits for a person', async () => {
  const answer = hold(() => {
    throw new ProviderUnavailable('stripe', 'no answer');
  });
  world.vendors.script.authorize = [answer.step, () => ({ outcome: 'declined', code: 'processing_error' })];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, () => world.callsTo('authorize').length > 0);
  const cancelling = world.update(orderId, 'cancel', { reason: 'Too slow' }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ cancellation }) => cancellation !== undefined);
  answer.release();
  await cancelling;
  await world.ended(orderId);
  const [lost] = (await world.snapshot(orderId)).payments;
  expect(lost).toMatchObject({ state: 'VOIDED' });
  expect(lost).not.toHaveProperty('reference');
  await world.startWith(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
  await world.ended(orderId);
  expect(await notesOf(orderId)).toEqual(['Authorized after the cancellation: 50000.00 BDT, pi_first.']);
  await world.startWith(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
  expect((await world.snapshot(orderId)).payments).toMatchObject([
    { state: 'VOIDED', reference: 'pi_first' },
  ]);
});

test('a word of the gateway that no row can keep is refused in the history, and a person is called', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const reference = (await world.snapshot(orderId)).payments[0]?.reference ?? '';
  const outcome = {
    outcome: 'disputed',
    reference,
    dispute: 'dp_1',
    state: 'OPEN',
    code: 'a\u0000b',
  } as const;
  const odd = { paymentId: '1', source: 'webhook' as const, outcome };
  await world.signal(orderId, 'paymentEvent', odd, { actor: VENDOR });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  expect(await notesOf(orderId)).toEqual([expect.stringContaining('could not be stored')]);
  expect(await world.story(orderId)).toEqual(expect.arrayContaining(['CommandRefused', 'OrderHeld']));
  expect(await world.story(orderId)).not.toContain('PaymentDisputed');
  await world.update(
    orderId,
    'release',
    { reason: 'PAYMENT', notes: 'Asked the gateway' },
    { actor: SUPPORT },
  );
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
});

describe('by a policy that lets what is needless go back by itself', () => {
  const REINSTATES: OrderPolicy = {
    ...QUICK_POLICY,
    payment: { ...QUICK_POLICY.payment, retryWindowMs: 50, late: 'reinstate' },
  };

  /** Nobody pays in time, and the order is cancelled. */
  async function lapsed(): Promise<string> {
    world.vendors.script.authorize = [DECLINED];
    const orderId = await world.place(REINSTATES);
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    return orderId;
  }

  test('an order that was paid after its time goes on, and is delivered and paid once', async () => {
    const orderId = await lapsed();
    await world.startWith(orderId, 'paymentEvent', word('authorized'), { actor: VENDOR });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    const { lines } = await world.snapshot(orderId);
    const rows = await world.prisma.orderItem.findMany({ where: { orderId }, orderBy: { position: 'asc' } });
    expect(rows.map(({ reserved }) => reserved)).toEqual(lines.map(({ quantities: q }) => q.reserved));
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
    await world.ended(orderId);
    expect(world.callsTo('capture')).toEqual([`capture ${orderId}/capture/1`]);
    expect(world.callsTo('void')).toEqual([]);
    expect((await world.story(orderId)).filter((type) => type === 'OrderReinstated')).toHaveLength(1);
  });

  test('an order whose goods have gone meanwhile gives the money back', async () => {
    const orderId = await lapsed();
    const { lines } = await world.snapshot(orderId);
    const sku = lines[0]?.sku ?? '';
    const before = await world.prisma.stock.findFirstOrThrow({ where: { sku } });
    await world.prisma.stock.updateMany({ where: { sku }, data: { onHand: before.reserved } });
    await world.startWith(orderId, 'paymentEvent', word('captured'), { actor: VENDOR });
    await world.ended(orderId);
    await world.prisma.stock.updateMany({ where: { sku }, data: { onHand: before.onHand } });
    const order = await world.snapshot(orderId);
    expect(deriveStatus(order)).toBe('CANCELLED');
    expect(world.callsTo('refund')).toHaveLength(1);
    expect(order.payments).toMatchObject([{ state: 'CAPTURED', refunded: TOTAL }]);
    const after = await world.prisma.stock.findFirstOrThrow({ where: { sku } });
    expect(after.reserved).toBe(before.reserved);
  });
});

describe('a reservation that is about to end', () => {
  const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
  const reserved = (): PaymentOutcome => ({
    ...({ outcome: 'authorized', reference: 'pi_first', amount: TOTAL } as const),
    captureBefore: soon(),
  });
  const notice = (): Promise<number> =>
    noticeExpiries({
      ...{ prisma: world.prisma, temporal: world.client, metrics: createMetrics() },
      signer: createCommandSigner(DEVELOPMENT_COMMAND_KEYS),
      settings: { taskQueue: world.taskQueue, commandWaitMs: 60_000 },
      ...{ log: pino({ level: 'silent' }), now: () => new Date() },
    });
  /** Of each clock of the order whether it was kept, or null where it runs. */
  const clocksOf = async (orderId: string) => {
    const rows = await world.prisma.orderClock.findMany({ where: { orderId } });
    return Object.fromEntries(rows.map(({ id, stoppedAt, kept }) => [id, stoppedAt && kept]));
  };
  const placeReserved = async (policy = QUICK_POLICY): Promise<string> => {
    world.vendors.script.authorize = [reserved];
    const orderId = await world.place(policy);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    return orderId;
  };

  test('calls a person once, who has the money taken while the goods are in the house', async () => {
    const orderId = await placeReserved({ ...QUICK_POLICY, clocks: { set: 'bd-2021', zone: 'near' } });
    expect(await clocksOf(orderId)).toEqual({ handOver: null, delivery: null });
    expect([await notice(), await notice()]).toEqual([1, 0]);
    await world.eventually(orderId, (order) => isHeld(order, 'RESERVATION'));
    await world.update(orderId, 'capturePayment', {}, { actor: FINANCE });
    const taken = await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
    expect([taken.holds, taken.parcels]).toEqual([[], []]);
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
    await world.ended(orderId);
    expect(world.callsTo('capture')).toEqual([`capture ${orderId}/capture/1`]);
    expect(await clocksOf(orderId)).toEqual({ handOver: true, delivery: true });
  });

  test('is given free where the policy says so, and another payment takes its place', async () => {
    const reservations = { noticeMs: 48 * 3_600_000, atEnd: 'release' } as const;
    const orderId = await placeReserved({ ...QUICK_POLICY, reservations });
    expect(await notice()).toBe(1);
    await world.eventually(orderId, ({ payments }) => payments[0]?.retryUntil !== undefined);
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    const paid = await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'AUTHORIZED');
    expect([paid.payments[0]?.state, paid.holds]).toEqual(['VOIDED', []]);
    const messages = await world.prisma.notification.findMany({ where: { orderId, kind: 'paymentDue' } });
    expect(messages.length).toBeGreaterThan(0);
    await world.update(orderId, 'cancel', { reason: 'Enough' }, { actor: CUSTOMER });
    await world.ended(orderId);
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`, `void ${orderId}/void/2`]);
  });

  test('whose end nobody has told is asked for at the gateway, and leaves somebody when it has come', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    expect(await notice()).toBe(0);
    const [{ reference = '' } = {}] = (await world.snapshot(orderId)).payments;
    world.vendors.script.find = [() => ({ ...reserved(), reference })];
    const later = (minutes: number) => ({
      ...world.deps,
      now: () => new Date(Date.now() + minutes * 60_000),
    });
    expect([await learnCaptureBefore(later(5)), await learnCaptureBefore(later(15))]).toEqual([0, 1]);
    expect(await notice()).toBe(1);
    await world.eventually(orderId, (order) => isHeld(order, 'RESERVATION'));
    const lapsed = { outcome: 'voided', reference, amount: TOTAL } as const;
    await world.signal(
      orderId,
      'paymentEvent',
      { ...word('authorized'), outcome: lapsed },
      { actor: VENDOR },
    );
    const unpaid = await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    expect([derivePaymentStatus(unpaid), unpaid.holds.map(({ reason }) => reason)]).toEqual([
      'VOIDED',
      ['PAYMENT'],
    ]);
    await world.update(orderId, 'cancel', { reason: 'Enough' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });
});
