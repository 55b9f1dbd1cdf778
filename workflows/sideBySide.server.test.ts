import type { OrderFact } from '../domain/facts';
import { isHeld } from '../domain/holds/holds';
import { orderWorkflowId } from '../domain/order/ids';
import { deriveStatus } from '../domain/order/status';
import { ProviderRejected } from '../providers/errors';
import {
  AUTO_POLICY,
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
orderWorldOfFile((opened) => (world = opened), ['PHONE', 'CASE']);

/** An order of two parcels, packed and paid for, whose story is about to begin. */
async function packedInTwo(): Promise<string> {
  const orderId = await world.write(QUICK_POLICY, [
    { sku: 'PHONE', quantity: 2, unitPrice: 2_500_000 },
    { sku: 'CASE', quantity: 1, unitPrice: 50_000 },
  ]);
  const packed = (parcel: string, lineId: string, quantity: number): OrderFact => ({
    type: 'ParcelPacked',
    parcelId: `${orderId}-${parcel}`,
    courier: 'pathao',
    lines: [{ lineId, quantity }],
  });
  await world.happens(
    orderId,
    { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
    { type: 'OrderConfirmed' },
    { type: 'PickingStarted' },
    packed('1', '1', 2),
    packed('2', '2', 1),
  );
  return orderId;
}

test('two parcels of one order move at the same time: one is at the door while the courier still thinks about the other', async () => {
  const orderId = await packedInTwo();
  const [first, second] = [`${orderId}-1`, `${orderId}-2`];
  const slow = hold(() => ({ consignmentId: 'C-slow', fee: 1 }));
  world.vendors.script.book = [slow.step];
  await world.start(orderId);
  const stateOf = async (id: string) =>
    (await world.snapshot(orderId)).parcels.find((parcel) => parcel.id === id)?.state;

  await world.eventually(orderId, ({ parcels }) => parcels.some(({ state }) => state === 'BOOKED'));
  const quick = (await stateOf(first)) === 'BOOKED' ? first : second;
  await world.update(orderId, 'handOver', { parcelId: quick }, { actor: WAREHOUSE });
  await world.update(
    orderId,
    'recordDelivery',
    { parcelId: quick, status: 'DELIVERED', proof: 'Signed' },
    { actor: WAREHOUSE },
  );
  const other = quick === first ? second : first;
  expect([await stateOf(quick), await stateOf(other)]).toEqual(['DELIVERED', 'PACKED']);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('PARTIALLY_DELIVERED');

  slow.release();
  await world.eventually(orderId, ({ parcels }) => parcels.some(({ state }) => state === 'BOOKED'));
  await world.update(orderId, 'handOver', { parcelId: other }, { actor: WAREHOUSE });
  await world.update(
    orderId,
    'recordDelivery',
    { parcelId: other, status: 'DELIVERED', proof: 'Signed' },
    { actor: WAREHOUSE },
  );
  await world.ended(orderId);
  expect(world.callsTo('book').sort()).toEqual([`book ${first}`, `book ${second}`]);
  expect(world.callsTo('capture')).toEqual([`capture ${orderId}/capture/1`]);
});

test('a parcel that the courier refuses keeps no other back', async () => {
  const orderId = await packedInTwo();
  world.vendors.script.book = [
    () => {
      throw new ProviderRejected('pathao', 'address_not_served', 'no');
    },
  ];
  await world.start(orderId);
  const { parcels } = await world.eventually(
    orderId,
    (order) => isHeld(order, 'COURIER') && order.parcels.some(({ state }) => state === 'BOOKED'),
  );
  expect(parcels.map(({ state }) => state).sort()).toEqual(['BOOKED', 'PACKED']);
  await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
  await world.eventually(orderId, (order) => order.parcels.every(({ state }) => state === 'BOOKED'));
  await world.update(orderId, 'cancel', { reason: 'Enough' }, { actor: SUPPORT });
  await world.ended(orderId);
});

test('a webhook that says what became of a payment ends the wait for the call’s own answer', async () => {
  const silent = hold(() => ({ outcome: 'authorized', reference: 'pi_hook', amount: 5_000_000 }));
  world.vendors.script.authorize = [silent.step];
  const orderId = await world.place(AUTO_POLICY);
  await eventually(() => world.callsTo('authorize').length === 1);
  const outcome = { outcome: 'authorized', reference: 'pi_hook', amount: 5_000_000 } as const;
  await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  silent.release();
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
  expect(world.callsTo('authorize')).toHaveLength(1);
  expect((await world.snapshot(orderId)).payments.map(({ state }) => state)).toEqual(['CAPTURED']);
});

test('money whose capture was refused is taken when its hold is released, also while the return window is open', async () => {
  world.vendors.script.capture = [
    () => {
      throw new ProviderRejected('stripe', 'charge_expired_for_capture', 'no');
    },
  ];
  const orderId = await world.place({ ...AUTO_POLICY, returns: { windowMs: 86_400_000 } });
  await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
  await world.scan(orderId, 'DELIVERED');
  await world.eventually(orderId, ({ deliveredAt }) => deliveredAt !== undefined);
  await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
  expect(world.callsTo('capture')).toHaveLength(2);
  await world.client.workflow.getHandle(orderWorkflowId(orderId)).terminate('The test is over');
});
