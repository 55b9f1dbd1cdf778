import { setTimeout as delay } from 'node:timers/promises';
import type { Blockable } from '../../domain/holds/reasons';
import type { OrderFact } from '../../domain/facts';
import { ProviderUnavailable } from '../../providers/errors';
import { AUTO_POLICY, QUICK_POLICY, SUPPORT, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const held = (key: string, what: Blockable): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'MANUAL', key, blocks: [what], owner: 'support' },
});

/** Somebody puts a second hold before the order gets around to what the first, which is released, kept it from. */
async function swapHolds(orderId: string, what: Blockable): Promise<void> {
  await delay(MOMENT_MS);
  const second = { reason: 'MANUAL', key: 'second', blocks: [what] } as const;
  await world.restartWorker(async () => {
    await world.signal(orderId, 'releaseHold', { key: 'first' }, { actor: SUPPORT });
    await world.signal(orderId, 'hold', second, { actor: SUPPORT });
  });
  await world.eventually(orderId, ({ holds }) => holds.map(({ key }) => key).join() === 'second');
}

const release = (orderId: string, key: string): Promise<unknown> =>
  world.update(orderId, 'releaseHold', { key }, { actor: SUPPORT });

/** Long enough for a step that a hold does not stop. */
const MOMENT_MS = 500;

const SETUP = [{ sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false }];
const PAID: readonly OrderFact[] = [
  { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
  { type: 'OrderConfirmed' },
];

test('an order whose hold is released as another is put is not confirmed before that is released too', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, held('first', 'release'));
  await world.start(orderId);
  await world.eventually(orderId, ({ risk }) => risk !== undefined);
  await swapHolds(orderId, 'release');
  await delay(MOMENT_MS);
  expect(await world.story(orderId)).not.toContain('OrderConfirmed');
  await release(orderId, 'second');
  await world.eventually(orderId, ({ confirmedAt }) => confirmedAt !== undefined);
  await world.update(orderId, 'cancel', { reason: 'Seen enough' }, { actor: SUPPORT });
  await world.ended(orderId);
});

test('nor are services rendered and charged', async () => {
  const orderId = await world.write(QUICK_POLICY, SETUP);
  await world.happens(orderId, ...PAID, held('first', 'release'));
  await world.start(orderId);
  await swapHolds(orderId, 'release');
  await delay(MOMENT_MS);
  expect(await world.story(orderId)).not.toContain('ServicesFulfilled');
  expect(world.callsTo('capture')).toEqual([]);
  await release(orderId, 'second');
  await world.ended(orderId);
  expect(await world.story(orderId)).toEqual(
    expect.arrayContaining(['ServicesFulfilled', 'PaymentCaptured']),
  );
});

test.each<[string, Blockable]>([
  ['packed', 'release'],
  ['handed over', 'hand-over'],
])('nor are goods that go by themselves %s, and then they go', async (_what, blocked) => {
  const orderId = await world.write(AUTO_POLICY);
  await world.happens(orderId, ...PAID, held('first', blocked));
  await world.start(orderId);
  if (blocked === 'hand-over')
    await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'BOOKED');
  await swapHolds(orderId, blocked);
  await delay(MOMENT_MS);
  const story = await world.story(orderId);
  expect(story).not.toContain(blocked === 'release' ? 'ParcelPacked' : 'ParcelHandedOver');
  await release(orderId, 'second');
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
});

const isDown = () => {
  throw new ProviderUnavailable('stripe', 'no answer');
};

test('a call for the money that a gateway does not answer is repeated no more once a hold keeps it from being taken', async () => {
  world.vendors.script.capture = Array.from({ length: 50 }, () => isDown);
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'HANDED_OVER');
  await world.update(
    orderId,
    'hold',
    { reason: 'MANUAL', key: 'dispute', blocks: ['payment'] },
    { actor: SUPPORT },
  );
  await world.eventually(orderId, ({ holds }) => holds.length === 1);
  await delay(MOMENT_MS);
  world.vendors.script.capture = [];
  const before = world.callsTo('capture').length;
  // Its next attempts would come within this.
  await delay(4_000);
  expect(world.callsTo('capture')).toHaveLength(before);
  expect((await world.snapshot(orderId)).payments[0]?.state).toBe('AUTHORIZED');
  await release(orderId, 'dispute');
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
  const captures = world.callsTo('capture');
  expect(new Set(captures).size).toBe(1);
  expect((await world.snapshot(orderId)).payments[0]?.state).toBe('CAPTURED');
});

test('what a call has come to all the same, while a hold stopped it, is known', async () => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  let called = false;
  world.vendors.script.capture = [
    async () => {
      called = true;
      await asked;
      return { outcome: 'captured', reference: 'pi_1', amount: 5_000_000 };
    },
  ];
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, () => called);
  await world.update(
    orderId,
    'hold',
    { reason: 'MANUAL', key: 'dispute', blocks: ['payment'] },
    { actor: SUPPORT },
  );
  answer();
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
  await release(orderId, 'dispute');
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
  expect(world.callsTo('capture')).toHaveLength(1);
});
