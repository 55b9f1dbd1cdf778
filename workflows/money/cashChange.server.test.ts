import { isHeld } from '../../domain/holds/holds';
import { deriveStatus } from '../../domain/order/status';
import { ProviderRejected } from '../../providers/errors';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';

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

const told = (orderId: string, amount = 0): readonly string[] =>
  world.vendors.calls.filter((call) => call === `changeCash C-${orderId}-1 ${amount}`);

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

test('what was paid in advance and is given free by its gateway is due at the door again, and the courier is told', async () => {
  const orderId = await paidInAdvance('acme');
  const { totals, payments } = await world.eventually(orderId, (order) => !isHeld(order, 'CASH_CHANGE'));
  const { id: paymentId = '', reference = '' } = payments.at(-1) ?? {};
  const outcome = { outcome: 'voided', reference, amount: totals.grand } as const;
  const word = { paymentId, outcome, currency: 'BDT', source: 'webhook' } as const;
  await world.signal(orderId, 'paymentEvent', word, { actor: VENDOR });
  await world.eventually(orderId, () => told(orderId, totals.grand).length === 1);
  const { holds, parcels } = await world.eventually(orderId, (order) => !isHeld(order, 'CASH_CHANGE'));
  expect([holds.map(({ reason }) => reason), parcels[0]?.cash?.toCollect]).toEqual([
    ['CONFIRMATION'],
    totals.grand,
  ]);
  await end(orderId);
});

test('an attempt that nobody confirms at the bank ends with its session, and another one pays', async () => {
  const links = { payWithinMs: 60_000, longestMs: 60_000, sessionMs: 200 };
  const { cash: _nobodyCalls, ...policy } = { ...QUICK_POLICY, links };
  const orderId = await world.place(policy);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  await world.update(orderId, 'switchPayment', { method: 'cod', refusedAtDoor: 0 }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
  world.vendors.script.authorize = [() => ({ outcome: 'actionRequired', reference: 'pi_bank' })];
  const card = { method: 'card', token: 'pm_card_visa' } as const;
  await world.update(orderId, 'switchPayment', card, { actor: CUSTOMER });
  const { payments } = await world.eventually(orderId, (order) => order.payments[2]?.state === 'DECLINED');
  expect(payments[2]).toMatchObject({ declineCode: 'not_confirmed', reference: 'pi_bank' });
  await world.update(orderId, 'switchPayment', card, { actor: CUSTOMER });
  await world.eventually(orderId, (order) => order.payments[3]?.state === 'AUTHORIZED');
  await end(orderId);
});
