import type { OrderFact } from '../../domain/facts';
import { deriveStatus } from '../../domain/order/status';
import { eventually } from '../../test/world/eventually';
import { held, heldOrders, isFree, soon } from '../../test/world/heldOrders';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  WAREHOUSE,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { hold } from '../../test/world/scriptedVendors';
import { HOLDS } from '../engine/searchAttributes';

/** What an order does at the end of a hold. */
let world: OrderWorld;
let orders: ReturnType<typeof heldOrders>;
orderWorldOfFile((opened) => {
  world = opened;
  orders = heldOrders(world);
});

const authorized: OrderFact = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' };
const stockOf = (sku: string) => world.prisma.stock.findFirstOrThrow({ where: { sku } });

describe('a hold that is released at its end', () => {
  test('lets the order go on, without anybody', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await orders.reached(orderId, 'CONFIRMED');
    const until = soon(4_000);
    const put = { reason: 'MANUAL', blocks: ['release'], key: 'call-first', until } as const;
    await world.update(orderId, 'hold', { ...put, default: 'release' }, { actor: SUPPORT });
    await expect(world.update(orderId, 'pack', {}, { actor: WAREHOUSE })).rejects.toMatchObject({
      cause: { details: [{ detail: expect.stringContaining('held: call-first') }] },
    });
    expect(await world.prisma.orderHold.findMany({ where: { orderId } })).toMatchObject([
      { key: 'call-first', until: new Date(until), defaultAction: 'release' },
    ]);
    await world.eventually(orderId, isFree);
    expect(await orders.eventsOf(orderId, 'HoldReleased')).toMatchObject([
      { actorRole: 'system', commandId: null, data: { key: 'call-first', reason: 'MANUAL' } },
    ]);
    const [released] = await orders.eventsOf(orderId, 'HoldReleased');
    expect(released?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await world.prisma.orderHold.count({ where: { orderId } })).toBe(0);
    await eventually(async () => {
      const { typedSearchAttributes } = await world.client.workflow.getHandle(`order/${orderId}`).describe();
      return typedSearchAttributes.get(HOLDS)?.join() === 'NONE';
    });
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await orders.cancelled(orderId);
  });

  test('lets an order go through by itself that waited for nothing else', async () => {
    const orderId = await orders.begin(AUTO_POLICY, held('call-first', 'release'));
    await world.eventually(orderId, ({ risk }) => risk !== undefined);
    expect(await world.story(orderId)).not.toContain('OrderConfirmed');
    await orders.reached(orderId, 'SHIPPED');
    const story = await world.story(orderId);
    expect(story.slice(story.indexOf('HoldReleased')).slice(0, 3)).toEqual([
      ...['HoldReleased', 'OrderConfirmed', 'PickingStarted'],
    ]);
    await world.scan(orderId, 'DELIVERED');
    await world.ended(orderId);
  });

  test('lets the gateway be asked, that was not before', async () => {
    const orderId = await orders.begin(QUICK_POLICY, held('price', 'release', { blocks: ['payment'] }));
    await orders.reached(orderId, 'CONFIRMED');
    expect(await world.story(orderId)).toEqual([
      ...['OrderPlaced', 'OrderHeld', 'HoldReleased', 'PaymentAuthorized', 'RiskAssessed', 'OrderConfirmed'],
    ]);
    await orders.cancelled(orderId);
  });

  test('lets a customer pay again, whose card was declined', async () => {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await world.place(QUICK_POLICY);
    await orders.reached(orderId, 'PAYMENT_FAILED');
    const put = { reason: 'MANUAL', blocks: ['payment'], until: soon(4_000), default: 'release' } as const;
    await world.update(orderId, 'hold', put, { actor: SUPPORT });
    const card = { method: 'card', token: 'pm_card_visa' } as const;
    await expect(world.update(orderId, 'pay', card, { actor: CUSTOMER })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('held') },
    });
    await world.eventually(orderId, isFree);
    await world.update(orderId, 'pay', card, { actor: CUSTOMER });
    await orders.reached(orderId, 'CONFIRMED');
    await orders.cancelled(orderId);
  });

  test('closes an order that is cancelled and waited for nothing else', async () => {
    const facts: readonly OrderFact[] = [
      ...[authorized, { type: 'OrderConfirmed' } as const],
      { type: 'CancellationRequested', reason: 'Too slow' },
      held('COURIER', 'release', { reason: 'COURIER' }),
    ];
    const orderId = await orders.begin(QUICK_POLICY, ...facts);
    await world.ended(orderId);
    expect((await world.story(orderId)).slice(facts.length + 1)).toEqual([
      ...['PaymentVoided', 'InventoryReleased', 'OrderCancelled', 'HoldReleased', 'OrderClosed'],
    ]);
  });

  test('keeps a reopened order from closing before it', async () => {
    const orderId = await world.place({ ...AUTO_POLICY, reopen: { windowMs: 4_000 } });
    await orders.reached(orderId, 'SHIPPED');
    await world.scan(orderId, 'DELIVERED');
    await world.ended(orderId);
    const { version } = await world.snapshot(orderId);
    await world.startWith(orderId, 'reopen', { reason: 'Warranty' }, { actor: SUPPORT });
    // It found no hold, and waits for nothing but its time.
    await eventually(async () => (await orders.timersOf(orderId)).started === 1);
    const put = { reason: 'MANUAL', blocks: ['release'], until: soon(6_000), default: 'release' } as const;
    await world.update(orderId, 'hold', put, { actor: SUPPORT });
    await world.ended(orderId);
    expect((await world.story(orderId)).slice(version)).toEqual([
      ...['OrderReopened', 'OrderHeld', 'HoldReleased', 'OrderClosed'],
    ]);
  });
});

