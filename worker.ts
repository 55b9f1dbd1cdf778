import './config/sourceMaps';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  NativeConnection,
  Worker,
  type ActivityInterceptorsFactory,
  type WorkerOptions as TemporalWorkerOptions,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { createActivities } from './activities';
import { readStoredWebhooks } from './activities/parcel/storedWebhooks';
import { learnCaptureBefore } from './activities/payment/learnCaptureBefore';
import { mendLedger } from './activities/ledger/mendLedger';
import { repeat, type Repetition } from './api/engine/repeat';
import { ConfigError, readConfig, type Config } from './config/config';
import { createLinkTokens } from './config/linkTokens';
import { createLogger } from './observability/logs/logger';
import { startMetricsServer, type MetricsServer } from './observability/metrics/metricsServer';
import { observeWorker } from './observability/metrics/observeWorker';
import { installTemporalRuntime, type ReadMetrics } from './observability/metrics/temporalRuntime';
import { startTracing } from './observability/traces/tracing';
import type { WorkerMetrics } from './observability/metrics/workerMetrics';
import { createCodeMaker } from './config/codeMaker';
import { createPrisma } from './prisma/client';
import { createProviders } from './providers';
import { createDataConverter } from './temporal/client';
import { createCommandSigner, type CommandSigner } from './temporal/commandSigner';
import { workflowSources } from './temporal/workflowSources';
import { HEARTBEAT_INTERVAL, STICKY_TIMEOUT } from './workflows/engine/recovery';
import { beatAtWork } from './temporal/beatAtWork';
import { buildIdOf } from './temporal/buildId';
import { resetStickyOnRetry } from './temporal/resetStickyOnRetry';
import { keepStacksShort } from './temporal/shortStacks';

/** How long activities in flight may take to end when the worker is told to stop. */
const GRACE_MS = 20_000;
/** Orders kept in memory between their tasks; one that falls out is replayed from its history. */
const CACHED_ORDERS = 1_000;
/**
 * Tasks of orders that are worked on at a time: one thread runs them, and some wait for the database meanwhile. With more
 * of them each takes longer, until a busy worker passes their time-out and does them twice. Those that wait at the server
 * don't: their time begins when they are taken.
 */
const CONCURRENT_TASKS = 8;
/** Connections to PostgreSQL: commits are short, and one at a time per order. */
const POOL_SIZE = 20;
/** Paying, confirming, packing and booking follow one another within this time, also while much is to be done: the world is told of them in one go. */
const BURST_MS = 3_000;
/** Many of them only wait for a burst to end. */
const CONCURRENT_ACTIVITIES = 800;
const RECONNECT_MS = 2_000;
const MEND_EVERY_MS = 3_600_000;
const LEARN_EVERY_MS = 600_000;

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
  /** The Temporal SDK's metrics, shown together with ours. */
  readonly sdkMetrics?: ReadMetrics;
}

