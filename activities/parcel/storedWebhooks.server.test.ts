import { createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { readStoredWebhooks } from './storedWebhooks';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
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

test('the question that a courier asks of every parcel is answered by an index', async () => {
  const text = `EXPLAIN SELECT payload FROM webhook_inbox
    WHERE provider = $1 AND payload->>$2::text = $3 ORDER BY id LIMIT $4`;
  const [, plan] = await world.prisma.$transaction([
    world.prisma.$executeRawUnsafe('SET LOCAL enable_seqscan = off'),
    world.prisma.$queryRawUnsafe<unknown[]>(text, 'pathao', 'merchant_order_id', 'o1-1', 5),
  ]);
  expect(JSON.stringify(plan)).toContain('webhook_inbox_pathao_parcel_idx');
});
