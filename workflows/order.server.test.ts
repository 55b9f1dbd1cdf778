import { Worker } from '@temporalio/worker';
import { heldFor, isHeld } from '../domain/holds/holds';
import { orderWorkflowId } from '../domain/order/ids';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../config/payloadKeys';
import { createDataConverter } from '../temporal/client';
import { testTemporal } from '../test/harness/testTemporal';
import { historyOf } from '../test/histories/lives';
import type { OrderFact } from '../domain/facts';
import type { TrackingStatus } from '../domain/parcel/parcel';
import { STANDARD_POLICY } from '../domain/order/policy';
import { ProviderRejected, ProviderUnavailable } from '../providers/errors';
import { deriveStatus } from '../domain/order/status';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../test/world/orderWorld';
import { orderWorldOfFile } from '../test/world/orderWorldOfFile';
import { eventually } from '../test/world/eventually';
import { hold } from '../test/world/scriptedVendors';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const stockOf = (sku: string) => world.prisma.stock.findFirstOrThrow({ where: { sku } });

/** The courier's word about a parcel. */
async function scanned(parcelId: string, status: TrackingStatus): Promise<void> {
  const scan = { parcelId, trackingId: `${parcelId}-${status}`, vendorStatus: status.toLowerCase() };
  const occurredAt = new Date().toISOString();
  await world.signal(
    parcelId.slice(0, parcelId.lastIndexOf('-')),
    'shipmentEvent',
    { ...scan, status, occurredAt },
    { actor: VENDOR },
  );
}

const delivered = (orderId: string): Promise<void> =>
  world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');

const authorized: OrderFact = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' };
const confirmed: OrderFact = { type: 'OrderConfirmed' };

/** A parcel of one line that the courier is to fetch. */
function booked(parcelId: string, lineId: string, quantity: number): readonly OrderFact[] {
  return [
    { type: 'ParcelPacked', parcelId, courier: 'pathao', lines: [{ lineId, quantity }] },
    { type: 'ParcelBooked', parcelId, consignmentId: `C-${parcelId}`, fee: 6_000 },
  ];
}

test('an order is paid, packed, handed over, delivered and closed', async () => {
  const before = await stockOf('PHONE');
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY');
  // A text that comes after the parcel has is not sent.
  const told = { orderId, kind: 'outForDelivery', status: 'SENT' };
  await eventually(async () => (await world.prisma.notification.count({ where: told })) === 1);
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);

  expect(await world.story(orderId)).toEqual([
    'OrderPlaced',
    'PaymentAuthorized',
    'RiskAssessed',
    'OrderConfirmed',
    'PickingStarted',
    'ParcelPacked',
    'ParcelBooked',
    'ParcelLabelled',
    'ParcelHandedOver',
    'PaymentCaptured',
    'ParcelTracked',
    'ParcelTracked',
    'ParcelTracked',
    'OrderClosed',
  ]);
  const after = await stockOf('PHONE');
  expect(after).toMatchObject({ onHand: before.onHand - 2, reserved: before.reserved });
  expect(world.vendors.calls.filter((call) => /^(authorize|capture|void)/.test(call))).toEqual([
    `authorize ${orderId}/authorize/1`,
    `capture ${orderId}/capture/1`,
  ]);
  const row = await world.prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { notifications: true },
  });
  expect(row).toMatchObject({ status: 'DELIVERED', stage: 'Delivered', paymentStatus: 'PAID' });
  expect(
    row.notifications.map(({ kind, channel, status }) => `${kind} by ${channel}: ${status}`).sort(),
  ).toEqual([
    'delivered by email: SENT',
    'delivered by sms: SENT',
    'orderConfirmed by sms: SENT',
    'orderPlaced by email: SENT',
    'outForDelivery by sms: SENT',
    'parcelHandedOver by email: SENT',
    'parcelHandedOver by sms: SENT',
  ]);
});

test('where nobody packs by hand, an order goes through without a command', async () => {
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await delivered(orderId);
  await world.ended(orderId);
  expect((await world.snapshot(orderId)).closedAt).toBeDefined();
});

