import { createServer, type Server } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { createChangeFeed } from './changeFeed';
import { eventually } from '../../test/world/eventually';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

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

/** Opens a stream; what it resolves to reads until that many events of ours have come, and gives their ids. */
async function open(
  path: string,
  token: string,
  count: number,
  lastEventId?: string,
): Promise<{ readonly ids: Promise<string[]> }> {
  const abort = new AbortController();
  const response = await fetch(base + path, {
    headers: { Authorization: `Bearer ${token}`, ...(lastEventId && { 'Last-Event-ID': lastEventId }) },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const read = async (): Promise<string[]> => {
    let text = '';
    const decoder = new TextDecoder();
    const ids = () => [...text.matchAll(/^id: (.+)\nevent: order$/gm)].map((match) => String(match[1]));
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (ids().length >= count) break;
    }
    abort.abort();
    return ids();
  };
  return { ids: read() };
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

/** Resolves when the database announces changes to the API: before, they are caught up with later. */
async function announced(): Promise<void> {
  await eventually(async () => {
    const listening = await api.deps.prisma.rows`
      SELECT 1 FROM pg_stat_activity
       WHERE application_name = 'throughline-events' AND datname = current_database() AND query = 'LISTEN orders'
         AND state = 'idle'`;
    return listening.length === 1;
  });
}

const place = (key: string): Promise<string> => api.place({ MUG: 1 }, key);

describe('following an order', () => {
  test('brings the newest version and then each new one, once and in order', async () => {
    const id = await place('live');
    const following = await open(`/api/orders/${id}/events`, await api.token('mina', ['customer']), 4);
    for (const version of [2, 3, 4]) await append(id, version);
    const ids = await following.ids;
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.at(-1)).toBe('4');
  });

  test('goes on where Last-Event-ID left off', async () => {
    const id = await place('resumed');
    for (const version of [2, 3, 4]) await append(id, version);
    const token = await api.token('mina', ['customer']);
    const following = await open(`/api/orders/${id}/events`, token, 2, '2');
    expect(await following.ids).toEqual(['3', '4']);
  });

  test('is for a caller with 50 streams at most, of an order or of all, whatever others follow', async () => {
    const id = await place('many');
    const own = `/api/orders/${id}/events`;
    const abort = new AbortController();
    const follow = async (sub: string, path: string) => {
      const headers = { Authorization: `Bearer ${await api.token(sub, ['support'])}` };
      return fetch(base + path, { headers, signal: abort.signal });
    };
    const first = await Promise.all(
      Array.from({ length: 50 }, (_, n) => follow('busy', n % 2 ? own : '/api/admin/events')),
    );
    expect(first.filter(({ status }) => status === 200)).toHaveLength(50);
    for (const path of [own, '/api/admin/events']) {
      const refused = await follow('busy', path);
      expect(refused.status).toBe(429);
      expect([refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
        '10',
        { type: 'https://throughline.dev/problems/rate-limited' },
      ]);
      expect((await follow('calm', path)).status).toBe(200);
    }
    abort.abort();
  });

  test('survives the loss of the database connection without missing a version', async () => {
    const id = await place('broken');
    const following = await open(`/api/orders/${id}/events`, await api.token('mina', ['customer']), 3);
    await announced();
    await api.deps.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'throughline-events' AND datname = current_database()`;
    await append(id, 2);
    await append(id, 3);
    expect(await following.ids).toEqual(['1', '2', '3']);
  });

  test('leaves nothing behind of a client that went away while its order was looked up', async () => {
    const id = await place('gone');
    const { prisma, changes } = api.deps;
    const abort = new AbortController();
    const listening = new Set<unknown>();
    const listen = jest.spyOn(changes, 'listen').mockImplementation((...[, listener]) => {
      listening.add(listener);
      return () => listening.delete(listener);
    });
    const find = prisma.order.findUnique.bind(prisma.order);
    const looked = jest.spyOn(prisma.order, 'findUnique').mockImplementationOnce((args) => {
      abort.abort();
      return setTimeout(200).then(() => find(args)) as ReturnType<typeof find>;
    });
    const token = await api.token('mina', ['customer']);
    const headers = { Authorization: `Bearer ${token}` };
    await expect(fetch(`${base}/api/orders/${id}/events`, { headers, signal: abort.signal })).rejects.toThrow(
      /aborted/,
    );
    await eventually(() => listen.mock.calls.length > 0);
    expect(listening.size).toBe(0);
    looked.mockRestore();
    listen.mockRestore();
  });

  test('brings what could not be read at first', async () => {
    const id = await place('unread');
    const following = await open(`/api/orders/${id}/events`, await api.token('mina', ['customer']), 2);
    await announced();
    const read = jest
      .spyOn(api.deps.prisma.orderEvent, 'findMany')
      .mockRejectedValueOnce(new Error('no connection was free'));
    await append(id, 2);
    expect(await following.ids).toEqual(['1', '2']);
    read.mockRestore();
  });

  test('ends with the token, whose holder may not have another', async () => {
    const id = await place('ended');
    const token = await api.token('mina', ['customer'], { expiresIn: 3 });
    const response = await fetch(`${base}/api/orders/${id}/events`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(await response.text()).toMatch(/^retry/);
  });

  test('answers who asks for the head alone', async () => {
    const id = await place('head');
    const response = await fetch(`${base}/api/orders/${id}/events`, {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${await api.token('mina', ['customer'])}` },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('of all orders says that the list must be read again when changes could not be read', async () => {
    const agent = await api.token('agent', ['support']);
    const abort = new AbortController();
    const response = await fetch(`${base}/api/admin/events`, {
      headers: { Authorization: `Bearer ${agent}` },
      signal: abort.signal,
    });
    const read = jest
      .spyOn(api.deps.prisma.orderEvent, 'findMany')
      .mockRejectedValueOnce(new Error('no connection was free'));
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
    })().catch(() => undefined);
    const resyncs = () => text.split('event: resync').length - 1;
    await eventually(() => resyncs() > 0);
    await announced();
    await setTimeout(300);
    const before = resyncs();
    await place('resync');
    await eventually(() => resyncs() > before);
    expect(text).not.toContain('event: order');
    read.mockRestore();
    abort.abort();
    await reading;
  });

  test.each([
    ['9999', 'from another time'],
    ['abc', 'none of ours'],
  ])('begins anew when Last-Event-ID is %s, %s', async (lastEventId) => {
    const id = await place(lastEventId);
    const token = await api.token('mina', ['customer']);
    const following = await open(`/api/orders/${id}/events`, token, 1, lastEventId);
    expect(await following.ids).toEqual(['1']);
  });

  test('of all orders is for staff', async () => {
    const following = await open('/api/admin/events', await api.token('agent', ['support']), 1);
    await announced();
    const id = await place('all');
    expect(await following.ids).toEqual([`${id}:1`]);
  });
});

test('the connection for live changes is looked after while nothing is announced', async () => {
  const keep = jest.spyOn(Socket.prototype, 'setKeepAlive');
  const feed = createChangeFeed(api.databaseUrl, api.deps.log);
  await new Promise<void>((resolve) => {
    feed.listen(undefined, { changed: () => undefined, missed: resolve });
  });
  expect(keep).toHaveBeenCalledWith(true, 30_000);
  await feed.close();
  keep.mockRestore();
});
