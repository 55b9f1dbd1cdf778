import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { z } from 'zod';
import type { CreateOrderRequestJson } from '../../api/schema/order';
import { readiness } from '../../api/schema/session';
import { freePort } from '../../config/freePort';
import type { Role } from '../../domain/people/actor';
import { issueDevToken } from '../../sandbox/issuer/token';
import { eventKey } from '../../sandbox/sendgrid/events';
import { orderOf } from './goods';
import { wallClock } from '../measure/clock';
import { createHttpClient, type HttpClient } from '../measure/http';
import { startProgram, type Program } from './program';
import { createShopDatabase, NAMESPACE, type BenchContext, type Servers } from './servers';

export interface ShopOptions {
  /** Of its database and its task queue. */
  readonly name: string;
  /** Without one, orders are placed and their workflows started, and nothing more happens. */
  readonly worker: boolean;
  /** Where the compiled programs lie. */
  readonly programs: string;
  /** `demo`, unless another is named: packed and handed over at once. */
  readonly policy?: 'demo' | 'standard';
  /** Node's own flags for the API and the worker. */
  readonly flags?: (part: 'api' | 'worker') => readonly string[];
}

export interface PlacedOrder {
  readonly id: string;
  /** When it was asked for, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** Until the answer had been read. */
  readonly latencyMs: number;
}

/** The product's processes over a database and a task queue of their own. */
export interface Shop {
  /** Process ids by name: the API, and with a worker that and the sandbox. */
  readonly parts: Readonly<Record<string, number>>;
  /** The shop's own database. */
  readonly database: Pool;
  readonly url: string;
  /** Places the next order as the shop's checkout, for the next customer unless one is named. */
  place(customerId?: string): Promise<PlacedOrder>;
  /** Signs a token, as the shop's identity provider does. */
  token(id: string, role: Role): Promise<string>;
  /** How many orders the API has placed without starting them. */
  leftToSweeper(): Promise<number>;
  stopWorker(): Promise<void>;
  /** Starts one and doesn't wait until it has come up. */
  startWorker(): void;
  /** Rejects when one of the processes ends unasked. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

/** Parcels travel a thousand times as fast: what is measured is the work, not the road. */
const SANDBOX_SPEED = 1_000;
const READY_TIMEOUT_MS = 60_000;

/** Starts a shop and waits until it takes orders. */
export async function openShop(context: BenchContext, servers: Servers, options: ShopOptions): Promise<Shop> {
  const { name, policy = 'demo', flags = () => [] } = options;
  const environment = await describeShop(context, servers, { name, policy });
  const start = (part: string, command: string[], folder: string): Program =>
    startProgram({ ...context, command, folder, environment, log: context.log(`${name}-${part}`) });
  const program = (part: 'api' | 'worker', file: string): Program =>
    start(part, [...flags(part), '--enable-source-maps', file], options.programs);
  const root = path.resolve(__dirname, '..', '..');
  const programs = runTogether();
  programs.add('sandbox', start('sandbox', ['--import', 'tsx', 'sandbox/main.ts'], root));
  programs.add('API', program('api', 'server.js'));
  const startWorker = (): void => programs.add('worker', program('worker', 'worker.js'));
  if (options.worker) startWorker();
  const http = createHttpClient(environment.PUBLIC_URL);
  const database = new Pool({ connectionString: environment.DATABASE_URL, max: 2 });
  await Promise.race([programs.crashed, waitUntilReady(http, options.worker ? [] : ['worker'])]);
  const token = (id: string, role: Role): Promise<string> => signToken(environment, id, role);
  const headers = { authorization: `Bearer ${await token('bench-checkout', 'checkout')}` };
  let placed = 0;
  return {
    parts: programs.pids(),
    database,
    crashed: programs.crashed,
    url: environment.PUBLIC_URL,
    token,
    place: (customerId) =>
      placeOne(http, headers, { ...orderOf(placed++), ...(customerId && { customerId }) }),
    leftToSweeper: async () => readCounter((await http.get('/metrics')).body, 'orders_left_to_sweeper_total'),
    stopWorker: () => programs.stop('worker'),
    startWorker,
    stop: async () => {
      http.close();
      await database.end();
      await programs.stopAll();
    },
  };
}

/** Programs that need each other: those that came last end first. */
function runTogether() {
  const programs = new Map<string, Program>();
  let fail: (error: unknown) => void = () => undefined;
  const crashed = new Promise<never>((_resolve, reject) => (fail = reject));
  crashed.catch(() => undefined);
  const stop = async (name: string): Promise<void> => {
    await programs.get(name)?.stop();
    programs.delete(name);
  };
  return {
    crashed,
    stop,
    add: (name: string, program: Program): void => {
      programs.set(name, program);
      program.crashed.catch(fail);
    },
    pids: () => Object.fromEntries([...programs].map(([name, { pid }]) => [name, pid])),
    stopAll: async () => {
      for (const name of [...programs.keys()].reverse()) await stop(name);
    },
  };
}

async function describeShop(
  { folder }: BenchContext,
  { postgres, temporal }: Servers,
  { name, policy }: { readonly name: string; readonly policy: string },
) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const sandboxFolder = path.join(folder, `${name}-sandbox`);
  return {
    PATH: process.env['PATH'],
    // The vendors and the issuer are the sandbox then, and nothing real is charged.
    NODE_ENV: 'development',
    ORDER_POLICY: policy,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    DATABASE_URL: await createShopDatabase(postgres, name),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: NAMESPACE,
    TEMPORAL_TASK_QUEUE: name,
    SANDBOX_PORT: String(await freePort()),
    SANDBOX_SPEED: String(SANDBOX_SPEED),
    SANDBOX_DATA_DIR: sandboxFolder,
    SENDGRID_WEBHOOK_PUBLIC_KEY: eventKey(path.join(sandboxFolder, 'sendgrid-key.pem')).publicKey,
  };
}