test('an order whose pieces turn out not to be there is cancelled, and takes none from another', async () => {
  await world.stock('LAST', 4);
  const wish = [{ sku: 'LAST', quantity: 2, unitPrice: 1_000 }];
  await world.write(QUICK_POLICY, wish);
  const orderId = await world.write(QUICK_POLICY, wish);
  // Somebody has counted: two are there, and they are the other order's.
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { reserved: 0, held: {} } });
  await world.prisma.stock.updateMany({ where: { sku: 'LAST' }, data: { onHand: 2, reserved: 2 } });
  await world.start(orderId);
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  expect(await world.story(orderId)).toContain('InventoryUnavailable');
  expect(await stockOf('LAST')).toMatchObject({ onHand: 2, reserved: 2 });
});

test('a command that expects a revision which the order is past changes nothing', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const { revision } = await world.snapshot(orderId);
  const staff = { actor: SUPPORT };
  await world.update(orderId, 'correctDelivery', { line2: 'Flat 3B' }, staff);
  const cancel = (expected: number) =>
    world.update(orderId, 'cancel', { reason: 'No' }, { ...staff, expects: [expected] });
  await expect(cancel(revision)).rejects.toMatchObject({
    cause: { details: [{ code: 'precondition-failed', revision: revision + 1 }] },
  });
  expect((await world.snapshot(orderId)).cancellation).toBeUndefined();
  await cancel(revision + 1);
  await world.ended(orderId);
});

test('goods that cost nothing are packed and sent as all others are, and no gateway hears of them', async () => {
  await world.stock('SAMPLE', 10);
  const orderId = await world.place(QUICK_POLICY, [{ sku: 'SAMPLE', quantity: 3, unitPrice: 0 }]);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  expect(await stockOf('SAMPLE')).toMatchObject({ onHand: 7, reserved: 0 });
  await delivered(orderId);
  await world.ended(orderId);
  expect(await world.snapshot(orderId)).toMatchObject({ payments: [], closedAt: expect.any(String) });
  expect(world.callsTo('book')).toEqual([`book ${orderId}-1`]);
  expect(world.vendors.calls.filter((call) => /^(authorize|capture|void|find)/.test(call))).toEqual([]);
});

test('an order with nothing to pay and nothing to pack completes by itself', async () => {
  const orderId = await world.place(AUTO_POLICY, [
    { sku: 'GIFTWRAP', quantity: 1, unitPrice: 0, stocked: false },
  ]);
  await world.ended(orderId);
  expect(await world.snapshot(orderId)).toMatchObject({ payments: [], closedAt: expect.any(String) });
  expect(world.vendors.calls.filter((call) => !/^(sms|email|erp)/.test(call))).toEqual([]);
});

test('of two parcels the one that is named leaves, and the order is delivered with the last', async () => {
  await world.stock('CASE', 10);
  const before = await stockOf('PHONE');
  const orderId = await world.write(QUICK_POLICY, [
    { sku: 'PHONE', quantity: 2, unitPrice: 2_500_000 },
    { sku: 'CASE', quantity: 1, unitPrice: 50_000 },
  ]);
  const [phones, theCase] = [`${orderId}-1`, `${orderId}-2`];
  const packed = [...booked(phones, '1', 2), ...booked(theCase, '2', 1)];
  await world.happens(orderId, authorized, confirmed, { type: 'PickingStarted' }, ...packed);
  await world.start(orderId);
  /** The order, its parcels and its lines, as SQL has them. */
  const shown = async (): Promise<unknown[]> => {
    const { status, shipments, items } = await world.prisma.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { shipments: { orderBy: { id: 'asc' } }, items: { orderBy: { position: 'asc' } } },
    });
    return [status, shipments.map((parcel) => parcel.status), items.map((line) => line.status)];
  };

  await world.update(orderId, 'handOver', { parcelId: theCase }, { actor: WAREHOUSE });
  expect(await shown()).toEqual(['PARTIALLY_SHIPPED', ['BOOKED', 'HANDED_OVER'], ['READY', 'SHIPPED']]);
  expect(await stockOf('CASE')).toMatchObject({ onHand: 9, reserved: 0 });
  expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand, reserved: before.reserved + 2 });

  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  expect(await shown()).toEqual(['SHIPPED', ['HANDED_OVER', 'HANDED_OVER'], ['SHIPPED', 'SHIPPED']]);
  expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand - 2, reserved: before.reserved });
  const arrived = { status: 'DELIVERED', proof: 'Signed' } as const;
  await world.update(orderId, 'recordDelivery', { ...arrived, parcelId: theCase }, { actor: WAREHOUSE });
  expect(await shown()).toEqual([
    'PARTIALLY_DELIVERED',
    ['HANDED_OVER', 'DELIVERED'],
    ['SHIPPED', 'DELIVERED'],
  ]);
  expect((await world.snapshot(orderId)).deliveredAt).toBeUndefined();
  await expect(
    world.update(orderId, 'recordDelivery', { ...arrived, parcelId: theCase }, { actor: WAREHOUSE }),
  ).rejects.toMatchObject({ cause: { message: `Parcel ${theCase} is not at that point.` } });

  await scanned(phones, 'DELIVERED');
  await world.ended(orderId);
  expect(await shown()).toEqual(['DELIVERED', ['DELIVERED', 'DELIVERED'], ['DELIVERED', 'DELIVERED']]);
  expect(world.callsTo('capture')).toEqual([`capture ${orderId}/capture/1`]);
});

