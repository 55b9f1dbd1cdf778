import { Worker } from '@temporalio/worker';
import { heldFor, isHeld } from '../../domain/holds/holds';
import type { Actor } from '../../domain/people/actor';
import { derivePaymentStatus, deriveStatus } from '../../domain/order/status';
import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { hold } from '../../test/world/scriptedVendors';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { createDataConverter } from '../../temporal/client';
import { historyOf } from '../../test/histories/lives';
import { testTemporal } from '../../test/harness/testTemporal';
import { eventually } from '../../test/world/eventually';
import { HOLDS } from '../engine/searchAttributes';

/** Orders that wait: for a person, for a customer, for a vendor that is silent. */
let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const stockOf = (sku: string) => world.prisma.stock.findFirstOrThrow({ where: { sku } });
const silence = () => {
  throw new ProviderUnavailable('stripe', 'no answer');
};

const refuses = () => {
  throw new ProviderRejected('stripe', 'charge_expired', 'no');
};

const delivered = (orderId: string): Promise<void> => world.scan(orderId, 'DELIVERED');

/** Resolves when the order has waited out a timer that the Web UI shows under this name. */
async function waitedOut(orderId: string): Promise<void> {
  await eventually(async () => {
    const history = await world.client.workflow.getHandle(`order/${orderId}`).fetchHistory();
    return (history.events ?? []).some((event) => event.timerFiredEventAttributes);
  });
}

async function cancelled(orderId: string): Promise<void> {
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
}

describe('an order that looks bad', () => {
  const suspicious = { ...QUICK_POLICY, review: { ...QUICK_POLICY.review, holdAtScore: 0 } };
  const held = (orderId: string) => world.eventually(orderId, (order) => isHeld(order, 'FRAUD_REVIEW'));

  test('is neither confirmed nor packed until a person has approved it', async () => {
    const orderId = await world.place(suspicious);
    await held(orderId);
    await expect(world.update(orderId, 'pack', {}, { actor: WAREHOUSE })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('held') },
    });
    expect(await world.story(orderId)).not.toContain('OrderConfirmed');
    await world.update(orderId, 'decideReview', { decision: 'approve' }, { actor: SUPPORT });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await cancelled(orderId);
  });

  test('is cancelled when it is turned down, and its money and goods are free again', async () => {
    const before = await stockOf('PHONE');
    const orderId = await world.place(suspicious);
    await held(orderId);
    await world.update(orderId, 'decideReview', { decision: 'reject' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
    expect(await stockOf('PHONE')).toMatchObject({ reserved: before.reserved });
  });

  test('whose money lapsed during a long review is confirmed and served once it is paid again', async () => {
    const setup = [{ sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false }];
    const orderId = await world.place(suspicious, setup);
    await held(orderId);
    const voided = { outcome: 'voided', reference: 'pi_lapsed', amount: 50_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome: voided }, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.update(orderId, 'decideReview', { decision: 'approve' }, { actor: SUPPORT });
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.ended(orderId);
    const story = await world.story(orderId);
    expect(story.slice(story.lastIndexOf('HoldReleased'))).toEqual([
      'HoldReleased',
      'PaymentRequested',
      'PaymentAuthorized',
      'OrderConfirmed',
      'ServicesFulfilled',
      'PaymentCaptured',
      'OrderClosed',
    ]);
  });
});

test('a hold that keeps the customer from paying stops the time they have, and its end gives them new time', async () => {
  world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
  const orderId = await world.place({
    ...AUTO_POLICY,
    payment: { ...AUTO_POLICY.payment, retryWindowMs: 2_000 },
  });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
  const put = { reason: 'MANUAL', key: 'look', blocks: ['payment'] } as const;
  await world.update(orderId, 'hold', put, { actor: SUPPORT });
  const { payments, holds } = await world.snapshot(orderId);
  const until = Date.parse(payments[0]?.retryUntil ?? '');
  await eventually(() => Date.now() > until + 500);
  expect([deriveStatus(await world.snapshot(orderId)), holds.map(({ key }) => key)]).toEqual([
    ...['PAYMENT_FAILED', ['look']],
  ]);
  await world.update(orderId, 'releaseHold', { key: 'look' }, { actor: SUPPORT });
  await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
  await delivered(orderId);
  await world.ended(orderId);
});