/** The shop's own backend, which places orders for everybody, is one of those who get them. */
function signToken(
  environment: { readonly SANDBOX_PORT: string; readonly SANDBOX_DATA_DIR: string },
  sub: string,
  role: Role,
): Promise<string> {
  return issueDevToken({
    sub,
    roles: [role],
    issuer: `http://127.0.0.1:${environment.SANDBOX_PORT}/issuer`,
    audience: 'throughline',
    dataDir: environment.SANDBOX_DATA_DIR,
  });
}

const placedOrder = z.object({ id: z.string() });

async function placeOne(
  http: HttpClient,
  headers: Readonly<Record<string, string>>,
  order: CreateOrderRequestJson,
): Promise<PlacedOrder> {
  const body = JSON.stringify(order);
  const sentAt = wallClock();
  const answer = await http.post('/api/orders', { ...headers, 'idempotency-key': randomUUID() }, body);
  const latencyMs = wallClock() - sentAt;
  if (answer.status !== 201) throw new Error(`An order was not placed: ${answer.status} ${answer.body}`);
  return { id: placedOrder.parse(JSON.parse(answer.body)).id, sentAt, latencyMs };
}

/** @param missing parts that are not there on purpose. */
async function waitUntilReady(http: HttpClient, missing: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await http.get('/readyz').catch(() => undefined);
    if (answer?.status === 200) {
      const { degraded } = readiness.parse(JSON.parse(answer.body));
      if (degraded.every((part) => missing.includes(part))) return;
    }
    await delay(200);
  }
  throw new Error('The shop does not take orders; see its logs');
}

/**
 * The sum of a counter in Prometheus' text format, over all its labels; 0 when it has counted nothing.
 * @throws {Error} when there is no such counter.
 */
export function readCounter(metrics: string, name: string): number {
  if (!metrics.includes(`# TYPE ${name} counter`)) throw new Error(`The API has no counter ${name}`);
  const lines = metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
