import { isHeld } from '../../domain/holds/holds';
import { deriveStatus } from '../../domain/order/status';
import type { CourierWord } from '../../domain/parcel/courierWord';
import { ProviderUnavailable } from '../../providers/errors';
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
import { eventually } from '../../test/world/eventually';
import { hold } from '../../test/world/scriptedVendors';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

/** The courier's word about the order's first parcel, as the API hands it on. */
const says = (
  orderId: string,
  status: CourierWord['status'],
  vendorStatus: string,
  more: Partial<CourierWord> = {},
): Promise<void> =>
  world.signal(
    orderId,
    'shipmentEvent',
    {
      ...{ parcelId: `${orderId}-1`, trackingId: `${orderId}/${vendorStatus}`, status, vendorStatus },
      ...{ occurredAt: new Date().toISOString(), source: 'webhook', consignmentId: `C-${orderId}-1` },
      ...more,
    },
    { actor: VENDOR },
  );

async function ready(): Promise<string> {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  return orderId;
}

const stockOf = (sku: string) => world.prisma.stock.findFirstOrThrow({ where: { sku } });
const trackingOf = async (orderId: string) => {
  const rows = await world.prisma.trackingEvent.findMany({
    where: { shipment: { orderId } },
    orderBy: { recordedAt: 'asc' },
  });
  return rows.map(({ vendorStatus, status }) => `${vendorStatus}: ${status}`);
};

test('a parcel that the courier will not fetch is not handed over, and nothing is taken for it', async () => {
  const orderId = await ready();
  await says(orderId, 'NOT_COLLECTED', 'order.pickup-failed');
  await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
  await expect(world.update(orderId, 'handOver', {}, { actor: WAREHOUSE })).rejects.toMatchObject({
    cause: { details: [expect.objectContaining({ code: 'not-allowed' })] },
  });
  expect(world.callsTo('capture')).toEqual([]);
  const told = await world.prisma.notification.findMany({ where: { orderId, kind: 'parcelHandedOver' } });
  expect(told).toEqual([]);
  expect(await trackingOf(orderId)).toEqual(['order.pickup-failed: REPORTED']);
  await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: WAREHOUSE });
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await says(orderId, 'DELIVERED', 'order.delivered');
  await world.ended(orderId);
});

describe('a parcel whose pick-up the courier cancelled', () => {
  const shipmentOf = (orderId: string) => world.prisma.shipment.findFirstOrThrow({ where: { orderId } });

  /** The courier cancels what is booked; the hold is released, and the parcel booked as another consignment. */
  async function bookedAgain(orderId: string): Promise<void> {
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
    await says(orderId, 'BOOKING_CANCELLED', 'order.pickup-cancelled');
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    const unbooked = { status: 'PACKED', consignmentId: null, error: 'booking_cancelled' };
    expect(await shipmentOf(orderId)).toMatchObject(unbooked);
    world.vendors.script.book = [() => ({ consignmentId: `again-${orderId}`, fee: 6_000 })];
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: WAREHOUSE });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
  }

  /** Resolves to how often it was handed over, once it is delivered. */
  async function handOversUntilDelivered(orderId: string): Promise<number> {
    await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
    const left = { status: 'HANDED_OVER', consignmentId: `again-${orderId}`, error: null };
    expect(await shipmentOf(orderId)).toMatchObject(left);
    await says(orderId, 'DELIVERED', 'order.delivered', { consignmentId: `again-${orderId}` });
    await world.ended(orderId);
    return (await world.story(orderId)).filter((type) => type === 'ParcelHandedOver').length;
  }

  test('is booked again once somebody has released the hold, and leaves as the new consignment', async () => {
    const orderId = await ready();
    await bookedAgain(orderId);
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    expect(await handOversUntilDelivered(orderId)).toBe(1);
  });

  test('is delivered by no consignment that nobody asked for: a person reads its name, and nothing is taken', async () => {
    const orderId = await ready();
    await says(orderId, 'BOOKING_CANCELLED', 'order.pickup-cancelled');
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    await says(orderId, 'DELIVERED', 'order.delivered', {
      ...{ consignmentId: `nobodys-${orderId}`, trackingId: `${orderId}/nobodys` },
    });
    const heldAgain = () =>
      world.prisma.orderEvent.findMany({
        where: { orderId, type: 'OrderHeld', data: { path: ['notes'], string_contains: 'nobodys-' } },
      });
    await eventually(async () => (await heldAgain()).length === 1, { complaint: () => 'nobody is told' });
    expect(await shipmentOf(orderId)).toMatchObject({ status: 'PACKED', consignmentId: null });
    expect(world.callsTo('capture')).toEqual([]);
    world.vendors.script.book = [() => ({ consignmentId: `again-${orderId}`, fee: 6_000 })];
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: WAREHOUSE });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    expect(await handOversUntilDelivered(orderId)).toBe(1);
  });

  test('goes the same way where nobody packs by hand', async () => {
    const orderId = await world.write(AUTO_POLICY);
    const stays = { reason: 'MANUAL', blocks: ['hand-over'], key: 'stays', owner: 'support' } as const;
    await world.happens(orderId, { type: 'OrderHeld', ...stays });
    await world.start(orderId);
    await bookedAgain(orderId);
    await world.update(orderId, 'releaseHold', { key: 'stays' }, { actor: SUPPORT });
    expect(await handOversUntilDelivered(orderId)).toBe(1);
  });

  test('is for a person again when the courier answers with the dead consignment', async () => {
    const orderId = await ready();
    await says(orderId, 'BOOKING_CANCELLED', 'order.pickup-cancelled');
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: WAREHOUSE });
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.bookingError === 'booking_cancelled');
    await world.update(orderId, 'cancel', { reason: 'No courier' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(await world.story(orderId)).toContain('ParcelBookingFailed');
  });
});

