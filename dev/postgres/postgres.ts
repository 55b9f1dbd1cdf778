import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Lifeline } from '../stack/lifeline';
import { ownedFolder, unprivilegedAccount, type Account } from './postgresAccount';
import { findPostgresPrograms, type PostgresPrograms } from './postgresPrograms';

export interface PostgresOptions {
  /** Where the cluster is kept; it is made on the first start. */
  readonly folder: string;
  readonly port: number;
  /** False trades safety against power loss for speed: for databases that live as long as a test. */
  readonly durable: boolean;
  /** Further settings, such as `shared_preload_libraries`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly lifeline: Lifeline;
  /** Gets the server's log as it is written. */
  readonly onLog?: (text: string) => void;
}

/** A running PostgreSQL of our own, on the loopback interface only. */
export interface EmbeddedPostgres {
  readonly pid: number;
  /** Where its files really lie: another place than asked for, when its account can't get there. */
  readonly folder: string;
  /** The URL of one of its databases. */
  url(database: string): string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it; sessions still open are cut off. */
  stop(): Promise<void>;
}

const USER = 'throughline';
const PASSWORD = 'throughline';
const START_ATTEMPTS = 20;

/**
 * Starts PostgreSQL, making its cluster first where there is none. What a crash left behind (a lock file, a server that
 * lost its parent) is cleared away.
 * @throws {Error} with the end of the server's log when it doesn't come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const folder = ownedFolder(options.folder, account);
  const programs = findPostgresPrograms(account);
  const cluster = path.join(folder, 'cluster');
  if (!existsSync(cluster)) initialise(programs, account, folder, cluster, options.durable);
  await clearLeftovers(cluster);
  const child = await launch(programs, account, cluster, options);
  return handleOf(child, folder, options);
}

/** Creates the database unless it exists. */
export async function ensureDatabase(postgres: Pick<EmbeddedPostgres, 'url'>, name: string): Promise<void> {
  const client = new Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function initialise(
  programs: PostgresPrograms,
  account: Account | undefined,
  folder: string,
  cluster: string,
  durable: boolean,
): void {
  // Made aside and renamed, so that an interrupted start never leaves half a cluster.
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const flags = [
    `--pgdata=${unfinished}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    // The one locale that sorts and folds Unicode alike on every platform.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  const made = spawnSync(programs.initdb, flags, { ...account, cwd: folder, encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new Error(
      `PostgreSQL could not make its cluster in ${folder}:\n${made.stderr || made.error?.message}`,
    );
  }
  renameSync(unfinished, cluster);
}

/**
 * PostgreSQL takes a lock file for valid as long as any process has its number, which after a restart of the machine or
 * container is often true of an innocent one. A server that really runs on our cluster has lost its parent: it is ended.
 */
async function clearLeftovers(cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  if (commandOf(pid).includes(cluster)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; waited < 10_000 && commandOf(pid).includes(cluster); waited += 50) await delay(50);
  }
  rmSync(lockFile, { force: true });
}

function commandOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

async function launch(
  programs: PostgresPrograms,
  account: Account | undefined,
  cluster: string,
  options: PostgresOptions,
): Promise<ChildProcess> {
  let log = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    log = '';
    // A session of its own: Ctrl-C is for us, and we stop the database last.
    const child = spawn(programs.postgres, flagsFor(cluster, options), {
      ...account,
      cwd: cluster,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (child.pid !== undefined) options.lifeline.watch(child.pid, 'SIGINT');
    child.stderr.setEncoding('utf8').on('data', (text: string) => options.onLog?.(text));
    if (await isReady(child, (text) => (log += text))) return child;
    if (child.pid !== undefined) options.lifeline.done(child.pid);
    // Sessions of a server that was killed take a moment to notice and let go of its memory.
    if (!log.includes('pre-existing shared memory block')) break;
    await delay(250);
  }
  throw new Error(`PostgreSQL did not start on port ${options.port}:\n${log.trim()}`);
}

function flagsFor(cluster: string, { port, durable, settings = {} }: PostgresOptions): string[] {
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
  ];
  return ['-D', cluster, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
}

function isReady(child: ChildProcess, onLog: (text: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (text: string) => {
      onLog(text);
      if (text.includes('ready to accept connections')) resolve(true);
    });
    child.once('error', (error) => {
      onLog(error.message);
      resolve(false);
    });
    child.once('exit', () => resolve(false));
  });
}

function handleOf(
  child: ChildProcess,
  folder: string,
  { port, lifeline }: PostgresOptions,
): EmbeddedPostgres {
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  void ended.then(() => lifeline.done(pid));
  return {
    pid,
    folder,
    url: (database) => `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
    ended,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
