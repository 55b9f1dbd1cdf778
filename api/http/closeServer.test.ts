import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closableServer } from './closeServer';

test('a server that is in use closes without cutting anybody off', async () => {
  const server = createServer((_request, response) => {
    asked += 1;
    if (asked === 3) closed = close(2_000);
    setTimeout(() => response.end('answered'), 5);
  });
  let asked = 0;
  let closed: Promise<void> | undefined;
  const close = closableServer(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = jest.spyOn(server, 'closeAllConnections');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (): Promise<string> =>
    new Promise((resolve) => {
      const request = get({ port, agent }, (response) => {
        response.resume().on('end', () => resolve('answered'));
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    });
  let last = 'answered';
  while (last === 'answered') last = await ask();
  await closed;
  expect([asked, last]).toEqual([3, 'ECONNREFUSED']);
  expect(cut).not.toHaveBeenCalled();
  agent.destroy();
});
