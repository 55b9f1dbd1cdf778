import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { ApiRefusal, ApiUnreachable, createApiClient, type ApiClient } from './apiClient';

const body = z.object({ id: z.string() });
let server: Server | undefined;

/** An API that gives these answers one after the other, the last one for ever. */
async function serve(
  ...answers: readonly RequestListener[]
): Promise<{ client: ApiClient; keys: unknown[] }> {
  const keys: unknown[] = [];
  const listening = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    (answers[keys.length - 1] ?? answers.at(-1))?.(request, response);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}`;
  return { client: createApiClient({ apiUrl, token: 'token', attempts: 4, firstDelayMs: 1 }), keys };
}

const status =
  (code: number, text: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(code, headers).end(text);
  };
const ok = status(201, '{"id":"a"}');
const hangUp: RequestListener = (request) => {
  request.socket.destroy();
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const post = { method: 'POST', path: '/api/orders', body: {}, idempotencyKey: 'online-retail/1' } as const;

describe('a call', () => {
  it.each([
    ['429', status(429, '', { 'Retry-After': '0' })],
    ['503', status(503, 'busy')],
    ['a connection that breaks', hangUp],
    ['an answer that breaks off', status(201, '{"id":')],
  ])('is repeated with the same key after %s', async (_what, fault) => {
    const { client, keys } = await serve(fault, fault, ok);
    expect(await client.call(body, post)).toEqual({ body: { id: 'a' }, replayed: false, attempts: 3 });
    expect(keys).toEqual(Array(3).fill('online-retail/1'));
  });

  it('waits as long as the API asks for', async () => {
    const { client } = await serve(status(503, '', { 'Retry-After': '1' }), ok);
    const startedAt = Date.now();
    await client.call(body, post);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  it('is not repeated after a refusal, which carries the problem’s own words', async () => {
    const problem = { type: 'x', title: 'Out of stock', status: 422, detail: 'There is not enough of A.' };
    const { client, keys } = await serve(status(422, JSON.stringify(problem)));
    const failure = await client.call(body, post).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiRefusal);
    expect(failure).toMatchObject({ status: 422, detail: 'There is not enough of A.' });
    expect(keys).toHaveLength(1);
  });

  it('tells what a proxy in between says, up to a whole character', async () => {
    const { client } = await serve(status(403, `${'x'.repeat(199)}😀`));
    await expect(client.call(body, post)).rejects.toMatchObject({ status: 403, detail: 'x'.repeat(199) });
  });

  it('ends when the faults do not', async () => {
    const { client, keys } = await serve(status(503, 'busy'));
    await expect(client.call(body, post)).rejects.toThrow(ApiUnreachable);
    expect(keys).toHaveLength(4);
  });

  it('says when an answer is that of an earlier request', async () => {
    const { client } = await serve(status(201, '{"id":"a"}', { 'Idempotency-Replayed': 'true' }));
    expect(await client.call(body, post)).toEqual({ body: { id: 'a' }, replayed: true, attempts: 1 });
  });

  it('refuses an answer that is not what the contract says', async () => {
    const { client, keys } = await serve(status(200, '{"number":1}'));
    await expect(client.call(body, post)).rejects.toThrow(z.ZodError);
    expect(keys).toHaveLength(1);
  });
});
