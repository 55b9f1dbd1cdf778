import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import type { WebhookMessage } from '../../domain/notifications/webhook';
import { deliver, storeWebhooks } from './webhookInbox';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
  const mina = await api.as('mina', 'customer');
  for (const key of ['one', 'two']) {
    await mina
      .post('/api/orders')
      .set('Idempotency-Key', key)
      .send(orderOf({ MUG: 1 }));
  }
});
afterAll(() => api.close());

const NEWS = ['SENT', 'DELIVERED', 'FAILED'] as const;

/** Says a vendor's word of the first message; what became of it. */
async function say(
  eventId: string,
  word: { readonly status?: (typeof NEWS)[number]; readonly error?: string; readonly occurredAt?: string },
) {
  const { notification } = api.deps.prisma;
  const { id } = await notification.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const message = { kind: 'notificationStatus', notificationId: id, vendorStatus: eventId, ...word } as const;
  const [stored] = await storeWebhooks(api.deps.prisma, 'acme', [{ eventId, payload: {}, message }]);
  if (!stored) throw new Error('not stored');
  const delivery = await deliver(api.deps, stored);
  return { delivery, row: await notification.findUniqueOrThrow({ where: { id } }) };
}

const begin = async (data: object) => {
  const { id } = await api.deps.prisma.notification.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const empty = { error: null, sentAt: null, deliveredAt: null, failedAt: null, vendorStatus: null };
  await api.deps.prisma.notification.update({ where: { id }, data: { ...empty, ...data } });
};

test.each([
  ['QUEUED', NEWS],
  ['SENT', ['DELIVERED', 'FAILED']],
  ['DELIVERED', []],
  ['FAILED', ['DELIVERED']],
  ['SUPPRESSED', []],
] as const)(
  'a vendor’s word without a time takes a message that is %s to %j at most, and no other message',
  async (from, to) => {
    const [, other] = await api.deps.prisma.notification.findMany({ orderBy: { id: 'asc' } });
    const reached: string[] = [];
    for (const status of NEWS) {
      await begin({ status: from });
      const { delivery, row } = await say(`${from}/${status}`, { status });
      if (row.status !== from) reached.push(row.status);
      expect(delivery).toEqual(row.status === from ? { error: 'changes nothing' } : {});
      expect(row.vendorStatus).toBe(`${from}/${status}`);
    }
    expect(reached).toEqual(to);
    const [, untouched] = await api.deps.prisma.notification.findMany({ orderBy: { id: 'asc' } });
    expect(untouched).toEqual(other);
  },
);

describe('of two final words the later one is true', () => {
  const early = '2026-03-01T10:00:00.000Z';
  const late = '2026-03-01T11:00:00.000Z';

  test('a text that failed and then arrived has arrived', async () => {
    await begin({ status: 'SENT' });
    const failed = await say('undelivered', { status: 'FAILED', error: '30003' });
    expect(failed.row).toMatchObject({ status: 'FAILED', error: '30003', failedAt: expect.any(Date) });
    const { row } = await say('delivered', { status: 'DELIVERED' });
    expect(row).toMatchObject({ status: 'DELIVERED', error: null, failedAt: null });
  });

  test.each([
    ['in order', ['DELIVERED', early], ['FAILED', late]],
    ['the bounce first', ['FAILED', late], ['DELIVERED', early]],
    ['at one second', ['DELIVERED', early], ['FAILED', early]],
  ] as const)(
    'an email that was delivered and then bounced has bounced: heard %s',
    async (how, first, second) => {
      await begin({ status: 'SENT' });
      for (const [status, occurredAt] of [first, second]) {
        await say(`${how}/${status}`, {
          status,
          occurredAt,
          ...(status === 'FAILED' && { error: 'bounce' }),
        });
      }
      const row = await api.deps.prisma.notification.findFirstOrThrow({ orderBy: { id: 'asc' } });
      expect(row).toMatchObject({ status: 'FAILED', error: 'bounce', deliveredAt: null });
    },
  );

  test('an email that was blocked and then delivered is delivered', async () => {
    await begin({ status: 'SENT' });
    await say('blocked', { status: 'FAILED', error: 'blocked', occurredAt: early });
    const { row } = await say('at last', { status: 'DELIVERED', occurredAt: late });
    expect(row).toMatchObject({ status: 'DELIVERED', deliveredAt: new Date(late) });
  });
});

