import { startTestWorld } from '../../../sandbox/testWorld';
import { WebhookForged } from '../../webhooks';
import { createPathaoCourier } from './adapter';
import { bookingOfWebhook, createPathaoWebhookReader } from './webhook';

const reader = createPathaoWebhookReader({ webhookSecret: 'shared' });

/** In the shape of Pathao's documents. */
function webhook(change: object, secret = 'shared') {
  const body = {
    consignment_id: 'DL121224VS8TTJ',
    merchant_order_id: '01J9-1',
    updated_at: '2024-12-27 23:49:43',
    timestamp: '2024-12-27T17:49:43+00:00',
    store_id: 130_820,
    event: 'order.in-transit',
    ...change,
  };
  return {
    rawBody: Buffer.from(JSON.stringify(body)),
    headers: { 'x-pathao-signature': secret },
    url: 'https://x.example/webhooks/couriers/pathao',
  };
}

describe('the reader of Pathao webhooks', () => {
  test.each([
    ['order.picked', 'IN_TRANSIT'],
    ['order.at-the-sorting-hub', 'IN_TRANSIT'],
    ['order.in-transit', 'IN_TRANSIT'],
    ['order.received-at-last-mile-hub', 'IN_TRANSIT'],
    ['order.assigned-for-delivery', 'OUT_FOR_DELIVERY'],
    ['order.delivered', 'DELIVERED'],
    ['order.delivery-failed', 'DELIVERY_FAILED'],
    ['order.returned', 'RETURNED'],
    ['order.paid-return', 'RETURNED'],
  ])('understands %s as %s', (event, status) => {
    const [received] = reader.read(webhook({ event }));
    expect(received?.message).toEqual({
      kind: 'shipmentEvent',
      orderId: '01J9',
      payload: {
        parcelId: '01J9-1',
        trackingId: received?.eventId,
        status,
        vendorStatus: event,
        occurredAt: '2024-12-27T17:49:43.000Z',
      },
    });
  });

  test.each([
    'order.created',
    'order.pickup-requested',
    'order.on-hold',
    'order.paid',
    'webhook_integration',
  ])('keeps %s and does nothing about it', (event) => {
    const [received] = reader.read(webhook({ event }));
    expect(received).not.toHaveProperty('message');
    expect(received?.payload).toMatchObject({ event, store_id: 130_820 });
  });

  test("reads the local time of Dhaka where there is no other, and never mistakes a store's event for a parcel's", () => {
    const [received] = reader.read(webhook({ timestamp: undefined }));
    expect(received?.message).toMatchObject({ payload: { occurredAt: '2024-12-27T17:49:43.000Z' } });
    const [store] = reader.read(webhook({ event: 'store.created', merchant_order_id: undefined }));
    expect(store).not.toHaveProperty('message');
  });

  test.each([
    ['soon', '2024-12-27 23:49:43', '2024-12-27T17:49:43.000Z'],
    ['0000-12-27T17:49:43Z', '2024-12-27 23:49:43', '2024-12-27T17:49:43.000Z'],
    ['+200000-01-01T00:00:00Z', 'yesterday', undefined],
  ])('a time that can not be true (%s) is not believed, and the event is kept', (timestamp, local, at) => {
    const [received] = reader.read(webhook({ timestamp, updated_at: local }));
    expect(received?.payload).toMatchObject({ timestamp });
    const message = received?.message;
    expect(message?.kind === 'shipmentEvent' ? message.payload.occurredAt : undefined).toBe(at);
  });

  test('the same body has the same event id, another body another', () => {
    const [first] = reader.read(webhook({}));
    const [again] = reader.read(webhook({}));
    expect(again?.eventId).toBe(first?.eventId);
    for (const change of [
      { event: 'order.delivered' },
      { merchant_order_id: '01J9-2' },
      { timestamp: '2024-12-28T17:49:43+00:00' },
    ]) {
      expect(reader.read(webhook(change))[0]?.eventId).not.toBe(first?.eventId);
    }
  });

  test('refuses a wrong secret, none, and what is no event', () => {
    expect(() => reader.read(webhook({}, 'shared2'))).toThrow(WebhookForged);
    expect(() => reader.read({ ...webhook({}), headers: {} })).toThrow(WebhookForged);
    expect(() => reader.read({ ...webhook({}), rawBody: Buffer.from('[]') })).toThrow(WebhookForged);
  });

  test('answers with the constant that Pathao asks for', () => {
    expect(reader.responseHeaders).toEqual({
      'X-Pathao-Merchant-Webhook-Integration-Secret': 'f3992ecc-59da-4cbe-a049-a13da2018d51',
    });
  });

  test('an order.created webhook tells the booking, any other none', () => {
    const [created] = reader.read(webhook({ event: 'order.created', delivery_fee: 64.35 }));
    expect(bookingOfWebhook(created?.payload)).toEqual({
      parcelId: '01J9-1',
      consignmentId: 'DL121224VS8TTJ',
      fee: 6_435,
    });
    expect(bookingOfWebhook(reader.read(webhook({}))[0]?.payload)).toBeUndefined();
  });
});

test('a parcel of the sandbox travels to its end by itself, and the reader understands every station', async () => {
  const world = await startTestWorld({ speed: 2_000 });
  const sandboxReader = createPathaoWebhookReader({ webhookSecret: 'sandbox-pathao-webhook' });
  const courier = createPathaoCourier({
    baseUrl: `${world.origin}/pathao`,
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    username: 'merchant@example.com',
    password: 'sandbox-password',
    storeId: 1,
  });
  await courier.book({
    parcelId: 'o1-1',
    recipient: {
      name: 'Anika',
      phone: '01712345678',
      address: { line1: 'House 7', city: 'Dhaka', country: 'Bangladesh' },
    },
    weightGrams: 500,
    itemCount: 1,
    description: 'A lamp',
    amountToCollect: 0,
  });
  const arrivals = await world.arrived('/webhooks/couriers/pathao', 6);
  const messages = arrivals.flatMap((arrival) => sandboxReader.read(arrival)).map(({ message }) => message);
  const statuses = messages.map((message) => message?.kind === 'shipmentEvent' && message.payload.status);
  // At this speed webhooks may overtake each other.
  const stations = ['IN_TRANSIT', 'IN_TRANSIT', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'];
  expect(statuses.map(String).toSorted()).toEqual(['false', ...stations].toSorted());
  await world.close();
});