test('a parcel that comes back is held for a person, and is no delivery', async () => {
  const before = await stockOf('PHONE');
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
  for (const status of ['IN_TRANSIT', 'DELIVERY_FAILED', 'RETURNING'] as const) {
    await scanned(`${orderId}-1`, status);
  }
  const returning = await world.eventually(orderId, (order) => order.parcels[0]?.state === 'RETURNING');
  expect([deriveStatus(returning), returning.holds]).toEqual(['RETURNING_TO_ORIGIN', []]);
  await scanned(`${orderId}-1`, 'RETURNED');
  const back = await world.eventually(orderId, (order) => order.parcels[0]?.state === 'RETURNED');
  expect([deriveStatus(back), heldFor(back)]).toEqual(['RETURNING_TO_ORIGIN', ['COURIER']]);
  expect([back.deliveredAt, back.closedAt]).toEqual([undefined, undefined]);
  // What left stays gone until somebody has seen it, and what was taken stays taken.
  expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand - 2, reserved: before.reserved });
  await expect(
    world.update(orderId, 'cancel', { reason: 'It came back' }, { actor: SUPPORT }),
  ).rejects.toMatchObject({ cause: { message: 'The parcel came back; a refund settles it.' } });
  const scans = await world.prisma.trackingEvent.findMany({
    where: { shipmentId: `${orderId}-1` },
    orderBy: { occurredAt: 'asc' },
  });
  expect(scans.map(({ status, vendorStatus }) => [status, vendorStatus])).toEqual([
    ['IN_TRANSIT', 'in_transit'],
    ['DELIVERY_FAILED', 'delivery_failed'],
    ['RETURNING', 'returning'],
    ['RETURNED', 'returned'],
  ]);
  await world.client.workflow.getHandle(orderWorkflowId(orderId)).terminate('The test is over');
});