test('a scan that the next ones have overtaken stands in the journey where it was made', async () => {
  const orderId = await ready();
  const ago = (seconds: number) => ({ occurredAt: new Date(Date.now() - seconds * 1_000).toISOString() });
  await says(orderId, 'IN_TRANSIT', 'order.in-transit', ago(20));
  await says(orderId, 'IN_TRANSIT', 'order.picked', ago(30));
  await says(orderId, 'DELIVERED', 'order.delivered', ago(0));
  await says(orderId, 'OUT_FOR_DELIVERY', 'order.assigned-for-delivery', ago(10));
  await eventually(async () => (await trackingOf(orderId)).length === 4);
  const journey = [
    'order.picked: IN_TRANSIT',
    'order.in-transit: IN_TRANSIT',
    'order.assigned-for-delivery: OUT_FOR_DELIVERY',
    'order.delivered: DELIVERED',
  ];
  expect((await trackingOf(orderId)).toSorted()).toEqual(journey.toSorted());
  await world.ended(orderId);
});

test('a parcel whose booking gives no answer is delivered, paid for and closed by the courier’s later words', async () => {
  const silence = () => {
    throw new ProviderUnavailable('pathao', 'no answer');
  };
  world.vendors.script.book = Array.from({ length: 500 }, () => silence);
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, ({ parcels }) => parcels.length > 0);
  await says(orderId, 'IN_TRANSIT', 'order.picked');
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
  await says(orderId, 'DELIVERED', 'order.delivered');
  await world.ended(orderId);
  const order = await world.snapshot(orderId);
  expect(order.parcels[0]).toMatchObject({ state: 'DELIVERED', consignmentId: `C-${orderId}-1` });
  expect(order.closedAt).toBeDefined();
});

test('a word that proves the booking ends the wait for its answer', async () => {
  const slow = hold(() => ({ consignmentId: 'C-other', fee: 1 }));
  world.vendors.script.book = [slow.step];
  const orderId = await world.place(AUTO_POLICY);
  await eventually(async () => world.callsTo('book').length > 0);
  await says(orderId, 'BOOKED', 'order.created', { fee: 6_000 });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.consignmentId !== undefined);
  slow.release();
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await says(orderId, 'DELIVERED', 'order.delivered');
  await world.ended(orderId);
  const { parcels } = await world.snapshot(orderId);
  expect(parcels[0]?.consignmentId).toBe(`C-${orderId}-1`);
});

test('a word about another consignment delivers nothing', async () => {
  const orderId = await ready();
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await says(orderId, 'DELIVERED', 'order.delivered', { consignmentId: 'C-foreign' });
  const order = await world.eventually(orderId, (one) => isHeld(one, 'COURIER'));
  expect(deriveStatus(order)).toBe('SHIPPED');
  expect(await trackingOf(orderId)).toEqual(['order.delivered: REPORTED']);
  await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
  await says(orderId, 'DELIVERED', 'order.delivered', { trackingId: 'ours' });
  await world.ended(orderId);
});