test('a parcel that a hold keeps in the house is booked and waits there, until the hold is released', async () => {
  const orderId = await world.write(AUTO_POLICY);
  const put = { type: 'OrderHeld', reason: 'MANUAL', key: 'call-first', blocks: ['hand-over'] } as const;
  await world.happens(orderId, put);
  await world.start(orderId);
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
  await world.update(
    orderId,
    'addNote',
    { noteId: `${orderId}-n`, body: 'Booked', visibility: 'staff' },
    { actor: SUPPORT },
  );
  expect(await world.story(orderId)).not.toContain('ParcelHandedOver');
  await world.update(orderId, 'releaseHold', { key: 'call-first' }, { actor: SUPPORT });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
  await delivered(orderId);
  await world.ended(orderId);
});

/** What the ledger says was moved of an order's payments, by the key of each move. */
async function ledgerOf(orderId: string): Promise<Record<string, unknown>> {
  const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
  return Object.fromEntries(
    rows.map(({ id, status, amount }) => [id.slice(orderId.length + 1), [status, amount]]),
  );
}

describe('an order of which the gateway authorized another amount than it costs', () => {
  const reserves = (amount: number) => () => ({ outcome: 'authorized', reference: 'pi_other', amount });

  test('less: waits for a person and for the rest, and ships and takes both payments once they are there', async () => {
    world.vendors.script.authorize = [reserves(4_999_700)];
    const orderId = await world.place(AUTO_POLICY);
    const held = await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    expect([deriveStatus(held), derivePaymentStatus(held), held.payments[0]?.authorized]).toEqual([
      ...['PENDING', 'PARTIALLY_PAID', 4_999_700],
    ]);
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
    await delivered(orderId);
    await world.ended(orderId);
    const story = await world.story(orderId);
    const since = (type: string) => story.slice(story.indexOf(type));
    expect(since('HoldReleased').slice(0, 4)).toEqual([
      ...['HoldReleased', 'PaymentRequested', 'PaymentAuthorized', 'RiskAssessed'],
    ]);
    expect(since('ParcelHandedOver').filter((type) => type === 'PaymentCaptured')).toHaveLength(2);
    expect(await ledgerOf(orderId)).toEqual({
      'authorize/1': ['SUCCEEDED', 4_999_700],
      'authorize/2': ['SUCCEEDED', 300],
      'capture/1': ['SUCCEEDED', 4_999_700],
      'capture/2': ['SUCCEEDED', 300],
    });
    expect(derivePaymentStatus(await world.snapshot(orderId))).toBe('PAID');
  });

  test('less: is released, and then cancelled when nobody pays the rest in time', async () => {
    world.vendors.script.authorize = [reserves(4_999_700)];
    const orderId = await world.place({
      ...AUTO_POLICY,
      payment: { ...AUTO_POLICY.payment, retryWindowMs: 1_500 },
    });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    const told = await world.prisma.notification.findMany({
      where: { orderId },
      orderBy: { queuedAt: 'asc' },
    });
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paymentDue', 'orderCancelled']));
  });

  test('less: is not confirmed by a release alone, and is cancelled like every other', async () => {
    world.vendors.script.authorize = [reserves(1)];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await cancelled(orderId);
    expect(await world.story(orderId)).not.toContain('RiskAssessed');
    expect(await ledgerOf(orderId)).toEqual({ 'authorize/1': ['SUCCEEDED', 1], 'void/1': ['SUCCEEDED', 1] });
  });

  test('more: waits for a person, and no more is taken than it costs', async () => {
    world.vendors.script.authorize = [reserves(5_000_300)];
    const { stripe } = world.vendors.payments;
    if (!stripe) throw new Error('There is a gateway');
    const capture = jest.spyOn(stripe, 'capture');
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
    await delivered(orderId);
    await world.ended(orderId);
    const asked = capture.mock.calls.map(([{ amount, part }]) => [amount, part]);
    capture.mockRestore();
    expect(asked).toEqual([[5_000_000, 5_000_000]]);
    const [payment] = (await world.snapshot(orderId)).payments;
    expect([payment?.state, payment?.authorized, payment?.captured]).toEqual([
      'CAPTURED',
      5_000_300,
      undefined,
    ]);
    expect(await ledgerOf(orderId)).toMatchObject({ 'capture/1': ['SUCCEEDED', 5_000_000] });
  });
});

