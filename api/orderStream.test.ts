import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { orderOf, startApiUnderTest, type ApiUnderTest } from './testing/apiUnderTest';

let api: ApiUnderTest;
let server: Server;
let base: string;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
  server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

/** Reads a stream until it has brought that many events of ours; returns their ids. */
async function follow(path: string, token: string, count: number, lastEventId?: string): Promise<string[]> {
  const abort = new AbortController();
  const response = await fetch(base + path, {
    headers: { Authorization: `Bearer ${token}`, ...(lastEventId && { 'Last-Event-ID': lastEventId }) },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const decoder = new TextDecoder();
  const ids = () => [...text.matchAll(/^id: (.+)\nevent: order$/gm)].map((match) => String(match[1]));
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (ids().length >= count) break;
  }
  abort.abort();
  return ids();
}

/** What a commit of the order's workflow does. */
async function append(orderId: string, version: number): Promise<void> {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, at)
     VALUES ($1, $2, $3, 'PickingStarted', '{}', 'throughline', 'system', now())`,
    [orderId, version, `${orderId}/${version}`],
  );
  await client.query('UPDATE orders SET version = $2 WHERE id = $1', [orderId, version]);
  await client.query(`SELECT pg_notify('orders', $1)`, [`${orderId}:${version}`]);
  await client.query('COMMIT');
  await client.end();
}

async function place(key: string): Promise<string> {
  const mina = await api.as('mina', 'customer');
  return (
    await mina
      .post('/api/orders')
      .set('Idempotency-Key', key)
      .send(orderOf({ MUG: 1 }))
  ).body.id;
}

describe('following an order', () => {
  test('brings the newest version and then each new one, once and in order', async () => {
    const id = await place('live');
    const following = follow(`/api/orders/${id}/events`, await api.token('mina', ['customer']), 4);
    for (const version of [2, 3, 4]) await append(id, version);
    const ids = await following;
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.at(-1)).toBe('4');
  });

  test('goes on where Last-Event-ID left off', async () => {
    const id = await place('resumed');
    for (const version of [2, 3, 4]) await append(id, version);
    const token = await api.token('mina', ['customer']);
    expect(await follow(`/api/orders/${id}/events`, token, 2, '2')).toEqual(['3', '4']);
  });

  test('survives the loss of the database connection without missing a version', async () => {
    const id = await place('broken');
    const following = follow(`/api/orders/${id}/events`, await api.token('mina', ['customer']), 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await api.deps.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'throughline-events' AND datname = current_database()`;
    await append(id, 2);
    await append(id, 3);
    expect(await following).toEqual(['1', '2', '3']);
  });

  test('of all orders is for staff', async () => {
    const following = follow('/api/admin/events', await api.token('agent', ['support']), 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const id = await place('all');
    expect(await following).toEqual([`${id}:1`]);
  });
});
