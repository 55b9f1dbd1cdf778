import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: 32768 and up on Linux, 49152 and up elsewhere. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/**
 * A port of the loopback interface that nothing listens on, and that no outgoing connection takes before the caller
 * listens there, or while a program that was killed is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await canListen(port)) return port;
  }
}

/** Whether a server could listen on a port of the loopback interface at the moment. */
export function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
