import './config/sourceMaps';
import path from 'node:path';
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import type { Logger } from 'pino';
import { createApp } from './api/app';
import { createAuthenticate } from './api/auth/auth';
import { createChangeFeed } from './api/live/changeFeed';
import { closableServer } from './api/http/closeServer';
import type { ApiDeps, ApiSettings } from './api/deps';
import { createMetrics } from './api/service/metrics';
import { createOrderStarter } from './api/engine/orderStarter';
import { createFollowers } from './api/live/followers';
import { createOpenStreams } from './api/live/openStreams';
import { createStartMarks } from './api/engine/startMarks';
import { startRaisingLevels } from './api/clocks/raiseLevels';
import { startNoticingExpiries } from './api/engine/noticeExpiries';
import { startReconciler } from './api/engine/reconciler';
import { startForecasting } from './api/promise/forecastOrders';
import { startExpiringHolds } from './api/placing/quoteHold';
import { createPhotoStore } from './api/photos/photoStore';
import { createHasChoice } from './api/placing/sources';
import { startSweeper } from './api/engine/sweeper';
import { vendorProbes } from './api/service/vendorProbes';
import { createPayloadCodec } from './temporal/codec';
import { createCodeMaker } from './config/codeMaker';
import { ConfigError, readConfig, type Config } from './config/config';
import { createLinkTokens } from './config/linkTokens';
import { createPhotoLinks } from './config/photoLinks';
import { readBacklog } from './observability/metrics/backlog';
import { showBacklog } from './observability/metrics/backlogGauges';
import { createLogger } from './observability/logs/logger';
import { traceClient } from './observability/traces/traceClient';
import { startTracing, type Tracing } from './observability/traces/tracing';
import { createPrisma } from './prisma/client';
import {
  AMOUNT_REFUSALS,
  COURIER_NEEDS,
  PAYMENT_PROVIDERS,
  createWebhookReaders,
  erpName,
  payoutBankNames,
  probeUrls,
} from './providers';
import { CSV } from './providers/payouts/csv/adapter';
import { FILE_HEAD, fileRows } from './providers/payouts/csv/file';
import { createTemporalClient } from './temporal/client';
import { createCommandSigner } from './temporal/commandSigner';

/** Longer than proxies and clients keep idle connections, so that none of them sends a request into one just closed. */
const KEEP_ALIVE_MS = 130_000;
/** How soon forecasts and holds of quotes follow what has happened. */
const OFTEN_MS = 10_000;
/** How long requests that are under way may take to end once the server stops. */
const DRAIN_MS = 10_000;