test('an order of which less was taken than was reserved is held, though its goods are out', async () => {
  world.vendors.script.capture = [() => ({ outcome: 'captured', reference: 'pi_1', amount: 4_000_000 })];
  const orderId = await world.place(AUTO_POLICY);
  const held = await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  expect([derivePaymentStatus(held), held.payments[0]?.captured]).toEqual(['PARTIALLY_PAID', 4_000_000]);
  await delivered(orderId);
  await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
  await world.eventually(orderId, (order) => derivePaymentStatus(order) === 'PAID');
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(await ledgerOf(orderId)).toMatchObject({
    'capture/1': ['SUCCEEDED', 4_000_000],
    'capture/2': ['SUCCEEDED', 1_000_000],
  });
});

test.each([
  ['that the gateway refuses', refuses, 'charge_expired'],
  [
    'that takes nothing',
    () => ({ outcome: 'authorized', reference: 'pi_1', amount: 5_000_000 }),
    'not_captured',
  ],
])(
  'a capture %s holds the order open, is not repeated until a person says so, and is then',
  async (_what, answer, code) => {
    world.vendors.script.capture = [answer];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    expect((await world.snapshot(orderId)).payments[0]?.captureError).toBe(code);
    await delivered(orderId);
    await waitedOut(orderId);
    expect(world.callsTo('capture')).toHaveLength(1);
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect((await world.story(orderId)).slice(-3)).toEqual([
      'HoldReleased',
      'PaymentCaptured',
      'OrderClosed',
    ]);
    expect(world.callsTo('capture')).toEqual([
      `capture ${orderId}/capture/1`,
      `capture ${orderId}/capture/1`,
    ]);
  },
);

test('a refused capture is made as soon as a person says so, while the parcel is still on its way', async () => {
  world.vendors.script.capture = [refuses];
  // Nothing else wakes the order before then.
  const orderId = await world.place({ ...AUTO_POLICY, tracking: { pollEveryMs: 3_600_000 } });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  const paid = await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
  expect([deriveStatus(paid), paid.deliveredAt]).toEqual(['SHIPPED', undefined]);
  await delivered(orderId);
  await world.ended(orderId);
  expect(world.callsTo('capture')).toHaveLength(2);
});