describe('the policy of a shop with a warehouse', () => {
  /** An order of a customer of whom nothing is known, for just as much as counts as large. */
  async function large(quantity: number, billedTo: string): Promise<string> {
    const line = { sku: 'PHONE', quantity, unitPrice: 15_000_000 / quantity };
    const orderId = await world.write(STANDARD_POLICY, [line]);
    const customerId = `new-${orderId}`;
    await world.prisma.customer.create({ data: { id: customerId } });
    const billingAddress = { country: billedTo };
    await world.prisma.order.update({ where: { id: orderId }, data: { customerId, billingAddress } });
    await world.start(orderId);
    return orderId;
  }

  /** Resolves once the order has waited for so many hours to pass: to how many hours it has waited for by then. */
  function hasWaited(orderId: string, wanted: number): Promise<number[]> {
    return eventually(async () => {
      const { events } = await historyOf(world, orderId);
      const timers = (events ?? []).flatMap(({ timerStartedEventAttributes: timer }) => timer ?? []);
      const hours = timers.map((timer) => Math.round(Number(timer.startToFireTimeout?.seconds) / 3_600));
      return hours.includes(wanted) && hours;
    });
  }

  test('has an order of seventy points reviewed, and confirms one of less', async () => {
    const [suspicious, doubtful] = [await large(1, 'Elsewhere'), await large(10, 'Bangladesh')];
    const held = await world.eventually(suspicious, ({ risk }) => risk !== undefined);
    expect([held.risk?.score, heldFor(held)]).toEqual([70, ['FRAUD_REVIEW']]);
    const confirmedAtOnce = await world.eventually(doubtful, ({ risk }) => risk !== undefined);
    expect([confirmedAtOnce.risk?.score, deriveStatus(confirmedAtOnce)]).toEqual([65, 'CONFIRMED']);
    for (const orderId of [suspicious, doubtful]) {
      await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
      await world.ended(orderId);
    }
  });

  test('waits for commands, asks a silent courier four times a day and takes returns for two weeks', async () => {
    const orderId = await world.place(STANDARD_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    const ready = await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    expect(ready.parcels[0]?.handedOverAt).toBeUndefined();
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await hasWaited(orderId, 6);
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
    await delivered(orderId);
    expect(new Set(await hasWaited(orderId, 14 * 24))).toEqual(new Set([6, 14 * 24]));
    expect((await world.snapshot(orderId)).closedAt).toBeUndefined();
    await world.client.workflow.getHandle(orderWorkflowId(orderId)).terminate('The test is over');
  });
});

describe('packing', () => {
  const notYet = 'The order is not paid and confirmed yet.';
  const refusals = async (orderId: string): Promise<unknown[]> => {
    const events = await world.prisma.orderEvent.findMany({ where: { orderId, type: 'CommandRefused' } });
    return events.map(({ data }) => data);
  };

  test('is refused before the order is confirmed, though it is paid', async () => {
    const orderId = await world.write(QUICK_POLICY);
    await world.happens(orderId, authorized);
    await world.startWith(orderId, 'pack', {}, { actor: WAREHOUSE });
    const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CONFIRMED');
    expect(await refusals(orderId)).toEqual([expect.objectContaining({ name: 'pack', detail: notYet })]);
    expect([order.parcels, order.pickingAt]).toEqual([[], undefined]);
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('is refused once the payment of a confirmed order has lapsed, until it is paid again', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    const outcome = { outcome: 'voided', reference: 'pi_lapsed', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    for (const name of ['pick', 'pack'] as const) {
      await expect(world.update(orderId, name, {}, { actor: WAREHOUSE })).rejects.toMatchObject({
        cause: { message: notYet },
      });
    }
    expect(world.callsTo('book')).toEqual([]);
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'AUTHORIZED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('goes on where the money was taken early, by hand, and is taken no second time', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    const outcome = { outcome: 'captured', reference: 'pi_1', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
    await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await delivered(orderId);
    await world.ended(orderId);
    expect(world.callsTo('capture')).toEqual([]);
  });
});

describe('cancelling', () => {
  test.each(['CONFIRMED', 'PROCESSING', 'READY'] as const)(
    'at %s gives back stock and money',
    async (stage) => {
      const before = await stockOf('PHONE');
      const orderId = await world.place(QUICK_POLICY);
      await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
      if (stage !== 'CONFIRMED') await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
      if (stage === 'READY') {
        await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
        await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
      }
      await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
      await world.ended(orderId);

      const order = await world.snapshot(orderId);
      expect(deriveStatus(order)).toBe('CANCELLED');
      expect(order.undo).toEqual([]);
      expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand, reserved: before.reserved });
      expect(world.vendors.calls).toContain(`void ${orderId}/void/1`);
      expect(world.vendors.calls).not.toContain(`capture ${orderId}/capture/1`);
    },
  );

  test('while the payment is being authorized waits for its answer, then gives it free', async () => {
    const slow = hold(() => ({ outcome: 'authorized', reference: 'pi_slow', amount: 5_000_000 }));
    world.vendors.script.authorize = [slow.step];
    const orderId = await world.place(QUICK_POLICY);
    await eventually(() => world.vendors.calls.includes(`authorize ${orderId}/authorize/1`));
    await world.update(orderId, 'cancel', { reason: 'Too slow' }, { actor: CUSTOMER });
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLING');
    slow.release();
    await world.ended(orderId);
    expect(await world.story(orderId)).toEqual([
      'OrderPlaced',
      'CancellationRequested',
      'PaymentAuthorized',
      'PaymentVoided',
      'InventoryReleased',
      'OrderCancelled',
    ]);
  });

  test('before its first step ends it at once, every time', async () => {
    const orderIds = await Promise.all(Array.from({ length: 12 }, () => world.write(QUICK_POLICY)));
    for (const orderId of orderIds) {
      await world.startWith(orderId, 'cancel', { reason: 'At once' }, { actor: CUSTOMER });
    }
    for (const orderId of orderIds) {
      await world.ended(orderId);
      const { events } = await historyOf(world, orderId);
      const failed = events?.filter((event) => event.workflowTaskFailedEventAttributes);
      expect(failed).toEqual([]);
    }
    expect(world.vendors.calls.filter((call) => call.startsWith('authorize'))).toEqual([]);
  });

  test('while a call fails whose answer it waits for undoes what was done', async () => {
    const before = await stockOf('PHONE');
    const slow = hold(() => {
      throw new ProviderUnavailable('pathao', 'answered 503');
    });
    world.vendors.script.book = [slow.step];
    const orderId = await world.place(AUTO_POLICY);
    await eventually(() => world.vendors.calls.includes(`book ${orderId}-1`));
    await world.update(orderId, 'cancel', { reason: 'Too slow' }, { actor: CUSTOMER });
    slow.release();
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand, reserved: before.reserved });
    expect(world.vendors.calls.filter((call) => call.startsWith('book'))).toHaveLength(1);
  });

  test('is refused once the parcel is out, and the refusal says what is possible', async () => {
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
    await expect(
      world.update(orderId, 'cancel', { reason: 'Too late' }, { actor: SUPPORT }),
    ).rejects.toMatchObject({
      cause: { type: 'CommandRefused', message: expect.stringContaining('courier') },
    });
    expect(await world.story(orderId)).toContain('CommandRefused');
    await delivered(orderId);
    await world.ended(orderId);
  });

  test('does not end while the gateway refuses the void; a person releases it', async () => {
    world.vendors.script.void = [
      () => {
        throw new ProviderRejected('stripe', 'payment_intent_unexpected_state', 'no');
      },
    ];
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'cancel', { reason: 'No' }, { actor: CUSTOMER });
    const held = await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    expect(deriveStatus(held)).toBe('CANCELLING');
    await expect(
      world.update(orderId, 'cancel', { reason: 'At last' }, { actor: CUSTOMER }),
    ).rejects.toMatchObject({ cause: { message: 'The order is being cancelled.' } });
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  });

  describe('a parcel that the courier takes meanwhile', () => {
    /** Cancels an order whose parcel is taken, and a person told, before its payment is void. */
    async function takenWhileCancelling(thenTold: (orderId: string) => Promise<unknown>): Promise<string> {
      const orderId = await world.place(QUICK_POLICY);
      await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
      await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
      await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
      world.vendors.script.void = [
        async () => {
          await scanned(`${orderId}-1`, 'IN_TRANSIT');
          await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
          await thenTold(orderId);
          return { outcome: 'voided', reference: 'pi', amount: 5_000_000 };
        },
      ];
      await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
      return orderId;
    }
    const seenTo = (orderId: string) =>
      world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    const closed = { holds: [], closedAt: expect.any(String), cancellation: { holds: [] } };

    test('is left to a person to get back, and keeps the order open until then', async () => {
      const orderId = await takenWhileCancelling(async () => undefined);
      const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CANCELLED');
      expect([heldFor(order), order.closedAt]).toEqual([['COURIER'], undefined]);
      await seenTo(orderId);
      await world.ended(orderId);
      expect(await world.snapshot(orderId)).toMatchObject(closed);
    });

    test('keeps it open no longer when a person has seen to it before the cancellation ends', async () => {
      const orderId = await takenWhileCancelling(seenTo);
      await world.eventually(orderId, ({ closedAt }) => closedAt !== undefined);
      await world.ended(orderId);
      expect(await world.snapshot(orderId)).toMatchObject(closed);
      expect((await world.story(orderId)).slice(-3)).toEqual([
        'PaymentVoided',
        'InventoryReleased',
        'OrderCancelled',
      ]);
    });
  });

  test('keeps a parcel in the house that is booked already', async () => {
    const before = await stockOf('PHONE');
    const orderId = await world.write(QUICK_POLICY);
    const cancelling: OrderFact = { type: 'CancellationRequested', reason: 'Changed my mind' };
    const packed = booked(`${orderId}-1`, '1', 2);
    await world.happens(orderId, authorized, confirmed, { type: 'PickingStarted' }, ...packed, cancelling);
    await world.startWith(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.ended(orderId);
    const story = await world.story(orderId);
    expect(story.slice(story.indexOf('CancellationRequested')).sort()).toEqual([
      'CancellationRequested',
      'CommandRefused',
      'InventoryReleased',
      'OrderCancelled',
      'ParcelPulled',
      'PaymentVoided',
    ]);
    const refused = await world.prisma.orderEvent.findFirst({ where: { orderId, type: 'CommandRefused' } });
    expect(refused?.data).toMatchObject({ name: 'handOver', detail: 'The order is being cancelled.' });
    expect(await stockOf('PHONE')).toMatchObject({ onHand: before.onHand, reserved: before.reserved });
    expect(world.callsTo('capture')).toEqual([]);
  });

  test('from the Temporal Web UI is a cancel command by staff', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.client.workflow.getHandle(`order/${orderId}`).cancel();
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect(deriveStatus(order)).toBe('CANCELLED');
    expect(order.cancellation?.by).toEqual({ id: 'temporal', role: 'support' });
  });
});

