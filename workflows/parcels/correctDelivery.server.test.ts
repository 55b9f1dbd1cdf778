import { isHeld } from '../../domain/holds/holds';
import { orderWorkflowId } from '../../domain/order/ids';
import { deriveStatus } from '../../domain/order/status';
import { ProviderRejected } from '../../providers/errors';
import { AUTO_POLICY, QUICK_POLICY, SUPPORT, WAREHOUSE, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { eventually } from '../../test/world/eventually';
import { hold } from '../../test/world/scriptedVendors';
import { ORDER_WORKFLOW } from '../messages';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const CORRECTED = { name: 'Mina Begum', phone: '+8801811000002', line1: '7 Hill Road', line2: 'Flat 3B' };
const staff = { actor: SUPPORT };
const refuse = () => {
  throw new ProviderRejected('pathao', 'recipient_phone', 'no');
};
const isRefused = { cause: { details: [expect.objectContaining({ code: 'not-allowed' })] } };

const rowOf = (id: string) =>
  world.prisma.order.findUniqueOrThrow({ where: { id }, include: { corrections: true, customer: true } });
const recipientOf = (orderId: string) => world.vendors.recipients.get(`${orderId}-1`);

async function deliver(orderId: string): Promise<void> {
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
}

/** Whom the courier brings the corrected parcel to. */
const CALLED = {
  ...{ name: CORRECTED.name, phone: CORRECTED.phone },
  address: { line1: CORRECTED.line1, line2: CORRECTED.line2, city: 'Dhaka', country: 'Bangladesh' },
};

test('a parcel that the courier refused is booked with the corrected address', async () => {
  world.vendors.script.book = [refuse];
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
  const { shippingAddress: before, customer } = await rowOf(orderId);
  expect(recipientOf(orderId)).toMatchObject({ name: 'Rahim Uddin', phone: '+8801712345678' });
  const { revision } = await world.snapshot(orderId);

  await world.update(orderId, 'correctDelivery', { ...CORRECTED, reason: 'Called' }, { actor: WAREHOUSE });
  const row = await rowOf(orderId);
  expect(row).toMatchObject({
    shippingAddress: { ...CORRECTED, city: 'Dhaka', country: 'BD' },
    ...{ recipientName: CORRECTED.name, recipientPhone: CORRECTED.phone, revision: revision + 1 },
    corrections: [{ addressBefore: before, addressAfter: row.shippingAddress }],
    // Whose account it is, and how they are reached, is another thing.
    ...{ contactEmail: 'rahim@example.com', contactPhone: '+8801712345678', customer },
  });
  expect(world.callsTo('book')).toHaveLength(1);

  await world.update(orderId, 'release', { reason: 'COURIER' }, staff);
  await deliver(orderId);
  expect(recipientOf(orderId)).toEqual(CALLED);
  const { state } = await rowOf(orderId);
  expect(JSON.stringify(state)).not.toMatch(/Mina|Hill Road|1811000002/);
});

test('an address is not corrected while a booking is on its way, nor once it is made', async () => {
  const slow = hold(() => ({ consignmentId: 'C-slow', fee: 1 }));
  world.vendors.script.book = [slow.step];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const correct = () => world.update(orderId, 'correctDelivery', CORRECTED, staff);
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await eventually(async () => world.callsTo('book').length > 0);
  await expect(correct()).rejects.toMatchObject(isRefused);
  slow.release();
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  await expect(correct()).rejects.toMatchObject(isRefused);
  expect(await rowOf(orderId)).toMatchObject({ recipientName: 'Rahim Uddin', corrections: [] });
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
  await expect(correct()).rejects.toMatchObject(isRefused);
  await deliver(orderId);
});

test('two corrections at once both stand, and each is carried out once', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const phone = { phone: CORRECTED.phone };
  const once = { ...staff, commandId: 'correct-phone' };
  await Promise.all([
    world.update(orderId, 'correctDelivery', phone, once),
    world.update(orderId, 'correctDelivery', { line1: CORRECTED.line1 }, { actor: WAREHOUSE }),
  ]);
  await world.signal(orderId, 'correctDelivery', phone, once);
  await world.update(orderId, 'correctDelivery', { name: CORRECTED.name }, staff);
  const { shippingAddress, corrections } = await rowOf(orderId);
  expect(shippingAddress).toMatchObject({ ...phone, name: CORRECTED.name, line1: CORRECTED.line1 });
  expect(corrections).toHaveLength(3);
  await world.update(orderId, 'cancel', { reason: 'Enough' }, staff);
  await world.ended(orderId);
});

test('by hand a field is corrected or taken away, and what can not be is refused by its name', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'correctDelivery', { line1: ' 7  Hill Road', line2: 'Flat 3B' });
  await world.update(orderId, 'correctDelivery', { line2: '' });
  const elsewhere = { phone: CORRECTED.phone, city: 'Khulna' };
  await expect(world.update(orderId, 'correctDelivery', elsewhere)).rejects.toMatchObject({
    cause: { details: [expect.objectContaining({ code: 'validation', errors: [expect.anything()] })] },
  });
  const { shippingAddress } = await rowOf(orderId);
  expect(shippingAddress).toEqual({
    ...{ name: 'Rahim Uddin', line1: '7 Hill Road', city: 'Dhaka', country: 'BD' },
    phone: '+8801712345678',
  });
  await world.update(orderId, 'cancel', { reason: 'Enough' }, staff);
  await world.ended(orderId);
});

test('an order that was begun by an earlier story is corrected as well, also by a worker that knows its history alone', async () => {
  world.vendors.script.book = [refuse];
  const orderId = await world.write(AUTO_POLICY);
  await world.client.workflow.start(ORDER_WORKFLOW, {
    ...{ workflowId: orderWorkflowId(orderId), taskQueue: world.taskQueue },
    args: [{ orderId, story: 1 }],
  });
  await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
  await world.restartWorker(() => world.signal(orderId, 'correctDelivery', CORRECTED, staff));
  await world.eventually(orderId, ({ revision }) => revision === 2);
  await world.restartWorker(() => world.signal(orderId, 'release', { reason: 'COURIER' }, staff));
  await deliver(orderId);
  expect(recipientOf(orderId)).toEqual(CALLED);
});
