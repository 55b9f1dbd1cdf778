import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../config/freePort';

const START_MS = 150_000;
const END_MS = 40_000;
let dataDir: string;
let environment: NodeJS.ProcessEnv;
let databaseUrl: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-stack-'));
  // PostgreSQL runs as another account when we are root: it may pass through.
  chmodSync(dataDir, 0o711);
  const ports = ['PORT', 'SANDBOX_PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'];
  const chosen: Record<string, string> = {};
  for (const name of ports) chosen[name] = String(await freePort());
  // Two checks of its own environment: nothing of the run's servers is used, and nothing of its data.
  environment = {
    ...process.env,
    ...chosen,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
    NODE_ENV: '',
  };
  databaseUrl = `postgresql://throughline:throughline@127.0.0.1:${chosen['POSTGRES_PORT']}/throughline`;
});

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

interface Started {
  readonly process: ChildProcess;
  output(): string;
}

/** What people type, and what it comes to: npm runs a shell, which runs this. */
const BY_NPM = ['npm', 'start'];
const BY_NODE = [process.execPath, path.join(__dirname, 'run.mjs'), 'start'];

function start([program = '', ...words] = BY_NODE): Started {
  const child = spawn(program, words, {
    cwd: path.resolve(__dirname, '..'),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { process: child, output: () => output };
}

async function startAndWait(command = BY_NODE): Promise<Started> {
  const started = start(command);
  await until(() => started.output().includes('is ready') || started.process.exitCode !== null, START_MS);
  expect(started.output()).toContain('Throughline is ready.');
  return started;
}

async function until(holds: () => boolean, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!holds() && Date.now() < deadline) await delay(100);
}

/** Processes of this stack: its ports and its data directory are on their command lines or in their environment. */
function processesOf(): string[] {
  const listed = spawnSync('ps', ['axeww', '-o', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n');
  return listed.filter((line) => line.includes(dataDir) && !line.includes(' ps axeww'));
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function stopped({ process: child }: Started): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });
}

/** The log files of the stack, each with the lines that are not JSON. */
function strayLines(): Record<string, string[]> {
  const folder = path.join(dataDir, 'logs');
  const files = readdirSync(folder).map((name) => {
    const lines = readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
    return [name, lines.filter((line) => !/^\{.*\}$/.test(line))] as const;
  });
  return Object.fromEntries(files);
}

test('the stack starts, refuses a second one, survives a worker that is killed, and ends with npm on SIGTERM without a trace', async () => {
  const stack = await startAndWait(BY_NPM);
  await query(`UPDATE products SET price = 123400 WHERE sku = 'CH-PD20'`);

  const second = start();
  expect(await stopped(second)).toBe(1);
  expect(second.output()).toContain('The stack is already running here');

  // As the README asks for it: by the process that the console names.
  const [, worker] = /^ +Worker +process (\d+)$/m.exec(stack.output()) ?? [];
  process.kill(Number(worker), 'SIGKILL');
  await until(() => stack.output().includes('the worker is running again as process'), 20_000);
  expect(stack.output()).toContain('the worker ended unexpectedly');

  stack.process.kill('SIGTERM');
  await stopped(stack);
  await until(() => processesOf().length === 0, END_MS);
  expect(processesOf()).toEqual([]);
  expect(strayLines()).toMatchObject({
    'worker.log': [],
    'sandbox.log': [],
    'postgres.log': [],
    'temporal.log': [],
  });
});

test('state survives a restart; nothing outlives a starter that is killed, and the next start recovers', async () => {
  const killed = await startAndWait();
  expect(await query(`SELECT price FROM products WHERE sku = 'CH-PD20'`)).toEqual([{ price: 123_400 }]);
  killed.process.kill('SIGKILL');
  await stopped(killed);
  await until(() => processesOf().length === 0, END_MS);
  expect(processesOf()).toEqual([]);

  const recovered = await startAndWait();
  expect(await query(`SELECT price FROM products WHERE sku = 'CH-PD20'`)).toEqual([{ price: 123_400 }]);
  recovered.process.kill('SIGINT');
  expect(await stopped(recovered)).toBe(0);
  expect(processesOf()).toEqual([]);
});