describe('payment', () => {
  test('a declined card keeps the goods until the customer pays again', async () => {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    expect(world.vendors.calls.filter((call) => call.startsWith('authorize'))).toEqual([
      `authorize ${orderId}/authorize/1`,
      `authorize ${orderId}/authorize/2`,
    ]);
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('a declined card that nobody follows up cancels the order and frees the stock', async () => {
    const before = await stockOf('PHONE');
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const policy = { ...QUICK_POLICY, payment: { ...QUICK_POLICY.payment, retryWindowMs: 300 } };
    const orderId = await world.place(policy);
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    expect(await stockOf('PHONE')).toMatchObject({ reserved: before.reserved });
  });

  test('a call without an answer is repeated with its key, then looked up, never charged again', async () => {
    const silence = () => {
      throw new ProviderUnavailable('stripe', 'no answer');
    };
    world.vendors.script.authorize = [silence, silence, silence, silence, silence, silence];
    world.vendors.script.find = [() => ({ outcome: 'authorized', reference: 'pi_found', amount: 5_000_000 })];
    const orderId = await world.place(QUICK_POLICY);
    const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CONFIRMED');
    expect(order.payments).toHaveLength(1);
    const keys = new Set(world.vendors.calls.filter((call) => call.startsWith('authorize')));
    expect([...keys]).toEqual([`authorize ${orderId}/authorize/1`]);
    expect(await world.story(orderId)).toContain('PaymentOutcomeUnknown');
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('a webhook and the answer of the call settle a payment once', async () => {
    world.vendors.script.authorize = [
      () => ({ outcome: 'actionRequired', reference: 'pi_3ds', actionUrl: 'http://bank' }),
    ];
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'ACTION_REQUIRED');
    const outcome = { outcome: 'authorized', reference: 'pi_3ds', amount: 5_000_000 } as const;
    await Promise.all(
      ['a', 'b', 'c'].map(() =>
        world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR }),
      ),
    );
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    const story = await world.story(orderId);
    expect(story.filter((type) => type === 'PaymentAuthorized')).toHaveLength(1);
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });
});

describe('a reservation of money that lapses', () => {
  const voided = { outcome: 'voided', reference: 'pi_lapsed', amount: 5_000_000 } as const;

  test('keeps the goods in the house until the customer has paid again', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome: voided }, { actor: VENDOR });
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'VOIDED');
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await expect(world.update(orderId, 'handOver', {}, { actor: WAREHOUSE })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('paid again') },
    });
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'AUTHORIZED');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'CAPTURED');
    await delivered(orderId);
    await world.ended(orderId);
    expect(world.vendors.calls.filter((call) => call.startsWith('capture'))).toEqual([
      `capture ${orderId}/capture/2`,
    ]);
  });

  test('holds a parcel that would go by itself', async () => {
    const slow = hold(() => ({ consignmentId: 'C-slow', fee: 1 }));
    world.vendors.script.book = [slow.step];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => order.parcels.length === 1);
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome: voided }, { actor: VENDOR });
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'VOIDED');
    slow.release();
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    expect(await world.story(orderId)).not.toContain('ParcelHandedOver');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'CAPTURED');
    expect(await world.story(orderId)).toContain('ParcelHandedOver');
    await delivered(orderId);
    await world.ended(orderId);
  });
});

