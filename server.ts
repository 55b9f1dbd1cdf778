import path from 'node:path';
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import pino, { type Logger } from 'pino';
import { createApp } from './api/app';
import { createAuthenticate } from './api/auth';
import { createChangeFeed } from './api/changeFeed';
import type { ApiDeps, ApiSettings } from './api/deps';
import { createMetrics } from './api/metrics';
import { createOrderStarter } from './api/orderStart';
import { createOpenStreams } from './api/orderStream';
import { startSweeper } from './api/sweeper';
import { vendorProbes } from './api/vendorProbes';
import { createPayloadCodec } from './codec';
import { ConfigError, readConfig, type Config } from './config';
import { createPrisma } from './prisma/client';
import { createWebhookReaders } from './providers';
import { createTemporalClient } from './temporal';

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
  const deps = createDeps(config, log);
  collectDefaultMetrics({ register: deps.metrics.registry });
  const server = createServer(createApp(deps));
  await listen(server, config.http);
  const sweeper = startSweeper(deps);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    deps.streams.closeAll();
    await Promise.all([close(server), sweeper.stop()]);
    await deps.changes.close();
    await deps.temporal.connection.close();
    await deps.prisma.$disconnect();
  };
  return {
    url: `http://${config.http.host}:${config.http.port}`,
    deps,
    stop: () => (stopped ??= stop()),
  };
}

function createDeps(config: Config, log: Logger): ApiDeps {
  const prisma = createPrisma(config.databaseUrl, {
    poolSize: 16,
    applicationName: 'throughline-api',
    onConnectionError: () => log.warn('an idle database connection broke'),
  });
  const temporal = createTemporalClient(config.temporal);
  const metrics = createMetrics();
  const { taskQueue } = config.temporal;
  return {
    prisma,
    temporal,
    codec: createPayloadCodec(config.temporal.payloadKeys),
    starter: createOrderStarter({ temporal, metrics, log, taskQueue }),
    authenticate: createAuthenticate(config.auth),
    changes: createChangeFeed(config.databaseUrl, log),
    streams: createOpenStreams(),
    metrics,
    log,
    webhooks: createWebhookReaders(config),
    vendors: vendorProbes({
      stripe: config.stripe.apiUrl ?? 'https://api.stripe.com',
      pathao: config.pathao.baseUrl,
      twilio: config.twilio.apiUrl ?? 'https://api.twilio.com',
      sendgrid: config.sendgrid.apiUrl ?? 'https://api.sendgrid.com',
    }),
    now: () => new Date(),
    settings: toSettings(config),
  };
}

function toSettings({ http, temporal, policy, auth, production }: Config): ApiSettings {
  return {
    publicUrl: http.publicUrl.replace(/\/$/, ''),
    trustedProxies: http.trustedProxies,
    taskQueue: temporal.taskQueue,
    policy,
    paymentProviders: { card: 'stripe' },
    shippingPrices: { standard: 0 },
    auth: { issuer: auth.issuer, audience: auth.audience, devIssuer: auth.devIssuer },
    temporalUi: temporal.uiUrl
      ? { url: temporal.uiUrl.replace(/\/$/, ''), namespace: temporal.namespace }
      : undefined,
    requestsPerMinute: production ? 600 : 6_000,
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

/** Lets requests end; connections that are still open after that are cut. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}

/** Runs the server until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: { process: 'server' } });
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