test('a hold without an end keeps a reopened order from closing until somebody releases it', async () => {
  const orderId = await world.place({ ...AUTO_POLICY, reopen: { windowMs: 1_500 } });
  await orders.reached(orderId, 'SHIPPED');
  await world.scan(orderId, 'DELIVERED');
  await world.ended(orderId);
  const { version } = await world.snapshot(orderId);
  await world.startWith(orderId, 'reopen', { reason: 'Warranty' }, { actor: SUPPORT });
  await eventually(async () => (await orders.timersOf(orderId)).started === 1);
  const put = { reason: 'MANUAL', key: 'endless', blocks: ['release'] } as const;
  await world.update(orderId, 'hold', put, { actor: SUPPORT });
  await eventually(async () => (await orders.timersOf(orderId)).fired === 1);
  await world.update(orderId, 'releaseHold', { key: 'endless' }, { actor: SUPPORT });
  await world.ended(orderId);
  expect((await world.story(orderId)).slice(version)).toEqual([
    ...['OrderReopened', 'OrderHeld', 'HoldReleased', 'OrderClosed'],
  ]);
});

describe('a hold that has the order cancelled at its end', () => {
  test('gives a paid order’s money and goods free, and says which it was', async () => {
    const before = await stockOf('PHONE');
    const orderId = await orders.begin(QUICK_POLICY, held('call-first', 'cancel'));
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect([deriveStatus(order), order.holds]).toEqual(['CANCELLED', []]);
    expect(order.cancellation).toMatchObject({
      ...{ reason: 'The hold call-first was not released in time.', hold: 'call-first' },
      by: { role: 'system' },
    });
    expect(world.callsTo('void')).toEqual([`void ${orderId}/void/1`]);
    expect(await stockOf('PHONE')).toMatchObject({ reserved: before.reserved });
  });

  test('ends an order whose payment was declined', async () => {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await orders.begin(QUICK_POLICY, held('call-first', 'cancel'));
    await orders.reached(orderId, 'PAYMENT_FAILED');
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect([deriveStatus(order), order.cancellation?.hold]).toEqual(['CANCELLED', 'call-first']);
  });

  test('waits for the answer of a gateway that is being asked, and gives that free', async () => {
    const slow = hold(() => ({ outcome: 'authorized', reference: 'pi_slow', amount: 5_000_000 }));
    world.vendors.script.authorize = [slow.step];
    const orderId = await orders.begin(QUICK_POLICY, held('call-first', 'cancel'));
    await eventually(() => world.callsTo('authorize').length > 0);
    await orders.reached(orderId, 'CANCELLING');
    slow.release();
    await world.ended(orderId);
    expect(await world.story(orderId)).toEqual([
      ...['OrderPlaced', 'OrderHeld', 'CancellationRequested', 'PaymentAuthorized', 'PaymentVoided'],
      ...['InventoryReleased', 'OrderCancelled'],
    ]);
  });

  test('leaves goods that are out alone, and keeps the order open until a person has seen to it', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await orders.reached(orderId, 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await orders.reached(orderId, 'READY');
    const until = soon(4_000);
    const put = { reason: 'MANUAL', blocks: ['release'], key: 'call-first', until } as const;
    await world.update(orderId, 'hold', { ...put, default: 'cancel' }, { actor: SUPPORT });
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await eventually(() => Date.now() > Date.parse(until));
    await world.scan(orderId, 'DELIVERED');
    // The return window ends, and nothing else.
    await eventually(async () => (await orders.timersOf(orderId)).fired > 0);
    const note = { noteId: `${orderId}-n`, body: 'Still open', visibility: 'staff' } as const;
    await world.update(orderId, 'addNote', note, { actor: SUPPORT });
    const order = await world.snapshot(orderId);
    expect(order.holds).toMatchObject([{ key: 'call-first', until, default: 'cancel' }]);
    expect([order.cancellation, order.closedAt]).toEqual([undefined, undefined]);
    await world.update(orderId, 'releaseHold', { key: 'call-first' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect((await world.story(orderId)).slice(-3)).toEqual(['NoteAdded', 'HoldReleased', 'OrderClosed']);
  });
});