describe('a word about the consignment of another parcel, before the parcel has its own,', () => {
  test.each(['order.created', 'order.delivered'] as const)(
    'is kept and held (%s), and books nothing',
    async (vendorStatus) => {
      const theirs = await ready();
      const slow = hold(() => ({ consignmentId: `C-own-${vendorStatus}`, fee: 1 }));
      world.vendors.script.book = [slow.step];
      const orderId = await world.place(QUICK_POLICY);
      await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
      await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
      const status = vendorStatus === 'order.created' ? 'BOOKED' : 'DELIVERED';
      await says(orderId, status, vendorStatus, { consignmentId: `C-${theirs}-1` });
      const order = await world.eventually(orderId, (one) => isHeld(one, 'COURIER'));
      expect(order.parcels[0]).toMatchObject({ state: 'PACKED' });
      expect(await trackingOf(orderId)).toEqual([`${vendorStatus}: REPORTED`]);
      slow.release();
      await world.eventually(orderId, ({ parcels }) => parcels[0]?.consignmentId === `C-own-${vendorStatus}`);
      await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: SUPPORT });
      await world.ended(orderId);
      await world.update(theirs, 'cancel', { reason: 'Done' }, { actor: SUPPORT });
      await world.ended(theirs);
    },
  );

  test('as the courier’s answer is a booking that failed: it holds the order, and is asked for again', async () => {
    const theirs = await ready();
    world.vendors.script.book = [() => ({ consignmentId: `C-${theirs}-1`, fee: 1 })];
    const orderId = await world.place(AUTO_POLICY);
    const order = await world.eventually(orderId, (one) => isHeld(one, 'COURIER'));
    expect(order.parcels[0]).toMatchObject({ state: 'PACKED', bookingError: 'consignment_taken' });
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: WAREHOUSE });
    await world.eventually(orderId, (one) => deriveStatus(one) === 'SHIPPED');
    await says(orderId, 'DELIVERED', 'order.delivered');
    await world.ended(orderId);
    await world.update(theirs, 'cancel', { reason: 'Done' }, { actor: SUPPORT });
    await world.ended(theirs);
  });
});

