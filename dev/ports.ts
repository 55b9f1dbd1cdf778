import { createServer } from 'node:net';

/** A port of the loopback interface that nothing listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port could be had'));
        else resolve(address.port);
      });
    });
  });
}

/** A port that one of our parts wants to listen on. */
export interface WantedPort {
  readonly part: string;
  readonly port: number;
  /** The environment variable that changes it. */
  readonly variable: string;
}

/**
 * Checks that all ports can be had before anything is started.
 * @throws {Error} naming for each that is taken which part wants it and how to give it another.
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken: WantedPort[] = [];
  for (const candidate of wanted) if (!(await canBind(candidate.port))) taken.push(candidate);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ part, port, variable }) =>
      `Port ${port}, which ${part} wants, is taken: end what uses it, or set ${variable} to another one.`,
  );
  throw new Error(lines.join('\n'));
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
