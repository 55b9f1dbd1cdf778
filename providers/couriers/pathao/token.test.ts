import { createServer, type Server } from 'node:http';
import { createPathaoTokens } from './token';

let server: Server;
let baseUrl: string;
const grants: string[] = [];
let refuseRefresh = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      const { grant_type: grant } = JSON.parse(chunk.toString()) as { grant_type: string };
      grants.push(grant);
      const refused = refuseRefresh && grant === 'refresh_token';
      const token = { access_token: `t${grants.length}`, refresh_token: 'r', expires_in: 432_000 };
      response.writeHead(refused ? 401 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(refused ? { message: 'no' } : token));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a token is fetched once, renewed before it ends, and the password used when renewal is refused', async () => {
  let now = 0;
  const config = { baseUrl, clientId: 'c', clientSecret: 's', username: 'u', password: 'p', storeId: 1 };
  const tokens = createPathaoTokens(config, () => now);
  const { signal } = new AbortController();
  const many = await Promise.all([1, 2, 3, 4].map(() => tokens.current(signal)));
  expect(many).toEqual(['t1', 't1', 't1', 't1']);
  now = 431_939_000;
  await expect(tokens.current(signal)).resolves.toBe('t1');
  now = 431_940_000;
  await expect(tokens.current(signal)).resolves.toBe('t2');
  refuseRefresh = true;
  now *= 3;
  await expect(tokens.current(signal)).resolves.toBe('t4');
  expect(grants).toEqual(['password', 'refresh_token', 'refresh_token', 'password']);
});
