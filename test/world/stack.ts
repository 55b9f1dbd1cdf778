import type { Logger } from 'pino';
import { readConfig, type Config } from '../../config/config';
import { freePort } from '../../config/freePort';
import type { Role } from '../../domain/people/actor';
import type { OrderPolicy } from '../../domain/order/policy';
import { createLogger } from '../../observability/logs/logger';
import type { Database } from '../../prisma/client';
import type { Fault } from '../../sandbox/faults';
import type { Ledger } from '../../sandbox/control/ledger';
import { readSandboxEnvironment } from '../../sandbox/options';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox';
import { startServer } from '../../server';
import { startWorker, type RunningWorker } from '../../worker';
import type { ApiDeps } from '../../api/deps';
import type { OrderJson } from '../../api/schema/order';
import { createTestDatabase } from '../harness/testDatabase';
import { createOpenings } from '../harness/openings';
import { temporaryFolder } from '../harness/temporaryFolder';
import { testTemporal, type WorkflowsOfFile } from '../harness/testTemporal';
import { apiRequest } from './apiRequest';
import { quietRuntime } from './quietRuntime';
import { eventually } from './eventually';

/** The whole product in one process, talking real HTTP to itself, to the sandbox and back. */
export interface Stack {
  readonly url: string;
  readonly config: Config;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly prisma: Database;
  /** What server and worker have logged, line by line; nothing unless `LOG_LEVEL` is set. */
  readonly log: readonly string[];
  /** What the API is made of: for work that it does beside its requests. */
  readonly deps: ApiDeps;
  token(sub: string, ...roles: Role[]): Promise<string>;
  /** A request with a bearer token; the body as JSON. */
  call(token: string, method: string, path: string, body?: unknown, key?: string): Promise<Answer>;
  fault(fault: Fault): void;
  /** What the vendors know of one order. */
  ledgerOf(orderId: string): Promise<Ledger>;
  /** Polls an order until something holds of it. */
  eventually(token: string, orderId: string, holds: (order: OrderJson) => boolean): Promise<OrderJson>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // A test looks into answers of every shape.
  readonly body: unknown;
}

/**
 * @param variables environment on top of the tests' own, such as `ORDER_POLICY` or `SANDBOX_SPEED`.
 * @param policy what is to differ from the policy that `ORDER_POLICY` names.
 * @param workflows whether orders may be on their way when the file ends, as they are for days after their delivery.
 */
export async function startStack(
  variables: Readonly<Record<string, string>> = {},
  policy: Partial<OrderPolicy> = {},
  workflows: WorkflowsOfFile = {},
): Promise<Stack> {
  const openings = createOpenings();
  const database = await createTestDatabase(openings);
  const { address, namespace, taskQueue, bundlePath } = await testTemporal(workflows);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_SPEED: '200',
    // On a busy machine a command takes its time; tests of one that nobody carries out say how long that is.
    COMMAND_WAIT_SECONDS: '60',
    DATABASE_URL: database.url,
    PHOTO_DIR: await temporaryFolder(openings),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: taskQueue,
    ...variables,
  };
  const { options } = readSandboxEnvironment(environment);
  // In memory: nothing of a test's outside world is kept.
  const { dataDir: _kept, ...inMemory } = options;
  const sandbox = createSandbox(inMemory);
  const sandboxUrl = await sandbox.listen(sandboxPort);
  openings.add('the sandbox of a stack', () => sandbox.close());
  const read = readConfig({ ...environment, ...sandbox.environment });
  const config = { ...read, policy: { ...read.policy, ...policy } };
  quietRuntime();
  const lines: string[] = [];
  const log = (process: 'server' | 'worker'): Logger =>
    createLogger({ level: config.logLevel, process }, { write: (line) => lines.push(line) });
  const server = await startServer(config, log('server'));
  openings.add('the server of a stack', () => server.stop());
  let worker: RunningWorker | undefined = await startWorker(config, log('worker'), { bundlePath });
  openings.add('the worker of a stack', () => worker?.stop());

  async function call(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer> {
    const response = await fetch(`${server.url}${path}`, apiRequest({ token, method, body, key }));
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  return {
    url: server.url,
    config,
    sandbox,
    sandboxUrl,
    prisma: server.deps.prisma,
    log: lines,
    deps: server.deps,
    token: (sub, ...roles) => sandbox.token({ sub, roles }),
    call,
    fault: (fault) => sandbox.faults.add(fault),
    async ledgerOf(orderId) {
      const response = await fetch(`${sandboxUrl}/sandbox/ledger?orderId=${orderId}`);
      return (await response.json()) as Ledger;
    },
    eventually(token, orderId, holds) {
      let order: OrderJson;
      const look = async (): Promise<OrderJson | false> => {
        order = (await call(token, 'GET', `/api/orders/${orderId}`)).body as OrderJson;
        return holds(order) && order;
      };
      return eventually(look, { pauseMs: 100, complaint: () => JSON.stringify(order) });
    },
    async startWorker() {
      worker ??= await startWorker(config, log('worker'), { bundlePath });
    },
    async stopWorker() {
      await worker?.stop();
      worker = undefined;
    },
    close: openings.close,
  };
}
