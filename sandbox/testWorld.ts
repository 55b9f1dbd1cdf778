import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createSandbox, type Sandbox } from './sandbox';
import { readSandboxEnvironment } from './options';

/** A webhook as it reached the receiver. */
export interface Arrival {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly url: string;
  readonly path: string;
}

/** A sandbox and something that receives its webhooks, both on free ports. */
export interface TestWorld {
  readonly sandbox: Sandbox;
  readonly origin: string;
  /** Where webhooks go. */
  readonly target: string;
  readonly arrivals: readonly Arrival[];
  /** Resolves once as many webhooks reached a path that contains `path`; rejects after five seconds. */
  arrived(path: string, count: number): Promise<readonly Arrival[]>;
  /** From now on the receiver answers with this status. */
  answerWith(status: number): void;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a world for a test. `dataDir` lets a second world go on where the first one ended. */
export async function startTestWorld(
  wish: {
    speed?: number;
    dataDir?: string;
    /** What its vendors are told, by the names of their variables. */
    variables?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestWorld> {
  const arrivals: Arrival[] = [];
  let status = 200;
  const receiver = createServer((request, response) => {
    void readBody(request).then((rawBody) => {
      if (status === 200) arrivals.push(arrivalOf(request, rawBody, target));
      response.writeHead(status).end();
    });
  });
  // A test that fails to close its world must not keep the whole run alive.
  receiver.unref();
  const target = await listenAnywhere(receiver);
  const { options } = readSandboxEnvironment({ SANDBOX_WEBHOOK_TARGET: target, ...wish.variables });
  const { dataDir: _default, ...rest } = options;
  const { speed = 1, dataDir } = wish;
  const sandbox = createSandbox({ ...rest, speed, ...(dataDir === undefined ? {} : { dataDir }) });
  const origin = await sandbox.listen(0);
  return {
    sandbox,
    origin,
    target,
    arrivals,
    arrived: (path, count) => waitFor(() => matching(arrivals, path), count),
    answerWith: (wanted) => {
      status = wanted;
    },
    get: async (path) => (await fetch(`${origin}${path}`)).json(),
    post: async (path, body) => (await fetch(`${origin}${path}`, jsonPost(body))).json(),
    close: async () => {
      await sandbox.close();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    },
  };
}

function matching(arrivals: readonly Arrival[], path: string): readonly Arrival[] {
  return arrivals.filter((arrival) => arrival.path.includes(path));
}

async function waitFor(read: () => readonly Arrival[], count: number): Promise<readonly Arrival[]> {
  const deadline = Date.now() + 5_000;
  while (read().length < count) {
    if (Date.now() > deadline) throw new Error(`${read().length} of ${count} webhooks arrived`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return read();
}

function jsonPost(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function arrivalOf({ headers, url = '/' }: IncomingMessage, rawBody: Buffer, target: string): Arrival {
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { rawBody, headers: Object.fromEntries(flat), url: `${target}${url}`, path: url };
}

function listenAnywhere(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    });
  });
}