describe('goods that are out unpaid', () => {
  const voided = { outcome: 'voided', reference: 'pi_lapsed', amount: 5_000_000 } as const;
  const handedOverUncaptured = async (): Promise<string> => {
    world.vendors.script.capture = [
      () => {
        throw new ProviderRejected('stripe', 'charge_expired_for_capture', 'no');
      },
    ];
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome: voided }, { actor: VENDOR });
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'VOIDED');
    return orderId;
  };

  test.each(['on the way', 'delivered'] as const)('can be paid again: %s', async (where) => {
    const orderId = await handedOverUncaptured();
    if (where === 'delivered') {
      await delivered(orderId);
      await world.eventually(orderId, ({ deliveredAt }) => deliveredAt !== undefined);
    }
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'CAPTURED');
    if (where === 'on the way') await delivered(orderId);
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    const { bundlePath } = await testTemporal();
    const release = {
      workflowBundle: { codePath: bundlePath },
      dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
    };
    const history = await historyOf(world, orderId);
    const replayed = Worker.runReplayHistory(release, history, orderWorkflowId(orderId));
    await expect(replayed).resolves.toBeUndefined();
  });

  test('because the courier took them too soon are not cancelled when no payment follows', async () => {
    const policy = { ...QUICK_POLICY, payment: { ...QUICK_POLICY.payment, retryWindowMs: 1 } };
    const orderId = await world.place(policy);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome: voided }, { actor: VENDOR });
    world.vendors.script.authorize = [
      async () => {
        const scan = { parcelId: `${orderId}-1`, trackingId: 'took-it', vendorStatus: 'picked' } as const;
        const occurredAt = new Date().toISOString();
        const event = { ...scan, status: 'IN_TRANSIT', occurredAt } as const;
        await world.signal(orderId, 'shipmentEvent', event, { actor: VENDOR });
        await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
        return { outcome: 'declined', code: 'card_declined' };
      },
    ];
    await world.eventually(orderId, (order) => order.payments[0]?.state === 'VOIDED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => order.payments[1]?.state === 'DECLINED');
    await delivered(orderId);
    await expect(
      world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT }),
    ).rejects.toMatchObject({ cause: { details: [expect.objectContaining({ code: 'validation' })] } });
    const decided = { reason: 'PAYMENT', notes: 'The customer pays in the shop' } as const;
    await world.update(orderId, 'release', decided, { actor: SUPPORT });
    await world.ended(orderId);
    expect(await world.story(orderId)).not.toContain('CancellationRequested');
    expect(deriveStatus(await world.snapshot(orderId))).toBe('DELIVERED');
  });
});

