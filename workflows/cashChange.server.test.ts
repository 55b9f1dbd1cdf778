import { isHeld } from '../domain/holds/holds';
import { deriveStatus } from '../domain/order/status';
import { ProviderRejected } from '../providers/errors';
import { CUSTOMER, QUICK_POLICY, SUPPORT, WAREHOUSE, type OrderWorld } from '../test/world/orderWorld';
import { orderWorldOfFile } from '../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

/** An order whose parcel is booked with a courier that was told to collect all of it; then it is paid by card. */
async function paidInAdvance(courier: string): Promise<string> {
  const orderId = await world.place({ ...QUICK_POLICY, fulfilment: { auto: false, courier } });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'switchPayment', { method: 'cod', refusedAtDoor: 0 }, { actor: CUSTOMER });
  // By the standard policy somebody calls first.
  await world.update(orderId, 'confirm', { outcome: 'CONFIRMED' }, { actor: SUPPORT });
  // Nothing is packed for cash beside a reservation.
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
  const card = { method: 'card', token: 'pm_card_visa' } as const;
  await world.update(orderId, 'switchPayment', card, { actor: CUSTOMER });
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.cash?.toCollect === 0);
  return orderId;
}

const told = (orderId: string): readonly string[] =>
  world.vendors.calls.filter((call) => call === `changeCash C-${orderId}-1 0`);

async function end(orderId: string): Promise<void> {
  await world.update(orderId, 'cancel', { reason: 'Over' }, { actor: SUPPORT });
  await world.ended(orderId);
}

test('a courier with a call for it is told what to collect, and the parcel may leave', async () => {
  const orderId = await paidInAdvance('acme');
  const { parcels, payments } = await world.eventually(orderId, (order) => !isHeld(order, 'CASH_CHANGE'));
  expect([told(orderId), parcels[0]?.cash?.told]).toEqual([[`changeCash C-${orderId}-1 0`], undefined]);
  expect(payments.map(({ state }) => state)).toEqual(['VOIDED', 'VOIDED', 'AUTHORIZED']);
  await end(orderId);
});

test('one that has none, or refuses, keeps the parcel in the house until a person has told it', async () => {
  const orderId = await paidInAdvance('pathao');
  const { holds } = await world.eventually(orderId, (order) => isHeld(order, 'CASH_CHANGE'));
  expect(holds).toMatchObject([{ reason: 'CASH_CHANGE', owner: 'warehouse', blocks: ['hand-over'] }]);
  await expect(world.update(orderId, 'handOver', {}, { actor: WAREHOUSE })).rejects.toMatchObject({
    cause: expect.objectContaining({ message: expect.stringContaining('CASH_CHANGE') }),
  });
  await world.update(orderId, 'releaseHold', { key: 'CASH_CHANGE', notes: 'Called' }, { actor: WAREHOUSE });
  await end(orderId);

  world.vendors.script.changeCash = [
    () => {
      throw new ProviderRejected('acme', 'too_late', 'It is on its way');
    },
  ];
  const refused = await paidInAdvance('acme');
  await world.eventually(refused, () => told(refused).length === 1);
  expect(
    isHeld(await world.eventually(refused, (order) => isHeld(order, 'CASH_CHANGE')), 'CASH_CHANGE'),
  ).toBe(true);
  await end(refused);
});