/** A server that listens, and the way to stop it. */
export interface RunningServer {
  readonly url: string;
  readonly deps: ApiDeps;
  /** Ends live streams, lets requests finish, then closes what was opened. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the API together from its configuration and listens. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const tracing = startTracing({ ...config.tracing, service: 'throughline-api', log });
  const deps = createDeps(config, log, tracing);
  collectDefaultMetrics({ register: deps.metrics.registry });
  showBacklog(deps.metrics.registry, () => readBacklog(deps.prisma, deps.settings.erp !== undefined));
  const server = createServer(createApp(deps));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const close = closableServer(server);
  await listen(server, config.http);
  // The first customer needn't wait for the connection; when there is no server, nothing is lost.
  deps.temporal.workflowService.getSystemInfo({}).catch(() => undefined);
  const sweeper = startSweeper(deps);
  const { databaseUrl, reconcileEveryMs: everyMs } = config;
  const reconciler = startReconciler(deps, { databaseUrl, everyMs });
  const expiries = startNoticingExpiries(deps, { databaseUrl, everyMs });
  const levels = startRaisingLevels(deps, { databaseUrl, everyMs });
  const forecasts = startForecasting(deps, { databaseUrl, everyMs: Math.min(everyMs, OFTEN_MS) });
  const holds = startExpiringHolds(deps, { databaseUrl, everyMs: OFTEN_MS });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    deps.streams.closeAll();
    const work = [sweeper, reconciler, expiries, levels, forecasts, holds];
    await Promise.all([close(DRAIN_MS), ...work.map((one) => one.stop())]);
    await deps.starter.drained();
    await deps.startMarks.written();
    await deps.changes.close();
    await deps.temporal.connection.close();
    await deps.prisma.$disconnect();
    await tracing.stop();
  };
  return {
    url: `http://${config.http.host}:${config.http.port}`,
    deps,
    stop: () => (stopped ??= stop()),
  };
}

function createDeps(config: Config, log: Logger, { tracer }: Tracing): ApiDeps {
  const prisma = createPrisma(config.databaseUrl, {
    poolSize: 16,
    applicationName: 'throughline-api',
    onConnectionError: () => log.warn('an idle database connection broke'),
  });
  const temporal = createTemporalClient(config.temporal, [traceClient(tracer)]);
  const metrics = createMetrics();
  const { taskQueue } = config.temporal;
  const changes = createChangeFeed(config.databaseUrl, log);
  return {
    prisma,
    temporal,
    codec: createPayloadCodec(config.temporal.payloadKeys),
    codes: createCodeMaker(config.temporal.commandKeys),
    signer: createCommandSigner(config.temporal.commandKeys),
    linkTokens: createLinkTokens(config.temporal.commandKeys),
    photoLinks: createPhotoLinks(config.temporal.commandKeys),
    photos: createPhotoStore(config.photoDir),
    hasChoice: createHasChoice(prisma),
    starter: createOrderStarter({ temporal, metrics, log, taskQueue }),
    startMarks: createStartMarks(prisma, log),
    authenticate: createAuthenticate(config.auth),
    changes,
    followers: createFollowers({ prisma, changes }),
    streams: createOpenStreams(),
    metrics,
    tracer,
    log,
    webhooks: createWebhookReaders(config),
    vendors: vendorProbes(probeUrls(config)),
    now: () => new Date(),
    settings: toSettings(config),
  };
}

function toSettings(config: Config): ApiSettings {
  const { http, temporal, policy, shipsTo, storeCredit, appeasements, timeZone, clocks, transit, taxRules } =
    config;
  const { auth, production } = config;
  return {
    publicUrl: http.publicUrl.replace(/\/$/, ''),
    trustedProxies: http.trustedProxies,
    taskQueue: temporal.taskQueue,
    commandWaitMs: config.commandWaitMs,
    policy,
    shipsTo,
    timeZone,
    appeasements,
    storeCredit,
    courierNeeds: COURIER_NEEDS,
    paymentProviders: PAYMENT_PROVIDERS,
    amountRefusals: AMOUNT_REFUSALS,
    erp: erpName(config),
    payoutBanks: payoutBankNames(config),
    payoutPollMs: config.payoutPollMs,
    payoutSchedule: config.payoutSchedule,
    payoutFile: { provider: CSV, head: FILE_HEAD, rows: fileRows },
    shippingPrices: { standard: 0 },
    taxRules,
    clocks,
    transit,
    quoteHolds: config.quoteHolds,
    auth: { issuer: auth.issuer, audience: auth.audience, devIssuer: auth.devIssuer },
    temporalUi: temporal.uiUrl
      ? { url: temporal.uiUrl.replace(/\/$/, ''), namespace: temporal.namespace }
      : undefined,
    requestsPerMinute: production ? { others: 600, checkout: 30_000 } : { others: 6_000, checkout: 600_000 },
    webRoot: path.join(__dirname, 'web', 'dist'),
    production,
    checkResponses: false,
  };
}

function listen(server: Server, { host, port }: Config['http']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Runs the server until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger({ level: config.logLevel, process: 'server' });
  const server = await startServer(config, log);
  log.info({ url: server.url }, 'listening');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${describeFault(error)}\n`);
  process.exit(1);
}

/** What to do about a fault where we know it, else its stack. */
function describeFault(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') return `${error.message}: set PORT to another one.`;
  return error.stack ?? error.message;
}

if (require.main === module) main().catch(fail);
