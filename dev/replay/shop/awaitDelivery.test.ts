import { orderList, type OrderSummaryJson } from '../../../api/schema/order';
import type { OrderStatus } from '../../../domain/order/status';
import type { ApiClient } from './apiClient';
import { awaitDelivery } from './awaitDelivery';
import type { PlacedOrder } from './placeOrders';

const CREATED = '2026-01-01T00:00:00.000Z';

function placed(orderId: string, status: OrderStatus = 'PENDING'): PlacedOrder {
  const numbers = { total: 100, pieces: 1, latencyMs: 5 };
  return {
    invoiceNo: `no-${orderId}`,
    orderId,
    number: 'TL-1',
    status,
    createdAt: CREATED,
    placedNow: true,
    ...numbers,
  };
}

function summary(
  id: string,
  status: OrderStatus,
  tick = 0,
  holdReason: string | null = null,
): OrderSummaryJson {
  return {
    id,
    number: 'TL-1',
    externalReference: null,
    customerId: 'c',
    status,
    stage: 'Placed',
    paymentStatus: 'PENDING',
    currency: 'GBP',
    createdAt: CREATED,
    updatedAt: new Date(Date.parse(CREATED) + tick).toISOString(),
    total: { amount: 100, currency: 'GBP' },
    itemCount: 1,
    customerName: 'C',
    recipientName: 'R',
    holdReason,
  };
}

/** An API whose list answers, at every poll, with the pages that `pagesAt` gives for it. */
function listing(pagesAt: (poll: number) => OrderSummaryJson[][]) {
  const paths: string[] = [];
  let poll = -1;
  const client: ApiClient = {
    call: async (schema, { path }) => {
      paths.push(path);
      const page = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
      if (page === 0) poll += 1;
      const pages = pagesAt(poll);
      const nextCursor = page + 1 < pages.length ? String(page + 1) : null;
      const body = schema.parse(orderList.parse({ items: pages[page] ?? [], nextCursor }));
      return { body, replayed: false, attempts: 1 };
    },
  };
  return { client, paths };
}

const quick = { stallMs: 60, pollMs: 2 };

it('waits until the last order is delivered and tells how far it is', async () => {
  const { client } = listing((poll) => [
    [summary('a', 'DELIVERED', poll), summary('b', poll < 5 ? 'SHIPPED' : 'DELIVERED', poll)],
  ]);
  const seen: number[] = [];
  const delivery = await awaitDelivery(client, [placed('a'), placed('b')], {
    ...quick,
    onProgress: (delivered) => seen.push(delivered),
  });
  expect(delivery).toMatchObject({ statuses: ['DELIVERED', 'DELIVERED'], deliveredNow: 2, stuck: [] });
  expect([seen[0], seen[1], seen.at(-1)]).toEqual([0, 1, 2]);
});

it('asks nothing when all was delivered before, returned goods included', async () => {
  const { client, paths } = listing(() => []);
  const before = [placed('a', 'DELIVERED'), placed('b', 'RETURN_REQUESTED'), placed('c', 'REFUNDED')];
  const delivery = await awaitDelivery(client, before, { ...quick, onProgress: () => undefined });
  expect(delivery).toMatchObject({ deliveredNow: 0, lastDeliveredAt: null, stuck: [] });
  expect(paths).toEqual([]);
});

it('gives up when nothing moves any more, and says what stopped where and why', async () => {
  const { client } = listing(() => [[summary('a', 'DELIVERED'), summary('b', 'PROCESSING', 1, 'COURIER')]]);
  const delivery = await awaitDelivery(client, [placed('a'), placed('b')], {
    ...quick,
    onProgress: () => undefined,
  });
  expect(delivery.stuck).toEqual([
    { invoiceNo: 'no-b', orderId: 'b', number: 'TL-1', status: 'PROCESSING', holdReason: 'COURIER' },
  ]);
});

describe('where people pack and review', () => {
  const orders = [
    summary('a', 'CONFIRMED'),
    summary('b', 'PENDING', 0, 'FRAUD_REVIEW'),
    summary('c', 'CONFIRMED', 0, 'MANUAL'),
    summary('d', 'PENDING'),
  ];
  const all = ['a', 'b', 'c', 'd'].map((id) => placed(id));
  const watch = (byPeople: boolean) =>
    awaitDelivery(listing(() => [orders]).client, all, { ...quick, byPeople, onProgress: () => undefined });

  it('orders that wait for them are not stuck; what is held for another reason or goes nowhere is', async () => {
    const { stuck, waiting } = await watch(true);
    expect(waiting.map(({ orderId }) => orderId)).toEqual(['a', 'b']);
    expect(stuck.map(({ orderId }) => orderId)).toEqual(['c', 'd']);
  });

  it('and nobody else does: where nobody packs, an order that is not packed is stuck', async () => {
    const { stuck, waiting } = await watch(false);
    expect(waiting).toEqual([]);
    expect(stuck).toHaveLength(4);
  });
});

it('does not give up while an order moves, however long it takes', async () => {
  const { client } = listing((poll) => [[summary('a', poll < 60 ? 'PROCESSING' : 'DELIVERED', poll)]]);
  const delivery = await awaitDelivery(client, [placed('a')], { ...quick, onProgress: () => undefined });
  expect(delivery.stuck).toEqual([]);
});

it('does not wait for a cancelled order, which is not delivered either', async () => {
  const { client, paths } = listing((poll) => [[summary('a', 'CANCELLED', poll)]]);
  const delivery = await awaitDelivery(client, [placed('a')], { ...quick, onProgress: () => undefined });
  expect(delivery.stuck.map(({ status }) => status)).toEqual(['CANCELLED']);
  expect(paths).toHaveLength(1);
});

it('reads on over pages of other orders, but not below the oldest one it waits for', async () => {
  const others = [summary('x', 'PENDING'), summary('y', 'PENDING')];
  const older = { ...summary('z', 'PENDING'), createdAt: '2025-01-01T00:00:00.000Z' };
  const { client, paths } = listing(() => [
    others,
    [summary('a', 'SHIPPED'), older],
    [summary('b', 'DELIVERED')],
  ]);
  await awaitDelivery(client, [placed('a'), placed('b')], {
    ...quick,
    stallMs: 1,
    onProgress: () => undefined,
  });
  expect(new Set(paths)).toEqual(new Set(['/api/orders?limit=200', '/api/orders?limit=200&cursor=1']));
});