describe('releasing one of two holds', () => {
  /** An order whose booking was refused, whose parcel the courier took all the same, and whose capture was refused. */
  async function heldTwice(): Promise<string> {
    const orderId = await world.write(QUICK_POLICY);
    const parcelId = `${orderId}-1`;
    const occurredAt = new Date().toISOString();
    const scan = { trackingId: 'took-it', vendorStatus: 'picked', occurredAt };
    await world.happens(
      orderId,
      { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
      { type: 'OrderConfirmed' },
      { type: 'PickingStarted' },
      { type: 'ParcelPacked', parcelId, courier: 'pathao', lines: [{ lineId: '1', quantity: 2 }] },
      { type: 'ParcelBookingFailed', parcelId, code: 'address_not_served' },
      { type: 'ParcelHandedOver', parcelId },
      { type: 'ParcelTracked', parcelId, status: 'IN_TRANSIT', ...scan },
      { type: 'PaymentCaptureFailed', paymentId: '1', code: 'charge_expired' },
    );
    await world.start(orderId);
    return orderId;
  }

  const release = (orderId: string, reason: 'PAYMENT' | 'COURIER', actor: Actor) =>
    world.update(orderId, 'release', { reason }, { actor });

  async function closedAfter(orderId: string): Promise<string[]> {
    const { version } = await world.eventually(
      orderId,
      ({ payments, parcels }) => payments[0]?.state === 'CAPTURED' && parcels[0]?.consignmentId !== undefined,
    );
    await delivered(orderId);
    await world.ended(orderId);
    const story = await world.story(orderId);
    expect(story.slice(version)).toEqual(['ParcelTracked', 'OrderClosed']);
    return story.slice(story.indexOf('HoldReleased'), version);
  }

  test('takes it from the list of holds that the Web UI searches by', async () => {
    const orderId = await heldTwice();
    const listed = async () => {
      const { typedSearchAttributes } = await world.client.workflow.getHandle(`order/${orderId}`).describe();
      return typedSearchAttributes.get(HOLDS);
    };
    await world.update(
      orderId,
      'addNote',
      { noteId: `${orderId}-n`, body: 'x', visibility: 'staff' },
      { actor: SUPPORT },
    );
    await eventually(async () => (await listed())?.join() === 'COURIER,PAYMENT');
    await release(orderId, 'PAYMENT', SUPPORT);
    await eventually(async () => (await listed())?.join() === 'COURIER');
    await release(orderId, 'COURIER', SUPPORT);
    await eventually(async () => (await listed())?.join() === 'NONE');
    expect(await closedAfter(orderId)).toContain('PaymentCaptured');
    await Worker.runReplayHistory(
      {
        workflowBundle: { codePath: (await testTemporal()).bundlePath },
        dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
      },
      await historyOf(world, orderId),
      `order/${orderId}`,
    );
  });

  test('by the warehouse books the parcel again, and does not ask for the money again', async () => {
    const orderId = await heldTwice();
    await release(orderId, 'COURIER', WAREHOUSE);
    const booked = await world.eventually(orderId, ({ parcels }) => parcels[0]?.consignmentId !== undefined);
    expect([heldFor(booked), booked.payments[0]?.captureError]).toEqual([['PAYMENT'], 'charge_expired']);
    await expect(release(orderId, 'PAYMENT', WAREHOUSE)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('support or finance') },
    });
    await release(orderId, 'PAYMENT', SUPPORT);
    expect(await closedAfter(orderId)).toEqual([
      ...['HoldReleased', 'ParcelBooked', 'ParcelLabelled', 'CommandRefused'],
      ...['HoldReleased', 'PaymentCaptured'],
    ]);
  });

  test('by support lets the money be asked for again, and does not book the parcel again', async () => {
    const orderId = await heldTwice();
    await release(orderId, 'PAYMENT', SUPPORT);
    const paid = await world.snapshot(orderId);
    expect([heldFor(paid), paid.parcels[0]?.bookingError]).toEqual([['COURIER'], 'address_not_served']);
    expect(paid.payments[0]?.captureError).toBeUndefined();
    // The money doesn't wait for the courier.
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
    await release(orderId, 'COURIER', WAREHOUSE);
    expect(await closedAfter(orderId)).toEqual([
      ...['HoldReleased', 'PaymentCaptured', 'HoldReleased', 'ParcelBooked', 'ParcelLabelled'],
    ]);
    expect(world.callsTo('book')).toEqual([`book ${orderId}-1`]);
  });
});

test('services that were delivered are not cancelled, though their money is not taken yet', async () => {
  world.vendors.script.capture = [refuses];
  const setup = [{ sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false }];
  const orderId = await world.place(QUICK_POLICY, setup);
  const order = await world.eventually(orderId, (one) => isHeld(one, 'PAYMENT'));
  expect([deriveStatus(order), order.payments[0]?.state]).toEqual(['DELIVERED', 'AUTHORIZED']);
  await expect(
    world.update(orderId, 'cancel', { reason: 'For nothing' }, { actor: CUSTOMER }),
  ).rejects.toMatchObject({ cause: { message: expect.stringContaining('has been delivered') } });
  await waitedOut(orderId);
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect((await world.snapshot(orderId)).payments[0]?.state).toBe('CAPTURED');
  expect(world.callsTo('void')).toEqual([]);
});

test('a void that voids nothing does not end the cancellation; a person has to look', async () => {
  world.vendors.script.void = [() => ({ outcome: 'authorized', reference: 'pi_1', amount: 5_000_000 })];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'cancel', { reason: 'No' }, { actor: CUSTOMER });
  const held = await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  expect(deriveStatus(held)).toBe('CANCELLING');
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
});

