import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { readStoredWebhooks } from './storedWebhooks';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 10);
  const event = (provider: string, eventId: string, parcel: string) => ({
    ...{ provider, eventId },
    payload: { parcel, eventId },
  });
  await world.prisma.webhookInbox.createMany({
    data: [
      event('acme', '1', 'P-1'),
      event('acme', '2', 'P-2'),
      event('other', '1', 'P-1'),
      event('acme', '3', 'P-1'),
    ],
  });
});
afterAll(() => world.close());

test('a vendor’s webhooks are found by a field of their payload, oldest first', async () => {
  const found = await readStoredWebhooks(world.prisma)('acme', 'parcel', 'P-1');
  expect(found).toEqual([
    { parcel: 'P-1', eventId: '1' },
    { parcel: 'P-1', eventId: '3' },
  ]);
  expect(await readStoredWebhooks(world.prisma)('acme', 'eventId', 'P-1')).toEqual([]);
});

test('a webhook proves nothing by a consignment that another parcel has, or that the courier has cancelled', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const [theirs, ours] = [`${orderId}-1`, `${orderId}-2`];
  const says = (eventId: string, consignmentId: string) => ({
    ...{ provider: 'pathao', eventId },
    payload: { merchant_order_id: ours, consignment_id: consignmentId },
    message: { kind: 'shipmentEvent', orderId, payload: { parcelId: ours, consignmentId } },
  });
  await world.prisma.shipment.createMany({
    data: [
      { id: theirs, orderId, courier: 'pathao', consignmentId: 'C-theirs' },
      { id: ours, orderId, courier: 'pathao', consignmentId: 'C-ours' },
      { id: `${orderId}-3`, orderId, courier: 'acme', consignmentId: 'C-free' },
    ].map((row) => ({ ...row, status: 'PACKED', lines: [], packedAt: new Date() })),
  });
  await world.prisma.webhookInbox.createMany({
    data: [says('a', 'C-theirs'), says('b', 'C-ours'), says('c', 'C-free')],
  });
  const prove = () => readStoredWebhooks(world.prisma)('pathao', 'merchant_order_id', ours);
  expect(await prove()).toMatchObject([{ consignment_id: 'C-ours' }, { consignment_id: 'C-free' }]);
  await world.prisma.orderEvent.create({
    data: {
      ...{ orderId, version: 99, id: `${orderId}/99`, type: 'ParcelBookingCancelled', at: new Date() },
      ...{ data: { parcelId: ours, consignmentId: 'C-ours' }, actorId: 'pathao', actorRole: 'system' },
    },
  });
  expect(await prove()).toMatchObject([{ consignment_id: 'C-free' }]);
});

test('the question that a courier asks of every parcel is answered by an index', async () => {
  const text = `EXPLAIN SELECT payload FROM webhook_inbox AS w
    WHERE provider = $1 AND payload->>$2::text = $3
      AND NOT EXISTS (SELECT 1 FROM shipments AS s
        WHERE s.courier = w.provider AND s.consignment_id = w.message->'payload'->>'consignmentId'
          AND s.id <> w.message->'payload'->>'parcelId')
      AND NOT EXISTS (SELECT 1 FROM order_events AS e
        WHERE e.order_id = w.message->>'orderId' AND e.type = 'ParcelBookingCancelled'
          AND e.data->>'consignmentId' = w.message->'payload'->>'consignmentId')
    ORDER BY id LIMIT $4`;
  const [, plan] = await world.prisma.$transaction([
    world.prisma.$executeRawUnsafe('SET LOCAL enable_seqscan = off'),
    world.prisma.$queryRawUnsafe<unknown[]>(text, 'pathao', 'merchant_order_id', 'o1-1', 5),
  ]);
  expect(JSON.stringify(plan)).toContain('webhook_inbox_pathao_parcel_idx');
});
