import path from 'node:path';
import { openLifeline, type Lifeline } from '../../../dev/stack/lifeline';
import { openLogFile } from '../../../dev/stack/logFile';
import { obtainTemporal } from '../../../dev/temporal/obtainTemporal';
import { ensureDatabase, startPostgres } from '../../../dev/postgres/postgres';
import { startTemporal } from '../../../dev/temporal/temporal';
import { prepareNamespace } from '../../../temporal/prepareNamespace';
import { migrate } from '../../../prisma/migrate/migrate';
import { readSandboxEnvironment } from '../../../sandbox/options';
import { createSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { launchProgram } from './launchProgram';
import { runPart, type Launched, type Part } from '../schedule/part';
import { freePort } from '../../../config/freePort';
import { PART_NAMES, type PartName } from '../schedule/steps';

export interface WorldOptions {
  /** Takes databases and logs. */
  readonly folder: string;
  /** Where `npm run build` put the programs. */
  readonly programs: string;
  /** Which parts there are; one API, one worker and both servers are the least. */
  readonly parts?: readonly PartName[];
  /** How many times faster than the standard pace parcels move; at 20 they arrive some seconds after booking. */
  readonly speed?: number;
  /** Told when a part ends and is back. */
  readonly say: (text: string) => void;
}

/** A whole shop of real processes, whose vendors live in this one. */
export interface World {
  /** Origins of the API processes. */
  readonly doors: readonly string[];
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly parts: ReadonlyMap<PartName, Part>;
  /** What Temporal keeps, and every log. */
  readonly files: { readonly temporal: string; readonly logs: string };
  close(): Promise<void>;
}

const NAMESPACE = 'default';
const SPEED = 20;

interface Plan extends WorldOptions {
  readonly lifeline: Lifeline;
  readonly ports: Readonly<Record<'postgres' | 'temporal' | 'sandbox' | 'api-1' | 'api-2', number>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts the servers, then the programs; resolves when all of them are there. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const lifeline = openLifeline();
  const ports = await choosePorts();
  const shared = environmentOf(options, ports);
  const sandbox = createSandbox(readSandboxEnvironment(shared).options);
  const sandboxUrl = await sandbox.listen(ports.sandbox);
  const environment = { ...shared, ...sandbox.environment };
  const plan: Plan = { ...options, lifeline, ports, environment };
  const parts = new Map<PartName, Part>();
  const run = async (name: PartName, launch: () => Promise<Launched>): Promise<void> => {
    parts.set(name, await runPart(name, launch, options.say));
  };
  await Promise.all([startDatabase(plan, run), startEngine(plan, run)]);
  const names = options.parts ?? PART_NAMES;
  await Promise.all(names.map((name) => startOurs(plan, name, run)));
  const door = (name: 'api-1' | 'api-2'): string => `http://127.0.0.1:${ports[name]}`;
  return {
    doors: (['api-1', 'api-2'] as const).filter((name) => names.includes(name)).map(door),
    sandbox,
    sandboxUrl,
    databaseUrl: environment.DATABASE_URL,
    temporal: { address: environment.TEMPORAL_ADDRESS, namespace: NAMESPACE },
    parts,
    files: { temporal: temporalFile(options.folder), logs: path.join(options.folder, 'logs') },
    close: async () => {
      // Users before the servers that they use.
      for (const part of [...parts.values()].reverse()) await part.stop();
      await sandbox.close();
      await lifeline.close();
    },
  };
}

async function choosePorts(): Promise<Plan['ports']> {
  const [postgres, temporal, sandbox, one, two] = await Promise.all([1, 2, 3, 4, 5].map(() => freePort()));
  if (!postgres || !temporal || !sandbox || !one || !two) throw new Error('No ports could be had');
  return { postgres, temporal, sandbox, 'api-1': one, 'api-2': two };
}

const temporalFile = (folder: string): string => path.join(folder, 'temporal.db');

function environmentOf({ folder, speed = SPEED }: WorldOptions, ports: Plan['ports']) {
  return {
    // Where vendors call back and links lead to: the first API process.
    PUBLIC_URL: `http://127.0.0.1:${ports['api-1']}`,
    DATABASE_URL: `postgresql://throughline:throughline@127.0.0.1:${ports.postgres}/throughline`,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: NAMESPACE,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_DATA_DIR: path.join(folder, 'sandbox'),
    SANDBOX_SPEED: String(speed),
  };
}

type Run = (name: PartName, launch: () => Promise<Launched>) => Promise<void>;

async function startDatabase({ folder, lifeline, ports, environment }: Plan, run: Run): Promise<void> {
  const log = openLogFile(folder, 'postgres');
  await run('postgres', () =>
    startPostgres({
      folder: path.join(folder, 'postgres'),
      port: ports.postgres,
      durable: true,
      lifeline,
      onLog: log.write,
    }),
  );
  const url = environment['DATABASE_URL'] ?? '';
  await ensureDatabase({ url: (database) => url.replace(/[^/]*$/, database) }, 'throughline');
  await migrate(url);
}

async function startEngine({ folder, lifeline, ports, environment }: Plan, run: Run): Promise<void> {
  const log = openLogFile(folder, 'temporal');
  const { file: program } = await obtainTemporal({ onProgress: log.write });
  await run('temporal', () =>
    startTemporal({
      program,
      port: ports.temporal,
      databaseFile: temporalFile(folder),
      namespace: NAMESPACE,
      lifeline,
      onLog: log.write,
    }),
  );
  await prepareNamespace({ address: environment['TEMPORAL_ADDRESS'] ?? '', namespace: NAMESPACE });
}

/** One API packs and hands over by itself, the other leaves that to people. */
const POLICY_OF = { 'api-1': 'demo', 'api-2': 'standard' } as const;

async function startOurs(plan: Plan, name: PartName, run: Run): Promise<void> {
  const { programs: folder, lifeline, ports, environment } = plan;
  const log = openLogFile(plan.folder, name);
  switch (name) {
    case 'api-1':
    case 'api-2': {
      const own = { PORT: String(ports[name]), ORDER_POLICY: POLICY_OF[name] };
      const server = { folder, file: 'server.js', readyWhen: 'listening', lifeline, log };
      return run(name, () => launchProgram({ ...server, environment: { ...environment, ...own } }));
    }
    case 'worker-1':
    case 'worker-2': {
      const worker = { folder, file: 'worker.js', readyWhen: 'worker is ready', lifeline, log };
      return run(name, () => launchProgram({ ...worker, environment }));
    }
    case 'postgres':
    case 'temporal':
      return;
  }
}
