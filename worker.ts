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
import { createAnnouncedBooking } from './activities/announcedBooking';
import { readConfig, type Config } from './config';
import { createPrisma } from './prisma/client';
import { createProviders } from './providers';
import { createDataConverter } from './temporal';

/** How long activities in flight may take to end when the worker is told to stop. */
const GRACE_MS = 20_000;
/** Connections to PostgreSQL: commits are short, and one at a time per order. */
const POOL_SIZE = 20;
const RECONNECT_MS = 2_000;

/** Runs orders until SIGTERM or SIGINT, then lets what is in flight end. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, name: 'worker' });
  installRuntime(log);
  const connection = await connect(config, log);
  const prisma = createPrisma(config.databaseUrl, {
    poolSize: POOL_SIZE,
    applicationName: 'throughline-worker',
  });
  const { payments, couriers, sms, email } = createProviders(config, createAnnouncedBooking(prisma));
  const publicUrl = config.http.publicUrl;
  const activities = createActivities({
    prisma,
    payments,
    couriers,
    sms,
    email,
    publicUrl,
    log,
    now: () => new Date(),
  });
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    dataConverter: createDataConverter(),
    activities: { ...activities },
    shutdownGraceTime: GRACE_MS,
    maxCachedWorkflows: 1_000,
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    ...workflowCode(),
  });
  log.info({ taskQueue: config.temporal.taskQueue }, 'worker is ready');
  await worker.run();
  await connection.close();
  await prisma.$disconnect();
}

/** Bundled beforehand in production; from the sources elsewhere. */
function workflowCode(): { workflowBundle: WorkflowBundleOption } | { workflowsPath: string } {
  const codePath = path.join(__dirname, 'workflow-bundle.js');
  if (existsSync(codePath)) return { workflowBundle: { codePath } };
  return { workflowsPath: require.resolve('./workflows') };
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