/** Puts a worker together from its configuration and starts polling. A missing server is waited for. */
export async function startWorker(
  config: Config,
  log: Logger,
  { bundlePath, sdkMetrics }: WorkerOptions = {},
): Promise<RunningWorker> {
  const connection = await connect(config, log);
  const prisma = createPrisma(config.databaseUrl, {
    poolSize: POOL_SIZE,
    applicationName: 'throughline-worker',
    onConnectionError: () => log.warn('an idle database connection broke'),
  });
  const tracing = startTracing({ ...config.tracing, service: 'throughline-worker', log });
  const { metrics, calls, activities: watch, sinks } = observeWorker(tracing);
  const providers = createProviders(config, readStoredWebhooks(prisma), calls);
  metrics.showBreakers(() => providers.vendorHealth());
  const now = (): Date => new Date();
  const observer = metrics.orders;
  const { isProven } = commandSigner(config, log);
  keepStacksShort();
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    dataConverter: createDataConverter(config.temporal.payloadKeys),
    activities: {
      ...createActivities({
        ...{ prisma, ...providers, log, observer, isProven, now },
        publicUrl: config.http.publicUrl,
        timeZone: config.timeZone,
        burstMs: BURST_MS,
        codes: createCodeMaker(config.temporal.commandKeys),
        linkTokens: createLinkTokens(config.temporal.commandKeys),
      }),
    },
    sinks,
    shutdownGraceTime: GRACE_MS,
    stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT,
    maxHeartbeatThrottleInterval: HEARTBEAT_INTERVAL,
    maxCachedWorkflows: CACHED_ORDERS,
    maxConcurrentWorkflowTaskExecutions: CONCURRENT_TASKS,
    maxConcurrentActivityTaskExecutions: CONCURRENT_ACTIVITIES,
    maxConcurrentLocalActivityExecutions: 100,
    ...workflowCode(bundlePath, watch),
  });
  const metricsServer = await serveMetrics(config, metrics, worker, sdkMetrics);
  log.info({ taskQueue: config.temporal.taskQueue, metrics: metricsServer?.url }, 'worker is ready');
  const chores = doChores({ prisma, log, now, payments: providers.payments });
  const ended = runToTheEnd();
  async function runToTheEnd(): Promise<void> {
    try {
      await worker.run();
    } finally {
      await chores.stop();
      await metricsServer?.close();
      await connection.close();
      await prisma.$disconnect();
      await tracing.stop();
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

type ChoreDeps = Parameters<typeof mendLedger>[0] & Parameters<typeof learnCaptureBefore>[0];

/** Enters what earlier releases left out of the ledger, and asks gateways how long money is reserved where their answers left it out. */
function doChores(deps: ChoreDeps): Repetition {
  const { log } = deps;
  const chores = [
    repeat({ name: 'mending the ledger', everyMs: MEND_EVERY_MS, log }, (signal) => mendLedger(deps, signal)),
    repeat({ name: 'asking how long money is reserved', everyMs: LEARN_EVERY_MS, log }, async (signal) => {
      await learnCaptureBefore(deps, signal);
    }),
  ];
  return {
    stop: async () => {
      await Promise.all(chores.map((chore) => chore.stop()));
    },
  };
}

function commandSigner({ temporal: { commandKeys, believesUnsigned } }: Config, log: Logger): CommandSigner {
  if (believesUnsigned) log.warn('commands without a signature are believed (UNSIGNED_COMMANDS)');
  return createCommandSigner(commandKeys, { believesUnsigned });
}

function workflowCode(
  bundlePath: string | undefined,
  activities: ActivityInterceptorsFactory,
): Pick<
  TemporalWorkerOptions,
  'buildId' | 'workflowBundle' | 'workflowsPath' | 'interceptors' | 'bundlerOptions'
> {
  const activity = [activities, beatAtWork, resetStickyOnRetry];
  if (bundlePath !== undefined)
    return {
      ...{ workflowBundle: { codePath: bundlePath }, interceptors: { activity } },
      buildId: buildIdOf(bundlePath),
    };
  const { workflowsPath, workflowInterceptorModules: workflowModules, preloadModules } = workflowSources();
  return { workflowsPath, interceptors: { activity, workflowModules }, bundlerOptions: { preloadModules } };
}

/** Shows the metrics when the configuration says where. */
async function serveMetrics(
  { http, worker: { metricsPort } }: Config,
  { registry }: WorkerMetrics,
  worker: Worker,
  sdkMetrics: ReadMetrics = () => Promise.resolve(''),
): Promise<MetricsServer | undefined> {
  if (metricsPort === undefined) return undefined;
  collectDefaultMetrics({ register: registry });
  return startMetricsServer({
    host: http.host,
    port: metricsPort,
    metrics: async () => `${await registry.metrics()}\n${await sdkMetrics()}`,
    healthy: () => worker.getState() === 'RUNNING',
  });
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

/** Runs orders until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger({ level: config.logLevel, process: 'worker' });
  const sdkMetrics = await installTemporalRuntime({ log, metrics: config.worker.metricsPort !== undefined });
  // Bundled beforehand in production, beside the compiled worker.
  const prebuilt = path.join(__dirname, 'workflow-bundle.js');
  const worker = await startWorker(config, log, {
    sdkMetrics,
    ...(existsSync(prebuilt) && { bundlePath: prebuilt }),
  });
  await worker.ended;
}

/** What to do about a fault where we know it, else its stack. */
function describeFault(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exit(1);
  });
}
