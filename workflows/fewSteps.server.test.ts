import type { OrderEventType } from '../domain/facts';
import { deriveStatus } from '../domain/order/status';
import { historyOf } from '../test/histories/lives';
import { AUTO_POLICY, type OrderWorld } from '../test/world/orderWorld';
import { orderWorldOfFile } from '../test/world/orderWorldOfFile';
import { hold } from '../test/world/scriptedVendors';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

/** When each of the order's events was decided: those of one commit share the instant. */
async function instantsOf(orderId: string): Promise<ReadonlyMap<OrderEventType, string>> {
  const rows = await world.prisma.orderEvent.findMany({ where: { orderId } });
  return new Map(rows.map(({ type, at }) => [type as OrderEventType, at.toISOString()]));
}

async function timersOf(orderId: string): Promise<number> {
  const { events } = await historyOf(world, orderId);
  return (events ?? []).filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes).length;
}

test('the answer that pays for an order confirms and packs it in one commit', async () => {
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  const instants = await instantsOf(orderId);
  const paid = instants.get('PaymentAuthorized');
  expect(paid).toBeDefined();
  for (const type of ['RiskAssessed', 'OrderConfirmed', 'ParcelPacked'] as const)
    expect([type, instants.get(type)]).toEqual([type, paid]);
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.ended(orderId);
});

test('an order that is cancelled while its payment is on the way is not confirmed by its answer', async () => {
  const slow = hold(() => ({ outcome: 'authorized', reference: 'pi_slow', amount: 5_000_000 }));
  world.vendors.script.authorize = [slow.step];
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, () => world.callsTo('authorize').length > 0);
  await world.signal(orderId, 'cancel', { reason: 'Changed my mind' });
  await world.eventually(orderId, (order) => order.cancellation !== undefined);
  slow.release();
  await world.ended(orderId);
  expect(await world.story(orderId)).not.toContain('OrderConfirmed');
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
});

test('money that is being taken as the goods arrive costs no timer of its own', async () => {
  const slow = hold(() => ({ outcome: 'captured', reference: 'pi_slow', amount: 5_000_000 }));
  world.vendors.script.capture = [slow.step];
  const orderId = await world.place(AUTO_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
  await world.eventually(orderId, ({ deliveredAt }) => deliveredAt !== undefined);
  slow.release();
  await world.ended(orderId);
  expect(await world.story(orderId)).not.toContain('OrderHeld');
  // The courier's silence and the time to send the goods back.
  expect(await timersOf(orderId)).toBe(2);
});