test('an attempt given up for lost that was authorized after all pays the order', async () => {
  const silence = () => {
    throw new ProviderUnavailable('stripe', 'no answer');
  };
  world.vendors.script.authorize = [silence, silence, silence, silence, silence, silence];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
  const outcome = { outcome: 'authorized', reference: 'pi_late', amount: 5_000_000 } as const;
  await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
  expect(world.vendors.calls).toContain(`void ${orderId}/void/1`);
});

test('what was authorized beside a payment that was taken is not taken too', async () => {
  const setup = { sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false };
  const orderId = await world.write(QUICK_POLICY, [setup]);
  const second = { id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: 50_000 } as const;
  await world.happens(
    orderId,
    authorized,
    { type: 'PaymentCaptured', paymentId: '1' },
    {
      type: 'PaymentRequested',
      payment: { ...second, state: 'PENDING', requestedAt: new Date().toISOString() },
    },
    { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
    confirmed,
  );
  await world.start(orderId);
  await world.ended(orderId);
  expect((await world.story(orderId)).slice(-2)).toEqual(['ServicesFulfilled', 'OrderClosed']);
  expect(world.callsTo('capture')).toEqual([]);
  const { payments } = await world.snapshot(orderId);
  expect(payments.map(({ state }) => state)).toEqual(['CAPTURED', 'AUTHORIZED']);
});

test('services are delivered first and paid for then, so that a cancellation can’t come between', async () => {
  const orderId = await world.place(QUICK_POLICY, [
    { sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false },
  ]);
  await world.ended(orderId);
  expect(await world.story(orderId)).toEqual([
    'OrderPlaced',
    'PaymentAuthorized',
    'RiskAssessed',
    'OrderConfirmed',
    'ServicesFulfilled',
    'PaymentCaptured',
    'OrderClosed',
  ]);
});

describe('commands', () => {
  test('the same command is carried out once, and its id serves no other', async () => {
    const orderId = await world.place(QUICK_POLICY);
    const note = { noteId: 'n1', body: 'Call before noon', visibility: 'staff' } as const;
    const options = { actor: SUPPORT, commandId: 'cmd-1', bodyHash: 'a' };
    await world.update(orderId, 'addNote', note, options);
    await world.signal(orderId, 'addNote', note, options);
    await world.update(orderId, 'addNote', note, options);
    expect((await world.story(orderId)).filter((type) => type === 'NoteAdded')).toHaveLength(1);
    await expect(
      world.update(orderId, 'addNote', { ...note, noteId: 'n2' }, { ...options, bodyHash: 'b' }),
    ).rejects.toMatchObject({
      cause: { details: [expect.objectContaining({ code: 'idempotency-key-reused' })] },
    });
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('thirty at once are all recorded, each once', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        world.signal(
          orderId,
          'addNote',
          { noteId: `${orderId}-${index}`, body: 'x', visibility: 'staff' },
          { actor: SUPPORT },
        ),
      ),
    );
    const order = await world.eventually(orderId, ({ version }) => version >= 34);
    expect(order.version).toBe(34);
    expect(await world.prisma.orderNote.count({ where: { orderId } })).toBe(30);
    await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
    await world.ended(orderId);
  });

  test('one that can never be stored is refused, and the order goes on', async () => {
    const first = await world.place(QUICK_POLICY);
    const second = await world.place(QUICK_POLICY);
    const handle = (orderId: string) => world.client.workflow.getHandle(orderWorkflowId(orderId));
    const note = { noteId: 'typed-by-hand', body: 'Call before noon', visibility: 'staff' };
    await handle(first).signal('addNote', note);
    await world.eventually(first, ({ answered }) => answered.length === 1);
    await handle(second).signal('addNote', note);
    await handle(second).signal('addNote', { ...note, noteId: 'n-nul', body: 'a\u0000b' });
    await expect(world.update(second, 'addNote', { ...note, visibility: 'staff' })).rejects.toMatchObject({
      cause: { details: [expect.objectContaining({ code: 'validation' })] },
    });
    for (const orderId of [first, second]) {
      await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
      await world.ended(orderId);
    }
    expect(await world.story(second)).not.toContain('NoteAdded');
    expect(await world.prisma.orderNote.count({ where: { orderId: first } })).toBe(1);
  });

  test('a malformed signal changes nothing, and a malformed update is turned away', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    const handle = world.client.workflow.getHandle(`order/${orderId}`);
    await handle.signal('cancel', { because: 'typo' });
    await handle.signal('paymentEvent', { paymentId: '1', outcome: { outcome: 'paid' }, actor: VENDOR });
    await expect(handle.executeUpdate('cancel', { args: [{}] })).rejects.toThrow('Update failed');
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CONFIRMED');
    await handle.signal('cancel', { reason: 'Typed in the Web UI' });
    await world.ended(orderId);
    expect((await world.snapshot(orderId)).cancellation?.by.role).toBe('support');
  });

  test('a closed order opens again for a reason and closes by itself', async () => {
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
    await delivered(orderId);
    await world.ended(orderId);
    const closed = await world.snapshot(orderId);
    await world.startWith(orderId, 'reopen', { reason: 'Warranty' }, { actor: SUPPORT });
    await world.ended(orderId);
    const story = await world.story(orderId);
    expect(story.slice(closed.version)).toEqual(['OrderReopened', 'OrderClosed']);
  });
});
