import { createServer, type Server } from 'node:net';
import { freePort } from '../../config/freePort';
import { requireFreePorts } from './ports';

let occupant: Server;
let taken: number;

beforeAll(async () => {
  taken = await freePort();
  occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(taken, '127.0.0.1', resolve));
});

afterAll(() => {
  occupant.close();
});

test('a taken port is refused with the part that wants it and the variable that changes it', async () => {
  const free = await freePort();
  const wanted = [
    { part: 'the API', port: taken, variable: 'PORT' },
    { part: 'the sandbox', port: free, variable: 'SANDBOX_PORT' },
  ];
  await expect(requireFreePorts(wanted)).rejects.toThrow(
    `Port ${taken}, which the API wants, is taken: end what uses it, or set PORT to another one.`,
  );
  await expect(requireFreePorts(wanted)).rejects.not.toThrow('SANDBOX_PORT');
});

test('free ports pass', async () => {
  const free = await freePort();
  await expect(
    requireFreePorts([{ part: 'the API', port: free, variable: 'PORT' }]),
  ).resolves.toBeUndefined();
});
