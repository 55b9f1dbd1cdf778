import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createPrisma } from '../../prisma/client';
import { migrate } from '../../prisma/migrate/migrate';
import { seed } from '../../prisma/seed/seed';
import { buildWeb } from '../build/buildWeb';
import type { Console } from '../console';
import { sendgridPublicKey } from '../devKeys';
import { openLifeline } from './lifeline';
import { openLogFile } from './logFile';
import { startNodeProcess } from './nodeProcess';
import { freePort } from '../../config/freePort';
import { requireFreePorts, type WantedPort } from './ports';
import { payoutBankNames } from '../../providers';
import { prepareSchedules } from '../../temporal/schedules';
import { prepareNamespace } from '../../temporal/prepareNamespace';
import type { Settings } from './settings';
import type { StackContext } from './stackContext';
import { startDatabase, startTemporalServer } from './stackServers';
import { lockStack } from './stackLock';
import { supervise, type Supervised } from './supervise';

/** Everything that a shop needs, running on this machine. */
export interface Stack {
  /** Stops what was started, the last first; what is in flight drains. */
  stop(): Promise<void>;
  /** Which process a part is, by its name for people. */
  processOf(name: string): number | undefined;
  /** Gives up on an orderly end: what still runs is ended within seconds after this process. */
  abandon(): void;
}

/** A stack on its way up: it can be stopped before it is ready. */
export interface StartingStack extends Stack {
  /** Resolves when the shop takes orders; rejects when a part can't start. */
  readonly ready: Promise<void>;
}

/** What people are told of it as, and ask for its process by. */
export const THE_WORKER = 'the worker';

const READY_TIMEOUT_MS = 60_000;

/**
 * Starts PostgreSQL and Temporal (unless external ones are named), brings the database up to date, builds the pages and
 * starts the sandbox, the worker and the API.
 * @throws {Error} when a stack runs in this data directory already.
 */
export function startStack(settings: Settings, console: Console): StartingStack {
  const lock = lockStack(settings.dataDir);
  const lifeline = openLifeline();
  const running: { readonly name: string; readonly part: Supervised }[] = [];
  const starting = new Set<Promise<unknown>>();
  let stopping = false;
  const context: StackContext = {
    settings,
    console,
    lifeline,
    run: async (name, start) => {
      if (stopping) throw new Error('The stack is being stopped');
      const started = supervise({ name, start, say: console.say }).then((part) =>
        running.push({ name, part }),
      );
      starting.add(started);
      await started.finally(() => starting.delete(started));
    },
    log: (part, { shown } = { shown: false }) =>
      openLogFile(settings.dataDir, part, shown ? console.say : undefined),
  };
  return {
    ready: bringUp(context),
    stop: async () => {
      stopping = true;
      await Promise.allSettled(starting);
      for (let last = running.pop(); last !== undefined; last = running.pop()) await last.part.stop();
      await lifeline.close();
      lock.release();
    },
    processOf: (wanted) => running.find(({ name }) => name === wanted)?.part.pid(),
    abandon: () => {
      lifeline.hurry();
      lock.release();
    },
  };
}

async function bringUp(context: StackContext): Promise<void> {
  const { settings, console, log } = context;
  await requireFreePorts(portsOf(settings));
  await Promise.all([
    startDatabase(context).then(() => prepareDatabase(context)),
    startTemporalServer(context).then(() => prepareTemporal(context)),
    buildWeb({ onProgress: console.say, onLog: log('web').write }),
  ]);
  console.say('Starting the sandbox, the worker and the API …');
  await startPrograms(context);
  await waitUntilReady(context);
}

function portsOf({ config, postgresPort, temporalPorts }: Settings): WantedPort[] {
  const { metricsPort } = config.worker;
  return [
    ...(metricsPort === undefined
      ? []
      : [{ part: 'the worker (its metrics)', port: metricsPort, variable: 'WORKER_METRICS_PORT' }]),
    { part: 'the API', port: config.http.port, variable: 'PORT' },
    { part: 'the sandbox', port: config.sandbox.port, variable: 'SANDBOX_PORT' },
    ...(postgresPort === undefined
      ? []
      : [{ part: 'PostgreSQL', port: postgresPort, variable: 'POSTGRES_PORT (or DATABASE_URL)' }]),
    ...(temporalPorts === undefined
      ? []
      : [
          {
            part: 'the Temporal server',
            port: temporalPorts.grpc,
            variable: 'TEMPORAL_PORT (or TEMPORAL_ADDRESS)',
          },
          { part: 'the Temporal Web UI', port: temporalPorts.ui, variable: 'TEMPORAL_UI_PORT' },
        ]),
  ];
}

/** As `setup` does it for servers elsewhere. */
async function prepareTemporal({ settings: { config } }: StackContext): Promise<void> {
  await prepareNamespace(config.temporal);
  const [bank = ''] = payoutBankNames(config);
  await prepareSchedules(config, bank);
}

async function prepareDatabase({ settings, console }: StackContext): Promise<void> {
  const { databaseUrl } = settings.config;
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) console.say(`Migrated the database (${applied.length} steps)`);
  const prisma = createPrisma(databaseUrl, { poolSize: 1, applicationName: 'throughline-seed' });
  try {
    const { products } = await seed(prisma);
    if (products > 0) console.say(`Filled the catalogue (${products} products)`);
  } finally {
    await prisma.$disconnect();
  }
}

/** In the order in which they need one another; they are stopped the other way round, the API first. */
async function startPrograms(context: StackContext): Promise<void> {
  const { settings, console, lifeline, log, run } = context;
  const metricsPort = settings.config.worker.metricsPort ?? (await freePort());
  console.say(`The worker's metrics: http://${settings.config.http.host}:${metricsPort}/metrics`);
  const environment = {
    ...settings.environment,
    WORKER_METRICS_PORT: String(metricsPort),
    SENDGRID_WEBHOOK_PUBLIC_KEY: sendgridPublicKey(settings),
  };
  const programs = [
    { name: 'the sandbox', part: 'sandbox', program: 'sandbox/main.ts' },
    { name: THE_WORKER, part: 'worker', program: 'worker.ts' },
    { name: 'the API', part: 'api', program: 'server.ts' },
  ];
  for (const { name, part, program } of programs) {
    const file = log(part, { shown: true });
    await run(name, () => Promise.resolve(startNodeProcess({ program, environment, lifeline, log: file })));
  }
}

/** Orders are taken without a worker, too, but nobody would see them move. */
async function waitUntilReady({ settings, console }: StackContext): Promise<void> {
  const { port } = settings.config.http;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let missing = await missingParts(port);
  while (missing?.length !== 0 && Date.now() < deadline) {
    await delay(200);
    missing = await missingParts(port);
  }
  if (missing === undefined) {
    throw new Error(`The API does not answer on port ${port}; see logs/api.log in ${settings.dataDir}`);
  }
  if (missing.length > 0)
    console.say(`Not there yet: ${missing.join(', ')}; see the logs in ${settings.dataDir}`);
}

const readiness = z.object({ degraded: z.array(z.string()) });

/** Undefined: the API takes no orders yet. */
async function missingParts(port: number): Promise<string[] | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? readiness.parse(await response.json()).degraded : undefined;
  } catch {
    return undefined;
  }
}