describe('a word whose time is before the sending, as vendors count whole seconds,', () => {
  const sentAt = new Date('2026-03-01T10:00:00.364Z');
  const inThatSecond = '2026-03-01T10:00:00.000Z';
  const sayEarly = (status: 'DELIVERED' | 'FAILED', how: string) =>
    say(`${how}/${status}`, {
      status,
      occurredAt: inThatSecond,
      ...(status === 'FAILED' && { error: 'bounce' }),
    });

  test.each([
    ['DELIVERED', 'deliveredAt'],
    ['FAILED', 'failedAt'],
  ] as const)('is of the time of the sending: %s', async (status, time) => {
    await begin({ status: 'SENT', sentAt });
    const { row } = await sayEarly(status, 'alone');
    expect(row).toMatchObject({ status, sentAt, [time]: sentAt });
  });

  test.each([
    ['in order', 'DELIVERED', 'FAILED'],
    ['the bounce first', 'FAILED', 'DELIVERED'],
  ] as const)('still tells of a bounce after a delivery: heard %s', async (how, first, second) => {
    await begin({ status: 'SENT', sentAt });
    await sayEarly(first, `early, ${how}`);
    const { row } = await sayEarly(second, `early, ${how}`);
    expect(row).toMatchObject({ status: 'FAILED', error: 'bounce', failedAt: sentAt, deliveredAt: null });
  });
});

test('a word that tells nothing of how far a message has got is kept beside it', async () => {
  await begin({ status: 'SENT' });
  const { row, delivery } = await say('deferred', {});
  expect(row).toMatchObject({ status: 'SENT', vendorStatus: 'deferred' });
  expect(delivery).toEqual({ error: 'changes nothing' });
});

test('a word about no message of ours is for somebody to look at', async () => {
  const message = { kind: 'notificationStatus', notificationId: 'nobody', status: 'SENT' } as const;
  const [stored] = await storeWebhooks(api.deps.prisma, 'acme', [{ eventId: 'lost', payload: {}, message }]);
  if (!stored) throw new Error('not stored');
  expect(await deliver(api.deps, stored)).toEqual({ error: 'no such message', alert: 'unmatched' });
});

