import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type LogEntry,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import { createActivities } from './activities';
import { readPathaoWebhooks } from './activities/pathaoWebhooks';
import { readConfig, type Config } from './config';
import { createPrisma } from './prisma/client';
import { createProviders } from './providers';
import { createDataConverter } from './temporal';

/** How long activities in flight may take to end when the worker is told to stop. */
const GRACE_MS = 20_000;
/** Orders kept in memory between their tasks; one that falls out is replayed from its history. */
const CACHED_ORDERS = 1_000;
/** Connections to PostgreSQL: commits are short, and one at a time per order. */
const POOL_SIZE = 20;
const RECONNECT_MS = 2_000;

/** A worker that polls, and the way to stop it. */
export interface RunningWorker {
  /** Rejects when the worker fails; resolves when it has stopped. */
  readonly ended: Promise<void>;
  /** Takes no more tasks and lets those in flight end. */
  stop(): Promise<void>;
}

interface WorkerOptions {
  /** Workflows bundled beforehand. Without it they are bundled from the sources. */
  readonly bundlePath?: string;
}

/** Puts a worker together from its configuration and starts polling. A missing server is waited for. */
export async function startWorker(
  config: Config,
  log: Logger,
  { bundlePath }: WorkerOptions = {},
): Promise<RunningWorker> {
  const connection = await connect(config, log);
  const prisma = createPrisma(config.databaseUrl, {
    poolSize: POOL_SIZE,
    applicationName: 'throughline-worker',
    onConnectionError: () => log.warn('an idle database connection broke'),
  });
  const { payments, couriers, sms, email } = createProviders(config, (parcelId) =>
    readPathaoWebhooks(prisma, parcelId),
  );
  const { publicUrl } = config.http;
  const now = (): Date => new Date();
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    dataConverter: createDataConverter(config.temporal.payloadKeys),
    activities: { ...createActivities({ prisma, payments, couriers, sms, email, publicUrl, log, now }) },
    shutdownGraceTime: GRACE_MS,
    maxCachedWorkflows: CACHED_ORDERS,
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    ...workflowCode(bundlePath),
  });
  log.info({ taskQueue: config.temporal.taskQueue }, 'worker is ready');
  const ended = runToTheEnd();
  async function runToTheEnd(): Promise<void> {
    try {
      await worker.run();
    } finally {
      await connection.close();
      await prisma.$disconnect();
    }
  }
  return {
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

function workflowCode(
  bundlePath: string | undefined,
): { workflowBundle: WorkflowBundleOption } | { workflowsPath: string } {
  if (bundlePath === undefined) return { workflowsPath: require.resolve('./workflows') };
  return { workflowBundle: { codePath: bundlePath } };
}

/** A server that isn't there yet, or is being restarted, is waited for. */
async function connect({ temporal }: Config, log: Logger): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect({ address: temporal.address });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ address: temporal.address, reason }, 'no Temporal server yet, trying again');
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }
}

/** The SDK's own messages, and those of workflows, go where ours go. */
function installRuntime(log: Logger): void {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  const logger = new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    log[levels[level]](meta ?? {}, message);
  });
  Runtime.install({ logger, shutdownSignals: ['SIGTERM', 'SIGINT'] });
}

/** Runs orders until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: { process: 'worker' } });
  installRuntime(log);
  // Bundled beforehand in production, beside the compiled worker.
  const prebuilt = path.join(__dirname, 'workflow-bundle.js');
  const worker = await startWorker(config, log, existsSync(prebuilt) ? { bundlePath: prebuilt } : {});
  await worker.ended;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