describe('a customer', () => {
  test('who never confirms a payment with the bank gets no goods, and the goods are free again', async () => {
    const before = await stockOf('PHONE');
    world.vendors.script.authorize = [() => ({ outcome: 'actionRequired', reference: 'pi_3ds' })];
    const payment = { ...QUICK_POLICY.payment, retryWindowMs: 300 };
    const orderId = await world.place({ ...QUICK_POLICY, payment });
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect(order.cancellation?.reason).toBe('The payment was not confirmed in time.');
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
    expect(await stockOf('PHONE')).toMatchObject({ reserved: before.reserved });
    const ledger = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
    expect(ledger.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
      'AUTHORIZE FAILED',
      'VOID SUCCEEDED',
    ]);
  });

  test('who pays again at the last moment keeps the order, though the time runs out before it is recorded', async () => {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const payment = { ...QUICK_POLICY.payment, retryWindowMs: 4_000 };
    const orderId = await world.place({ ...QUICK_POLICY, payment });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
    await world.prisma.$transaction(
      async (locked) => {
        await locked.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
        const card = { method: 'card', token: 'pm_card_visa' } as const;
        await world.signal(orderId, 'pay', card, { actor: CUSTOMER });
        await waitedOut(orderId);
      },
      { timeout: 20_000 },
    );
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    expect(await world.story(orderId)).not.toContain('CancellationRequested');
    await cancelled(orderId);
  });
});

describe('a gateway that does not answer', () => {
  test('but tells by webhook has answered', async () => {
    world.vendors.script.authorize = Array.from({ length: 6 }, () => silence);
    const payment = { ...QUICK_POLICY.payment, repeatWindowMs: 4_000 };
    const orderId = await world.place({ ...QUICK_POLICY, payment });
    await eventually(() => world.callsTo('authorize').length > 0);
    const outcome = { outcome: 'authorized', reference: 'pi_told', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    expect(await world.story(orderId)).not.toContain('PaymentOutcomeUnknown');
    expect(world.callsTo('find')).toEqual([]);
    await cancelled(orderId);
  });

  test('before the order is cancelled is asked what came of it, and that is given free', async () => {
    world.vendors.script.authorize = [silence];
    const orderId = await world.place(QUICK_POLICY);
    await eventually(() => world.callsTo('authorize').length > 0);
    await cancelled(orderId);
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
    expect(new Set(world.callsTo('authorize'))).toEqual(new Set([`authorize ${orderId}/authorize/1`]));
  });
});

test('a courier whose webhooks stay away is asked where the parcel is, again when it does not say', async () => {
  world.vendors.script.track = [
    () => {
      throw new ProviderRejected('pathao', 'http_404', 'no');
    },
    () => ({ status: 'DELIVERED', vendorStatus: 'Delivered', occurredAt: new Date().toISOString() }),
  ];
  const orderId = await world.place({ ...AUTO_POLICY, tracking: { pollEveryMs: 100 } });
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
  expect(world.callsTo('track')).toEqual([`track C-${orderId}-1`, `track C-${orderId}-1`]);
});

describe('a refused command', () => {
  const tooEarly = { actor: WAREHOUSE, commandId: 'too-early', bodyHash: 'a' };

  test('is refused again when it is repeated, and recorded once', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    for (const _time of ['first', 'again']) {
      await expect(world.update(orderId, 'handOver', {}, tooEarly)).rejects.toMatchObject({
        cause: { type: 'CommandRefused', message: 'There is no packed parcel to hand over.' },
      });
    }
    const story = await world.story(orderId);
    expect(story.filter((type) => type === 'CommandRefused')).toHaveLength(1);
    await cancelled(orderId);
  });

  test('that came as a signal leaves the order running', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.signal(orderId, 'handOver', {}, tooEarly);
    await eventually(async () => (await world.story(orderId)).includes('CommandRefused'));
    await cancelled(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  });

  test('that was a cancellation in the Temporal Web UI leaves the order running', async () => {
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
    await world.client.workflow.getHandle(`order/${orderId}`).cancel();
    await eventually(async () => (await world.story(orderId)).includes('CommandRefused'));
    await delivered(orderId);
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
  });
});

