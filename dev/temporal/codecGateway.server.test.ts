import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApiUnderTest, type ApiUnderTest } from '../../api/testing/apiUnderTest';
import { startCodecGateway, type CodecGateway } from './codecGateway';

const UI = 'http://temporal.example';
const CLEAR = { payloads: [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'IlJhaGltIg==' }] };

let api: ApiUnderTest;
let server: Server;
let gateway: CodecGateway;
beforeAll(async () => {
  api = await startApiUnderTest();
  server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = await startCodecGateway({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uiOrigin: UI,
    token: () => api.token('temporal-web-ui', ['admin']),
  });
});
afterAll(async () => {
  await gateway.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

const call = (path: string, origin: string, method = 'POST') =>
  fetch(`${gateway.endpoint}${path}`, {
    method,
    headers: { origin, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(CLEAR) }),
  });

test('the Web UI gets its payloads encrypted and decrypted without a token of its own', async () => {
  const encoded = await call('/encode', UI);
  expect([encoded.status, encoded.headers.get('access-control-allow-origin')]).toEqual([200, UI]);
  expect(await encoded.text()).not.toContain('IlJhaGltIg==');
  expect(await (await call('/decode', UI)).json()).toEqual(CLEAR);
  const asked = await call('/decode', UI, 'OPTIONS');
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
});

test.each(['http://elsewhere.example', 'null'])('a page of %s gets nothing', async (origin) => {
  const answers = [await call('/decode', origin), await call('/decode', origin, 'OPTIONS')];
  for (const { status, headers } of answers) {
    expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null]);
  }
});

test.each(['/../api/admin/orders', '', '/decode?x'])('nothing else is reached: %s', async (path) => {
  expect((await call(path, UI)).status).toBe(403);
});
