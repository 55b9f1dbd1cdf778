import { startTestWorld } from '../../../sandbox/testWorld';
import { WebhookForged } from '../../webhooks';
import { PARCEL_WORDS } from '../../../sandbox/pathao/parcel';
import { createPathaoCourier } from './adapter';
import { isKnownWord } from './status';
import { bookingAmong, bookingOfWebhook, createPathaoWebhookReader } from './webhook';

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
    ['order.created', 'BOOKED'],
    ['order.updated', 'NOTED'],
    ['order.pickup-requested', 'NOTED'],
    ['order.assigned-for-pickup', 'NOTED'],
    ['order.pickup-failed', 'NOT_COLLECTED'],
    ['order.pickup-cancelled', 'BOOKING_CANCELLED'],
    ['order.picked', 'IN_TRANSIT'],
    ['order.at-the-sorting-hub', 'IN_TRANSIT'],
    ['order.in-transit', 'IN_TRANSIT'],
    ['order.received-at-last-mile-hub', 'IN_TRANSIT'],
    ['order.assigned-for-delivery', 'OUT_FOR_DELIVERY'],
    ['order.delivered', 'DELIVERED'],
    ['order.partial-delivery', 'UNSETTLED'],
    ['order.exchanged', 'UNSETTLED'],
    ['order.delivery-failed', 'DELIVERY_FAILED'],
    ['order.on-hold', 'UNCLEAR'],
    ['order.returned', 'RETURNED'],
    ['order.paid', 'NOTED'],
    ['order.paid-return', 'RETURNED'],
  ])('understands %s as %s', (event, status) => {
    const [received] = reader.read(webhook({ event }));
    expect(received).not.toHaveProperty('alert');
    expect(received?.message).toEqual({
      kind: 'shipmentEvent',
      orderId: '01J9',
      payload: {
        parcelId: '01J9-1',
        trackingId: received?.eventId.slice(0, 32),
        status,
        vendorStatus: event,
        occurredAt: '2024-12-27T17:49:43.000Z',
        source: 'webhook',
        consignmentId: 'DL121224VS8TTJ',
      },
    });
    expect(received?.payload).toMatchObject({ event, store_id: 130_820 });
  });

  test.each([
    'order.return-in-transit',
    'order.returned-to-merchant',
    'order.eaten-by-crocodile',
    'toString',
  ])('hands on a word that nobody has heard before (%s), and has somebody look at it', (event) => {
    const [received] = reader.read(webhook({ event }));
    expect(received).toMatchObject({
      alert: 'unknown-word',
      message: { payload: { status: 'UNCLEAR', vendorStatus: event } },
    });
  });

  test.each([
    ['ORDER.DELIVERED', 'DELIVERED'],
    ['Order.Pickup_Cancelled', 'BOOKING_CANCELLED'],
    ['Order.In Transit', 'IN_TRANSIT'],
  ])('knows a word of the documents however it is written (%s)', (event, status) => {
    const [received] = reader.read(webhook({ event }));
    expect(received).toMatchObject({ message: { payload: { status, vendorStatus: event } } });
    expect(received).not.toHaveProperty('alert');
    expect(reader.read(webhook({ event, merchant_order_id: null }))).toMatchObject([{ alert: 'unmatched' }]);
  });

  test.each(['webhook_integration', 'store.created'])('keeps %s, which is of no parcel', (event) => {
    const [received] = reader.read(webhook({ event, merchant_order_id: undefined }));
    expect(received).not.toHaveProperty('message');
    expect(received).not.toHaveProperty('alert');
    expect(received?.payload).toMatchObject({ event, store_id: 130_820 });
  });

  test('an event of a parcel that names none is for somebody to look at', () => {
    const [received] = reader.read(webhook({ merchant_order_id: null }));
    expect(received).toMatchObject({ alert: 'unmatched' });
    expect(received).not.toHaveProperty('message');
  });

  test.each([
    ['timestamp', { occurredAt: '2024-12-27T17:49:43.000Z', consignmentId: 'DL121224VS8TTJ' }],
    ['updated_at', { occurredAt: '2024-12-27T17:49:43.000Z', consignmentId: 'DL121224VS8TTJ' }],
    ['consignment_id', { occurredAt: '2024-12-27T17:49:43.000Z' }],
    ['delivery_fee', { consignmentId: 'DL121224VS8TTJ' }],
  ])('reads an event whose %s is null or no text', (field, told) => {
    for (const odd of [null, 7, {}, []]) {
      const [received] = reader.read(webhook({ [field]: odd }));
      expect(received).toMatchObject({ message: { payload: told } });
    }
  });

  test('an event without any time happened now', () => {
    const now = createPathaoWebhookReader({ webhookSecret: 'shared' }, () => 1_735_321_800_000);
    const [received] = now.read(webhook({ timestamp: null, updated_at: null }));
    expect(received).toMatchObject({ message: { payload: { occurredAt: '2024-12-27T17:50:00.000Z' } } });
  });

  test('a body that is no event is kept as it is, for somebody to look at', () => {
    const odd = [
      '[]',
      '{}',
      'null',
      '{"event":7}',
      'not JSON',
      '',
      JSON.stringify({ event: 'x', merchant_order_id: 'x'.repeat(5_000) }),
    ];
    for (const body of odd) {
      const [received] = reader.read({ ...webhook({}), rawBody: Buffer.from(body) });
      expect(received).toMatchObject({ alert: 'unreadable', payload: { unreadable: body } });
      expect(received).not.toHaveProperty('message');
    }
  });

  test.each(['', ' ', true, '0x10', '49,999', {}, -5, 1e9])(
    'cash of %p is left out, and somebody is told',
    (collected_amount) => {
      const [told] = reader.read(webhook({ collected_amount }));
      expect(told).toMatchObject({ message: { kind: 'shipmentEvent' }, alert: 'unreadable' });
      expect(told?.message).not.toHaveProperty('payload.collected');
    },
  );

  test.each([
    [1250, 125_000],
    ['1250', 125_000],
    ['1250.50', 125_050],
    [0, 0],
  ])('cash of %p is %d in minor units', (collected_amount, collected) => {
    expect(reader.read(webhook({ collected_amount }))[0]?.message).toHaveProperty(
      'payload.collected',
      collected,
    );
  });

  test.each([-1, 3_000_000_000, 'free'])('a fee of %p is left out, and somebody is told', (delivery_fee) => {
    const [told] = reader.read(webhook({ delivery_fee }));
    expect(told).toMatchObject({ message: { kind: 'shipmentEvent' }, alert: 'unreadable' });
    expect(told?.message).not.toHaveProperty('payload.fee');
    for (const usual of [60, '60.5', null, undefined])
      expect(reader.read(webhook({ delivery_fee: usual }))[0]).not.toHaveProperty('alert');
  });

  test('what is longer than we keep ends with a whole character', () => {
    const word = `order.${'x'.repeat(93)}`;
    const [told] = reader.read(webhook({ event: `${word}😀` }));
    expect(told).toMatchObject({ message: { payload: { vendorStatus: word } }, alert: 'unknown-word' });
    const rest = 'x'.repeat(9_999);
    const [odd] = reader.read({ ...webhook({}), rawBody: Buffer.from(`${rest}😀`) });
    expect(odd).toMatchObject({ alert: 'unreadable', payload: { unreadable: rest } });
  });

  test('a word that nothing is left of is no event', () => {
    for (const event of [' '.repeat(100) + 'x', `x${'\u0301'.repeat(100)}`]) {
      const [received] = reader.read(webhook({ event }));
      expect(received).toMatchObject({ alert: 'unreadable' });
      expect(received).not.toHaveProperty('message');
    }
  });

  test('reads the local time of Dhaka where there is no other', () => {
    const [received] = reader.read(webhook({ timestamp: undefined }));
    expect(received?.message).toMatchObject({ payload: { occurredAt: '2024-12-27T17:49:43.000Z' } });
  });

  test.each([
    ['soon', '2024-12-27 23:49:43', '2024-12-27T17:49:43.000Z'],
    ['0000-12-27T17:49:43Z', '2024-12-27 23:49:43', '2024-12-27T17:49:43.000Z'],
    ['+200000-01-01T00:00:00Z', 'yesterday', expect.stringMatching(/^20/)],
  ])('a time that can not be true (%s) is not believed, and the event is kept', (timestamp, local, at) => {
    const [received] = reader.read(webhook({ timestamp, updated_at: local }));
    expect(received?.payload).toMatchObject({ timestamp });
    const message = received?.message;
    expect(message?.kind === 'shipmentEvent' ? message.payload.occurredAt : undefined).toEqual(at);
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

  test('refuses a wrong secret, and none', () => {
    expect(() => reader.read(webhook({}, 'shared2'))).toThrow(WebhookForged);
    expect(() => reader.read({ ...webhook({}), headers: {} })).toThrow(WebhookForged);
  });

  test('answers with the constant that Pathao asks for', () => {
    expect(reader.responseHeaders).toEqual({
      'X-Pathao-Merchant-Webhook-Integration-Secret': 'f3992ecc-59da-4cbe-a049-a13da2018d51',
    });
  });

  test('every webhook of a parcel proves its booking, and order.created tells the fee', () => {
    const [created] = reader.read(webhook({ event: 'order.created', delivery_fee: 64.35 }));
    expect(bookingOfWebhook(created?.payload)).toEqual({
      parcelId: '01J9-1',
      consignmentId: 'DL121224VS8TTJ',
      fee: 6_435,
    });
    const [later] = reader.read(webhook({}));
    expect(bookingOfWebhook(later?.payload)).toEqual({ parcelId: '01J9-1', consignmentId: 'DL121224VS8TTJ' });
    const [other] = reader.read(webhook({ consignment_id: null }));
    expect(bookingOfWebhook(other?.payload)).toBeUndefined();
    const payloads = [other, later, created].map((one) => one?.payload);
    expect(bookingAmong(payloads, '01J9-1')).toEqual({ consignmentId: 'DL121224VS8TTJ', fee: 6_435 });
    expect(bookingAmong([later?.payload], '01J9-1')).toEqual({ consignmentId: 'DL121224VS8TTJ' });
    expect(bookingAmong(payloads, '01J9-2')).toBeUndefined();
  });
});

test('the sandbox speaks every word of Pathao’s documents, and the reader knows each', () => {
  const words = ['created', ...PARCEL_WORDS];
  for (const word of words) expect(isKnownWord(`order.${word}`)).toBe(true);
  const documented = [
    ...['created', 'updated', 'pickup-requested', 'assigned-for-pickup', 'picked', 'pickup-failed'],
    ...['pickup-cancelled', 'at-the-sorting-hub', 'in-transit', 'received-at-last-mile-hub'],
    ...['assigned-for-delivery', 'delivered', 'partial-delivery', 'exchanged', 'returned'],
    ...['delivery-failed', 'on-hold', 'paid', 'paid-return'],
  ];
  expect(words.toSorted()).toEqual(documented.toSorted());
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
  expect(statuses.map(String).toSorted()).toEqual(['BOOKED', ...stations].toSorted());
  await world.close();
});