test('a command that comes again after it was forgotten is answered as it was, and the order goes on', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const handOver = { actor: WAREHOUSE, commandId: 'hand-over', bodyHash: 'a' };
  const refused = { cause: { type: 'CommandRefused', message: 'There is no packed parcel to hand over.' } };
  await expect(world.update(orderId, 'handOver', {}, handOver)).rejects.toMatchObject(refused);
  const pick = { actor: WAREHOUSE, commandId: 'pick', bodyHash: 'a' };
  await world.update(orderId, 'pick', {}, pick);
  const note = (n: number) => ({ noteId: `${orderId}-${n}`, body: 'x', visibility: 'staff' }) as const;
  const first = { actor: SUPPORT, commandId: 'first', bodyHash: 'a' };
  await world.update(orderId, 'addNote', note(0), first);
  for (let n = 1; n <= 55; n += 1) await world.signal(orderId, 'addNote', note(n), { actor: SUPPORT });
  await eventually(async () => (await world.prisma.orderNote.count({ where: { orderId } })) === 56);
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  const { version } = await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'addNote', note(0), first);
  // It would be refused now.
  await world.update(orderId, 'pick', {}, pick);
  // It would be carried out now.
  await expect(world.update(orderId, 'handOver', {}, handOver)).rejects.toMatchObject(refused);
  await expect(world.update(orderId, 'addNote', note(0), { ...first, bodyHash: 'b' })).rejects.toMatchObject({
    cause: { message: 'This key was used for another request.' },
  });
  expect((await world.snapshot(orderId)).version).toBe(version);
  await cancelled(orderId);
});

test('a message that became due while others were being sent is sent after them', async () => {
  const answers = [0, 1].map(() => hold(() => ({ providerRef: 'EM' })));
  world.vendors.script.email = answers.map(({ step }) => step);
  const orderId = await world.place(QUICK_POLICY);
  const tell = (n: number) =>
    world.update(
      orderId,
      'addNote',
      { noteId: `${orderId}-${n}`, body: 'x', visibility: 'customer' },
      { actor: SUPPORT },
    );
  for (const [n, answer] of answers.entries()) {
    await eventually(() => world.callsTo('email').length === n + 1);
    await tell(n);
    answer.release();
  }
  const notes = { orderId, kind: 'noteAdded' };
  await eventually(
    async () => (await world.prisma.notification.count({ where: { ...notes, status: 'SENT' } })) === 2,
  );
  expect(await world.prisma.notification.count({ where: notes })).toBe(2);
  await cancelled(orderId);
});

test('goods of which one piece is gone when the order begins cancel it: the others are free again, nothing is charged', async () => {
  await world.stock('GONE', 4);
  const lines = [{ sku: 'GONE', quantity: 2, unitPrice: 100 }];
  const [orderId] = [await world.write(QUICK_POLICY, lines), await world.write(QUICK_POLICY, lines)];
  // A count found three of the pieces, and somebody took the missing one from this order.
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { reserved: 1, held: { main: 1 } } });
  await world.prisma.stock.updateMany({ where: { sku: 'GONE' }, data: { onHand: 3, reserved: 3 } });
  await world.start(orderId);
  await world.ended(orderId);
  expect(await world.story(orderId)).toEqual([
    'OrderPlaced',
    'InventoryUnavailable',
    'CancellationRequested',
    'PaymentVoided',
    'InventoryReleased',
    'OrderCancelled',
  ]);
  const unavailable = await world.prisma.orderEvent.findFirst({
    where: { orderId, type: 'InventoryUnavailable' },
  });
  expect(unavailable?.data).toMatchObject({ skus: ['GONE'], lacking: [{ lineId: '1', quantity: 1 }] });
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  // The two that are left reserved are the other order's.
  expect(await stockOf('GONE')).toMatchObject({ onHand: 3, reserved: 2 });
  expect(world.callsTo('authorize')).toEqual([]);
});
