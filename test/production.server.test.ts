import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OrderJson } from '../api/schema/order';
import { freePort } from '../config/freePort';
import { createPrisma } from '../prisma/client';
import { readSandboxEnvironment } from '../sandbox/options';
import { createSandbox, type Sandbox } from '../sandbox/sandbox';
import { askBroker } from './harness/environment';
import { createTestDatabase, type TestDatabase } from './harness/testDatabase';
import { REQUIRED_IN_PRODUCTION } from '../config/standIns';
import { phoneOrder, stockPhones } from './world/phoneShop';
import { testTemporal } from './harness/testTemporal';
import { eventually } from './world/eventually';

/** The same on both sides; production refuses those that the sandbox has by itself. */
const ACCOUNTS = {
  STRIPE_SECRET_KEY: 'sk_live_production',
  STRIPE_WEBHOOK_SECRET: 'whsec_production',
  PATHAO_CLIENT_ID: 'production-client',
  PATHAO_CLIENT_SECRET: 'production-secret',
  PATHAO_USERNAME: 'merchant@shop.test',
  PATHAO_PASSWORD: 'production-password',
  PATHAO_WEBHOOK_SECRET: 'production-pathao-webhook',
  TWILIO_ACCOUNT_SID: 'AC11111111111111111111111111111111',
  TWILIO_AUTH_TOKEN: 'production-twilio-token',
  SENDGRID_API_KEY: 'SG.production',
};

let folder: string;
let database: TestDatabase;
let sandbox: Sandbox;
let url: string;
let workerUrl: string;
let environment: Record<string, string>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  ({ folder } = await askBroker('programs'));
  database = await createTestDatabase();
  await empty(database.url);
  const [port, sandboxPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  workerUrl = `http://127.0.0.1:${metricsPort}`;
  url = `http://127.0.0.1:${port}`;
  const { dataDir: _kept, ...options } = readSandboxEnvironment({
    ...ACCOUNTS,
    PUBLIC_URL: url,
    SANDBOX_SPEED: '200',
  }).options;
  sandbox = createSandbox(options);
  const vendors = await sandbox.listen(sandboxPort);
  const { address } = await testTemporal();
  environment = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    ORDER_POLICY: 'demo',
    LOG_LEVEL: 'debug',
    PORT: String(port),
    WORKER_METRICS_PORT: String(metricsPort),
    PUBLIC_URL: url,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: `production-${randomUUID()}`,
    PAYLOAD_KEYS: `test:${randomBytes(32).toString('base64')}`,
    COMMAND_KEYS: `test:${randomBytes(32).toString('base64')}`,
    ...ACCOUNTS,
    PATHAO_STORE_ID: '1',
    TWILIO_FROM: '+15005550007',
    SENDGRID_FROM: 'orders@shop.test',
    AUTH_ISSUER: `${vendors}/issuer`,
    STRIPE_API_URL: vendors,
    PATHAO_BASE_URL: `${vendors}/pathao`,
    TWILIO_API_URL: `${vendors}/twilio`,
    SENDGRID_API_URL: `${vendors}/sendgrid`,
    ...sandbox.environment,
  };
});

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await sandbox.close();
  await database.drop();
});

/** A database is handed out migrated; production begins with nothing. */
async function empty(databaseUrl: string): Promise<void> {
  const prisma = createPrisma(databaseUrl, { poolSize: 1 });
  await prisma.$executeRaw`DROP SCHEMA public CASCADE`;
  await prisma.$executeRaw`CREATE SCHEMA public`;
  await prisma.$disconnect();
}

interface Program {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: () => string;
  /** Resolves to its exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts a program the way the image does. */
function start(program: string, env: NodeJS.ProcessEnv = environment): Program {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => output, ended };
}

async function run(program: string): Promise<string> {
  const { ended, output } = start(program);
  const code = await ended;
  return `${output()}exit code ${code}`;
}

async function call<T>(token: string, method: string, target: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}${target}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

async function stockOnePhone(): Promise<void> {
  const staff = await sandbox.token({ sub: 'ayesha', roles: ['admin'] });
  await stockPhones({ call }, staff, 1);
}

const ORDER = phoneOrder();

