import { Worker } from '@temporalio/worker';
import { orderWorkflowId } from '../domain/ids';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../payloadKeys';
import { createDataConverter } from '../temporal';
import { testTemporal } from '../test/harness/testTemporal';
import { historyOf } from '../test/histories/lives';
import { ProviderRejected, ProviderUnavailable } from '../providers/errors';
import { deriveStatus } from '../domain/status';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  createOrderWorld,
  type OrderWorld,
} from '../test/world/orderWorld';
import { eventually } from '../test/world/eventually';
import { hold } from '../test/world/scriptedVendors';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.stock('PHONE', 1_000);
  world.vendors.reset();
});

const stockOf = (sku: string) => world.prisma.stock.findFirstOrThrow({ where: { sku } });

async function delivered(orderId: string): Promise<void> {
  for (const status of ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'] as const) {
    await world.signal(
      orderId,
      'shipmentEvent',
      {
        parcelId: `${orderId}-1`,
        trackingId: `${orderId}-${status}`,
        status,
        vendorStatus: status.toLowerCase(),
        occurredAt: new Date().toISOString(),
      },
      { actor: VENDOR },
    );
  }
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
  await delivered(orderId);
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
  expect(row.notifications.every(({ status }) => status === 'SENT')).toBe(true);
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
  await world.prisma.orderItem.updateMany({ where: { orderId }, data: { reserved: 0 } });
  await world.prisma.stock.updateMany({ where: { sku: 'LAST' }, data: { onHand: 2, reserved: 2 } });
  await world.start(orderId);
  await world.ended(orderId);
  expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  expect(await world.story(orderId)).toContain('InventoryUnavailable');
  expect(await stockOf('LAST')).toMatchObject({ onHand: 2, reserved: 2 });
});

test('an order with nothing to pay and nothing to pack completes by itself', async () => {
  const orderId = await world.place(AUTO_POLICY, [
    { sku: 'GIFTWRAP', quantity: 1, unitPrice: 0, stocked: false },
  ]);
  await world.ended(orderId);
  expect(await world.snapshot(orderId)).toMatchObject({ payments: [], closedAt: expect.any(String) });
  expect(world.vendors.calls.filter((call) => !/^(sms|email|erp)/.test(call))).toEqual([]);
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
    const held = await world.eventually(orderId, (order) => order.holds.includes('PAYMENT'));
    expect(deriveStatus(held)).toBe('CANCELLING');
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
  });

  test('leaves it to a person to get back a parcel that the courier takes meanwhile', async () => {
    const orderId = await world.place(QUICK_POLICY);
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'READY');
    world.vendors.script.void = [
      async () => {
        const scan = { parcelId: `${orderId}-1`, trackingId: 'took-it', vendorStatus: 'picked' } as const;
        const event = { ...scan, status: 'IN_TRANSIT', occurredAt: new Date().toISOString() } as const;
        await world.signal(orderId, 'shipmentEvent', event, { actor: VENDOR });
        await world.eventually(orderId, ({ holds }) => holds.includes('COURIER'));
        return { outcome: 'voided', reference: 'pi', amount: 5_000_000 };
      },
    ];
    await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
    const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CANCELLED');
    expect([order.holds, order.closedAt]).toEqual([['COURIER'], undefined]);
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await world.ended(orderId);
    expect(await world.snapshot(orderId)).toMatchObject({ holds: [], closedAt: expect.any(String) });
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
    await world.eventually(orderId, ({ holds }) => holds.includes('PAYMENT'));
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
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
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