test('what a look-up says is heard like a webhook', async () => {
  const policy = { ...QUICK_POLICY, tracking: { pollEveryMs: 200 } };
  const orderId = await world.place(policy);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  const at = { occurredAt: new Date().toISOString() };
  const partly = { ...at, status: 'BOOKED', remark: 'UNSETTLED', vendorStatus: 'Partial Delivery' } as const;
  world.vendors.script.track = Array.from({ length: 500 }, () => () => partly);
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
  expect(await trackingOf(orderId)).toEqual(['Partial Delivery: REPORTED']);
  await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
  await world.update(orderId, 'recordDelivery', { status: 'DELIVERED', proof: 'Signed' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect(await trackingOf(orderId)).toHaveLength(2);
});

test('a parcel of a cancelled order that is delivered all the same is seen, and its pieces are not sold again', async () => {
  const orderId = await ready();
  await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
  await world.ended(orderId);
  expect(await stockOf('PHONE')).toMatchObject({ onHand: 1_000, reserved: 0 });
  const word = {
    ...{
      parcelId: `${orderId}-1`,
      trackingId: 'taken',
      status: 'DELIVERED' as const,
      vendorStatus: 'order.delivered',
    },
    ...{ occurredAt: new Date().toISOString(), source: 'webhook' as const, consignmentId: `C-${orderId}-1` },
  };
  await world.startWith(orderId, 'shipmentEvent', word, { actor: VENDOR });
  await world.ended(orderId);
  const order = await world.snapshot(orderId);
  expect(order.holds.map(({ key }) => key)).toEqual(['COURIER']);
  expect(await stockOf('PHONE')).toMatchObject({ onHand: 998, reserved: 0 });
  expect(await trackingOf(orderId)).toEqual(['order.delivered: REPORTED']);
  expect(await world.prisma.shipment.findFirstOrThrow({ where: { orderId } })).toMatchObject({
    status: 'DELIVERED',
  });
  await world.startWith(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
  await world.ended(orderId);
});

test('pieces of it that somebody has bought meanwhile stay theirs, and the shelf is never less than empty', async () => {
  await world.stock('PHONE', 3);
  const orderId = await ready();
  await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
  await world.ended(orderId);
  await world.write(QUICK_POLICY);
  const word = {
    ...{
      parcelId: `${orderId}-1`,
      trackingId: 'taken',
      status: 'IN_TRANSIT' as const,
      vendorStatus: 'order.picked',
    },
    ...{ occurredAt: new Date().toISOString(), source: 'webhook' as const, consignmentId: `C-${orderId}-1` },
  };
  await world.startWith(orderId, 'shipmentEvent', word, { actor: VENDOR });
  await world.ended(orderId);
  expect(await stockOf('PHONE')).toMatchObject({ onHand: 2, reserved: 2 });
});

describe('money that is reserved after the cancellation', () => {
  const late = { outcome: 'authorized', reference: 'pi_late', amount: 5_000_000 } as const;
  const event = { paymentId: '1', outcome: late, currency: 'BDT' } as const;

  test('waits for a person, and is given free when they release it', async () => {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
    await world.update(orderId, 'cancel', { reason: 'Too slow' }, { actor: CUSTOMER });
    await world.ended(orderId);
    await world.startWith(orderId, 'paymentEvent', event, { actor: VENDOR });
    await world.ended(orderId);
    expect(world.callsTo('void')).toEqual([]);
    expect((await world.story(orderId)).slice(-2)).toEqual(['PaymentAuthorized', 'OrderHeld']);
    await world.startWith(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
    expect((await world.story(orderId)).slice(-2)).toEqual(['HoldReleased', 'PaymentVoided']);
    const ledger = await world.prisma.paymentTransaction.findMany({
      where: { orderId },
      orderBy: { at: 'asc' },
    });
    expect(ledger.map(({ kind, status, providerRef }) => [kind, status, providerRef])).toEqual([
      ['AUTHORIZE', 'SUCCEEDED', 'pi_late'],
      ['VOID', 'SUCCEEDED', 'pi_late'],
    ]);
    expect((await world.snapshot(orderId)).undo).toEqual([]);
  });
});

test('an order that is delivered while its gateway takes no money is held, and not closed', async () => {
  const silence = () => {
    throw new ProviderUnavailable('stripe', 'no answer');
  };
  world.vendors.script.capture = Array.from({ length: 500 }, () => silence);
  const policy = { ...AUTO_POLICY, payment: { ...AUTO_POLICY.payment, repeatWindowMs: 300 } };
  const orderId = await world.place(policy);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await says(orderId, 'DELIVERED', 'order.delivered');
  const order = await world.eventually(orderId, (one) => isHeld(one, 'PAYMENT'));
  expect(order.deliveredAt).toBeDefined();
  world.vendors.script.capture = [];
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.ended(orderId);
});

test('an order whose reservation lapsed goes on when it is paid again', async () => {
  const orderId = await ready();
  const voided = { outcome: 'voided', reference: `pi_${orderId}_1`, amount: 5_000_000 } as const;
  await world.signal(
    orderId,
    'paymentEvent',
    { paymentId: '1', outcome: voided, currency: 'BDT' },
    { actor: VENDOR },
  );
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ holds }) => holds.length === 0);
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await says(orderId, 'DELIVERED', 'order.delivered');
  await world.ended(orderId);
  expect(await world.story(orderId)).toEqual(expect.arrayContaining(['PaymentVoided', 'HoldReleased']));
});

test('a parcel that is too heavy is booked as nothing else, and a person reads why', async () => {
  await world.prisma.product.update({ where: { sku: 'PHONE' }, data: { weightGrams: 16_000 } });
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
  await world.prisma.product.update({ where: { sku: 'PHONE' }, data: { weightGrams: 500 } });
  expect(world.callsTo('book')).toEqual([]);
  const events = await world.prisma.orderEvent.findMany({ where: { orderId, type: 'OrderHeld' } });
  expect(events.map(({ data }) => data)).toMatchObject([{ notes: '32 kg, limit 10 kg' }]);
  await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
  await says(orderId, 'DELIVERED', 'order.delivered');
  await world.ended(orderId);
});