test.each(['server', 'worker', 'migrate', 'setup'])(
  'told nothing, %s ends with one message about it and nothing else',
  async (program) => {
    const { output, ended } = start(program, { PATH: environment['PATH'], NODE_ENV: 'production' });
    expect(await ended).toBe(1);
    expect(output().trim().split('\n')).toEqual([
      'The environment is not usable:',
      ...REQUIRED_IN_PRODUCTION.map((name) => `  ${name}: must be set in production`),
    ]);
  },
);

test('no program starts while the sandbox’s secrets stand in', async () => {
  const { STRIPE_WEBHOOK_SECRET: _own, AUTH_ISSUER: _issuer, ...rest } = environment;
  const kept = environment;
  environment = { ...rest, STRIPE_WEBHOOK_SECRET: 'whsec_sandbox' };
  for (const program of ['migrate', 'setup', 'server', 'worker']) {
    const said = await run(program);
    expect(said).toContain('AUTH_ISSUER: must be set in production');
    expect(said).toContain('STRIPE_WEBHOOK_SECRET: is the sandbox’s');
    expect(said).toContain('exit code 1');
  }
  environment = kept;
});

test('what was built migrates, sets up, delivers an order and ends when told to', async () => {
  expect(await run('migrate')).toMatch(/^Applied .*_init.*\nexit code 0$/);
  expect(await run('migrate')).toBe('The database is up to date\nexit code 0');
  expect(await run('setup')).toMatch(/is ready\nexit code 0$/);
  expect(await run('setup')).toMatch(/is ready\nexit code 0$/);

  const programs = [start('server'), start('worker')];
  const said = (): string => programs.map(({ output }) => output()).join('\n');
  await eventually(async () => (await fetch(`${url}/healthz`)).ok);
  const page = await fetch(`${url}/`);
  expect(page.headers.get('content-type')).toContain('text/html');

  await stockOnePhone();
  const buyer = await sandbox.token({ sub: 'rahim', roles: ['customer'] });
  const { id } = await call<OrderJson>(buyer, 'POST', '/api/orders', ORDER);
  const delivered = async (): Promise<OrderJson | undefined> => {
    const order = await call<OrderJson>(buyer, 'GET', `/api/orders/${id}`);
    return order.status === 'DELIVERED' && order.paymentStatus === 'PAID' ? order : undefined;
  };
  expect(await eventually(delivered, { complaint: said })).toMatchObject({ stage: 'Delivered' });
  await expectWorkerMetrics();

  for (const { child } of programs) child.kill('SIGTERM');
  const codes = await Promise.all(programs.map(({ ended }) => ended));
  expect({ codes, said: codes.every((code) => code === 0) ? '' : said() }).toEqual({
    codes: [0, 0],
    said: '',
  });
  expectDiscreetLog(said(), id);
});

/** Ours, and those of Temporal's SDK. */
async function expectWorkerMetrics(): Promise<void> {
  expect((await fetch(`${workerUrl}/healthz`)).status).toBe(200);
  const metrics = await (await fetch(`${workerUrl}/metrics`)).text();
  expect(metrics).toMatch(/^order_status_transitions_total\{from="PENDING",to="CONFIRMED"\} 1$/m);
  expect(metrics).toMatch(/^temporal_worker_task_slots_available\{.*worker_type="ActivityWorker".*\} \d+$/m);
  expect(metrics).toMatch(/^temporal_activity_schedule_to_start_latency_seconds_bucket\{/m);
  expect(metrics).toMatch(/^temporal_workflow_task_schedule_to_start_latency_seconds_bucket\{/m);
}

/** Every line is JSON, those of activities name the order, and none holds what is the customer's. */
function expectDiscreetLog(said: string, orderId: string): void {
  const lines = said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'request', route: '/api/orders', orderId }));
  const ofActivities = lines.filter(({ activity }) => activity !== undefined);
  expect(ofActivities.filter((line) => line['orderId'] !== orderId)).toEqual([]);
  expect(said).not.toMatch(/Rahim Uddin|Dhanmondi|1712345678|rahim@example|pm_card/i);
}

test('what was built has the workflows in it, and neither tests nor the simulated vendors', () => {
  const has = (file: string): boolean => existsSync(path.join(folder, file));
  expect(['workflow-bundle.js', 'server.js', 'worker.js.map', 'web/dist/index.html'].map(has)).toEqual(
    Array<boolean>(4).fill(true),
  );
  expect(['sandbox', 'dev', 'test', 'workflows/order.js', 'api/testing'].map(has)).toEqual(
    Array<boolean>(5).fill(false),
  );
});
