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
import type { Parts } from '../measure/cpu';
import { createHttpClient, type HttpClient } from '../measure/http';
import { startProgram, type Program } from './program';
import { openRelay } from './relay';
import { createShopDatabase, type BenchContext, type Servers } from './servers';

export interface ShopOptions {
  /** Of its database and its task queue. */
  readonly name: string;
  /** Without one, orders are placed and their workflows started, and nothing more happens. */
  readonly worker: boolean;
  /** How many workers, where there are any, and APIs run beside one another; one of each unless it says so. */
  readonly workers?: number;
  readonly apis?: number;
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
  /** The API, and with a worker that and the sandbox. */
  readonly parts: Parts;
  /** The shop's own database. */
  readonly database: Pool;
  readonly url: string;
  /** Places the next order as the shop's checkout, for the next customer unless one is named. */
  place(customerId?: string): Promise<PlacedOrder>;
  /** Signs a token, as the shop's identity provider does. */
  token(id: string, role: Role): Promise<string>;
  /** How many orders the API has placed without starting them. */
  leftToSweeper(): Promise<number>;
  /** Ends all workers. */
  stopWorker(): Promise<void>;
  /** Starts as many as the shop has and doesn't wait until they have come up. */
  startWorker(): void;
  /** Rejects when one of the processes ends unasked. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

/** Parcels travel a thousand times as fast: what is measured is the work, not the road. */
const SANDBOX_SPEED = 1_000;
const LEFT_TO_SWEEPER = 'orders_left_to_sweeper_total';
const READY_TIMEOUT_MS = 60_000;

/** Starts a shop and waits until it takes orders. */
export async function openShop(context: BenchContext, servers: Servers, options: ShopOptions): Promise<Shop> {
  const { name, policy = 'demo' } = options;
  const origins = await chooseOrigins(options.apis ?? 1);
  const relay = origins.length > 1 ? await openRelay(origins) : undefined;
  const url = relay?.url ?? origins.join('');
  const environment = await describeShop(context, servers, { name, policy, url });
  const start = describePrograms(context, options, environment, origins);
  const programs = runTogether();
  programs.add('sandbox', start.sandbox());
  programs.add('API', start.apis());
  const startWorker = (): void => programs.add('worker', start.workers());
  if (options.worker) startWorker();
  const apis = origins.map(createHttpClient);
  const database = new Pool({ connectionString: environment.DATABASE_URL, max: 2 });
  const missing = options.worker ? [] : ['worker'];
  await Promise.race([programs.crashed, Promise.all(apis.map((api) => waitUntilReady(api, missing)))]);
  const token = (id: string, role: Role): Promise<string> => signToken(environment, id, role);
  const headers = { authorization: `Bearer ${await token('bench-checkout', 'checkout')}` };
  let placed = 0;
  return {
    ...{ parts: programs.pids(), crashed: programs.crashed },
    ...{ database, url, token, startWorker },
    stopWorker: () => programs.stop('worker'),
    place: (customerId) => {
      const order = { ...orderOf(placed), ...(customerId && { customerId }) };
      const api = inTurn(apis, placed);
      placed += 1;
      return placeOne(api, headers, order);
    },
    leftToSweeper: async () => {
      const left = apis.map(async (api) => readCounter((await api.get('/metrics')).body, LEFT_TO_SWEEPER));
      return (await Promise.all(left)).reduce((sum, count) => sum + count, 0);
    },
    stop: async () => {
      for (const api of apis) api.close();
      await database.end();
      await programs.stopAll();
      await relay?.close();
    },
  };
}

/** Programs that need each other, several of a name where they do the same: those that came last end first. */
function runTogether() {
  const programs = new Map<string, readonly Program[]>();
  let fail: (error: unknown) => void = () => undefined;
  const crashed = new Promise<never>((_resolve, reject) => (fail = reject));
  crashed.catch(() => undefined);
  const stop = async (name: string): Promise<void> => {
    await Promise.all((programs.get(name) ?? []).map((program) => program.stop()));
    programs.delete(name);
  };
  return {
    crashed,
    stop,
    add: (name: string, added: readonly Program[]): void => {
      programs.set(name, [...(programs.get(name) ?? []), ...added]);
      for (const program of added) program.crashed.catch(fail);
    },
    pids: (): Parts =>
      Object.fromEntries([...programs].map(([name, those]) => [name, those.map(({ pid }) => pid)])),
    stopAll: async () => {
      for (const name of [...programs.keys()].reverse()) await stop(name);
    },
  };
}

async function chooseOrigins(count: number): Promise<string[]> {
  const origins: string[] = [];
  for (let index = 0; index < count; index += 1) origins.push(`http://127.0.0.1:${await freePort()}`);
  return origins;
}

function inTurn<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('Nobody is there to take a turn');
  return item;
}

/** How each part's processes are started: the sandbox, an API at each origin, and the workers. */
function describePrograms(
  context: BenchContext,
  { name, programs, workers = 1, flags = () => [] }: ShopOptions,
  environment: Readonly<Record<string, string | undefined>>,
  origins: readonly string[],
) {
  const log = (part: string, index: number) => context.log(`${name}-${part}${index === 0 ? '' : index + 1}`);
  const program = (part: 'api' | 'worker', file: string, index: number, port?: string): Program =>
    startProgram({
      ...context,
      command: [...flags(part), file],
      folder: programs,
      environment: { ...environment, ...(port && { PORT: port }) },
      log: log(part, index),
    });
  return {
    sandbox: () => [
      startProgram({
        ...{ ...context, environment, log: log('sandbox', 0) },
        command: ['--import', 'tsx', 'sandbox/main.ts'],
        folder: path.resolve(__dirname, '..', '..'),
      }),
    ],
    apis: () => origins.map((origin, index) => program('api', 'server.js', index, new URL(origin).port)),
    workers: () => Array.from({ length: workers }, (_, index) => program('worker', 'worker.js', index)),
  };
}

async function describeShop(
  { folder }: BenchContext,
  { postgres, temporal }: Servers,
  { name, policy, url }: { readonly name: string; readonly policy: string; readonly url: string },
) {
  const sandboxFolder = path.join(folder, `${name}-sandbox`);
  return {
    PATH: process.env['PATH'],
    // The vendors and the issuer are the sandbox then, and nothing real is charged.
    NODE_ENV: 'development',
    ORDER_POLICY: policy,
    PUBLIC_URL: url,
    DATABASE_URL: await createShopDatabase(postgres, name),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
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