describe('an event about other money or another parcel than the order’s', () => {
  const about = async (message: WebhookMessage) => {
    const eventId = JSON.stringify(message);
    const [stored] = await storeWebhooks(api.deps.prisma, 'acme', [{ eventId, payload: {}, message }]);
    if (!stored) throw new Error('not stored');
    return deliver(api.deps, stored);
  };
  const counted = async () =>
    (await api.deps.metrics.webhookAlerts.get()).values.reduce((sum, { value }) => sum + value, 0);

  test('reaches no order, and somebody is told', async () => {
    const { id: orderId } = await api.deps.prisma.order.findFirstOrThrow();
    const outcome = { outcome: 'captured', reference: 'pi_1', amount: 255 } as const;
    const before = await counted();
    const money = { kind: 'paymentEvent', orderId } as const;
    expect(await about({ ...money, payload: { paymentId: '1', outcome, currency: 'USD' } })).toEqual({
      alert: 'foreign',
      error: 'changes nothing',
    });
    const word = { trackingId: 't', vendorStatus: 'delivered', occurredAt: new Date().toISOString() };
    expect(
      await about({
        ...{ kind: 'shipmentEvent', orderId },
        payload: { ...word, parcelId: `${orderId}-9`, status: 'DELIVERED', source: 'webhook' },
      }),
    ).toEqual({ alert: 'unmatched', error: 'changes nothing' });
    expect(await about({ ...money, orderId: 'ord_none', payload: { paymentId: '1', outcome } })).toEqual({
      alert: 'unmatched',
      error: 'no such order',
    });
    expect(await counted()).toBe(before + 3);
  });

  test('reaches no order whose ledger has the payment by another reference, whatever its state keeps', async () => {
    const order = await api.deps.prisma.order.findFirstOrThrow();
    const row = { orderId: order.id, paymentId: '1', amount: 255, currency: 'BDT', provider: 'stripe' };
    const asked = { kind: 'AUTHORIZE', status: 'FAILED', at: new Date(), id: `${order.id}/authorize/1` };
    await api.deps.prisma.paymentTransaction.create({ data: { ...row, ...asked, providerRef: 'pi_ours' } });
    const signalled = jest.spyOn(api.deps.temporal, 'withDeadline').mockResolvedValue(undefined);
    const say = (reference: string) => {
      const outcome = { outcome: 'authorized', reference, amount: 255 } as const;
      const { currency } = order.state as { readonly currency: string };
      const payload = { paymentId: '1', outcome, currency, source: 'webhook' } as const;
      return about({ kind: 'paymentEvent', orderId: order.id, payload });
    };
    expect(await say('pi_foreign')).toEqual({ alert: 'foreign', error: 'changes nothing' });
    expect(signalled).not.toHaveBeenCalled();
    expect(await say('pi_ours')).toEqual({});
    expect(signalled).toHaveBeenCalledTimes(1);
    signalled.mockRestore();
    await api.deps.prisma.paymentTransaction.deleteMany({ where: { orderId: order.id } });
  });

  test('of another consignment is heard by its order, and somebody is told', async () => {
    const { id: orderId } = await api.deps.prisma.order.findFirstOrThrow();
    const parcelId = `${orderId}-1`;
    const parcel = { id: parcelId, courier: 'pathao', state: 'BOOKED', lines: [], consignmentId: 'C-ours' };
    const parcels = JSON.stringify([{ ...parcel, failedAttempts: 0, seen: [] }]);
    await api.deps.prisma.$executeRaw`
      UPDATE orders SET state = jsonb_set(state, '{parcels}', ${parcels}::jsonb) WHERE id = ${orderId}`;
    const signalled = jest.spyOn(api.deps.temporal, 'withDeadline').mockResolvedValue(undefined);
    const word = { trackingId: 't', vendorStatus: 'delivered', occurredAt: new Date().toISOString() };
    const scan = { ...word, parcelId, status: 'DELIVERED', source: 'webhook' } as const;
    const before = await counted();
    for (const [consignmentId, delivery] of [
      ['C-foreign', { alert: 'foreign' }],
      ['C-ours', {}],
    ] as const) {
      expect(await about({ kind: 'shipmentEvent', orderId, payload: { ...scan, consignmentId } })).toEqual(
        delivery,
      );
    }
    expect(signalled).toHaveBeenCalledTimes(2);
    expect(await counted()).toBe(before + 1);
    signalled.mockRestore();
  });

  test('of a consignment that another parcel has is foreign to a parcel that waits for its own', async () => {
    const { id: orderId } = await api.deps.prisma.order.findFirstOrThrow();
    const parcelId = `${orderId}-1`;
    const parcel = {
      id: parcelId,
      courier: 'pathao',
      state: 'PACKED',
      lines: [],
      failedAttempts: 0,
      seen: [],
    };
    await api.deps.prisma.$executeRaw`
      UPDATE orders SET state = jsonb_set(state, '{parcels}', ${JSON.stringify([parcel])}::jsonb) WHERE id = ${orderId}`;
    const row = { orderId, status: 'PACKED', lines: [], packedAt: new Date() };
    await api.deps.prisma.shipment.createMany({
      data: [
        { ...row, id: parcelId, courier: 'pathao', consignmentId: null },
        { ...row, id: 'theirs', courier: 'pathao', consignmentId: 'C-theirs' },
        { ...row, id: 'elsewhere', courier: 'acme', consignmentId: 'C-free' },
      ],
    });
    const signalled = jest.spyOn(api.deps.temporal, 'withDeadline').mockResolvedValue(undefined);
    const word = { trackingId: 'o', vendorStatus: 'created', occurredAt: new Date().toISOString() };
    const scan = { ...word, parcelId, status: 'BOOKED', source: 'webhook' } as const;
    for (const [consignmentId, delivery] of [
      ['C-theirs', { alert: 'foreign' }],
      ['C-free', {}],
    ] as const) {
      expect(await about({ kind: 'shipmentEvent', orderId, payload: { ...scan, consignmentId } })).toEqual(
        delivery,
      );
    }
    expect(signalled).toHaveBeenCalledTimes(2);
    signalled.mockRestore();
  });
});
