import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import pino from 'pino';
import request from 'supertest';
import { createPayloadCodec } from '../../temporal/codec';
import { STANDARD_LIMITS } from '../../domain/appeasement/limits';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { createCodeMaker } from '../../config/codeMaker';
import { DEVELOPMENT_COMMAND_KEYS } from '../../config/commandKeys';
import { createLinkTokens } from '../../config/linkTokens';
import { createPhotoLinks } from '../../config/photoLinks';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { NO_TRACING } from '../../observability/traces/tracing';
import { createPrisma } from '../../prisma/client';
import { createTemporalClient } from '../../temporal/client';
import { createCommandSigner } from '../../temporal/commandSigner';
import { createOpenings } from '../../test/harness/openings';
import { temporaryFolder } from '../../test/harness/temporaryFolder';
import type { Database } from '../../prisma/client';
import { createTestDatabase } from '../../test/harness/testDatabase';
import { createApp } from '../app';
import { createAuthenticate } from '../auth/auth';
import { createChangeFeed } from '../live/changeFeed';
import type { ApiDeps, ApiSettings } from '../deps';
import { createMetrics } from '../service/metrics';
import { createOrderStarter } from '../engine/orderStarter';
import { createFollowers } from '../live/followers';
import { createOpenStreams } from '../live/openStreams';
import { createPhotoStore } from '../photos/photoStore';
import { createHasChoice } from '../placing/sources';
import { createStartMarks } from '../engine/startMarks';
import { sweepOrders } from '../engine/sweeper';
import type { CreateOrderRequestJson } from '../schema/order';
import { AMOUNT_REFUSALS, COURIER_NEEDS, PAYMENT_PROVIDERS } from '../../providers';
import { CSV } from '../../providers/payouts/csv/adapter';
import { FILE_HEAD, fileRows } from '../../providers/payouts/csv/file';
import type { WebhookReaders } from '../../providers/webhooks';
import { countryOf } from '../../reference/testing/readings';
import { eventually } from '../../test/world/eventually';

/** Port 1 answers nobody: the workflow engine is down throughout, which placing an order must not notice. */
const NO_TEMPORAL = { address: '127.0.0.1:1', namespace: 'default', taskQueue: 'orders', uiUrl: undefined };
const AUDIENCE = 'throughline';

/** What a test may sign into a token beside its subject and roles. */
export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; negative: expired already. */
  readonly expiresIn?: number;
  /** Sign with a key that the issuer doesn't publish. */
  readonly foreignKey?: boolean;
}

/** What may differ between orders that nothing is wrong with. */
export interface PlaceOptions {
  /** The customer. */
  readonly as?: string;
  readonly changes?: Partial<CreateOrderRequestJson>;
}

/** The real API on a database of its own, with a token issuer and without a workflow engine. */
export interface ApiUnderTest {
  readonly app: Express;
  readonly deps: ApiDeps;
  readonly databaseUrl: string;
  token(sub: string, roles: readonly string[], options?: TokenOptions): Promise<string>;
  /** A supertest request with a token of this caller. */
  as(sub: string, ...roles: readonly string[]): Promise<ReturnType<typeof request.agent>>;
  /** Puts a product on sale with that many pieces; amounts in pence. */
  stock(sku: string, onHand: number, price?: number): Promise<void>;
  /**
   * Places an order as a customer; returns its id.
   * @throws {Error} when it is refused.
   */
  place(lines: Readonly<Record<string, number>>, key: string, options?: PlaceOptions): Promise<string>;
  /** Resolves when the order's workflow runs and is marked so: placing it answers before that. */
  started(orderId: string): Promise<void>;
  close(): Promise<void>;
}

export async function startApiUnderTest(
  options: {
    readonly webhooks?: WebhookReaders;
    readonly settings?: Partial<ApiSettings>;
    /** Absent: the machine's clock. */
    readonly now?: () => Date;
    /** A server that is up; absent: there is none. */
    readonly temporal?: { readonly address: string; readonly namespace: string; readonly taskQueue: string };
  } = {},
): Promise<ApiUnderTest> {
  const engine = { ...NO_TEMPORAL, ...options.temporal };
  const openings = createOpenings();
  const database = await createTestDatabase(openings);
  const issuer = await startIssuer();
  openings.add('a token issuer', issuer.close);
  const log = pino({ level: 'silent' });
  const prisma = createPrisma(database.url, { poolSize: 12 });
  openings.add('the Prisma client of an API', () => prisma.$disconnect());
  const temporal = createTemporalClient({ ...engine, payloadKeys: DEVELOPMENT_PAYLOAD_KEYS });
  openings.add('the Temporal connection of an API', () => temporal.connection.close());
  // As the server does when it starts: to connect may take longer than a start may.
  if (options.temporal) await temporal.workflowService.getSystemInfo({});
  const metrics = createMetrics();
  const changes = createChangeFeed(database.url, log);
  const deps: ApiDeps = {
    prisma,
    temporal,
    codec: createPayloadCodec(DEVELOPMENT_PAYLOAD_KEYS),
    codes: createCodeMaker(DEVELOPMENT_COMMAND_KEYS),
    signer: createCommandSigner(DEVELOPMENT_COMMAND_KEYS),
    linkTokens: createLinkTokens(DEVELOPMENT_COMMAND_KEYS),
    ...(await photoParts(openings)),
    ...engineParts({ prisma, temporal, metrics, log, taskQueue: engine.taskQueue }),
    authenticate: createAuthenticate({
      issuer: issuer.url,
      audience: AUDIENCE,
      jwksUrl: `${issuer.url}/jwks.json`,
    }),
    changes,
    followers: createFollowers({ prisma, changes }),
    streams: createOpenStreams(),
    ...{ metrics, tracer: NO_TRACING.tracer, log },
    webhooks: options.webhooks ?? { payments: {}, couriers: {}, messaging: {} },
    vendors: { stripe: async () => true, pathao: async () => false },
    now: options.now ?? (() => new Date()),
    settings: { ...settingsFor(issuer.url, engine.taskQueue), ...options.settings },
  };
  openings.add('the change feed of an API', () => deps.changes.close());
  openings.add('the streams of an API', () => deps.streams.closeAll());
  const app = createApp(deps);
  const as: ApiUnderTest['as'] = async (sub, ...roles) =>
    request.agent(app).set('Authorization', `Bearer ${await issuer.token(sub, roles)}`);
  return {
    app,
    deps,
    databaseUrl: database.url,
    token: issuer.token,
    as,
    async place(lines, key, options = {}) {
      const customer = await as(options.as ?? 'mina', 'customer');
      const order = orderOf(lines, options.changes);
      const answer = await customer.post('/api/orders').set('Idempotency-Key', key).send(order);
      if (answer.status !== 201) throw new Error(`The order was refused: ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    },
    async stock(sku, onHand, price = 255) {
      await prisma.product.create({ data: { sku, name: `Product ${sku}`, price, currency: 'GBP' } });
      await prisma.stock.create({ data: { sku, onHand } });
    },
    started: (orderId) => untilStarted(deps, orderId),
    close: openings.close,
  };
}

/** Photos in a folder that goes with the API. */
async function photoParts(openings: Parameters<typeof temporaryFolder>[0]) {
  const photos = createPhotoStore(await temporaryFolder(openings));
  return { photos, photoLinks: createPhotoLinks(DEVELOPMENT_COMMAND_KEYS) };
}

/** What starts orders, and chooses their warehouses. */
const engineParts = ({
  prisma,
  ...engine
}: Parameters<typeof createOrderStarter>[0] & { readonly prisma: Database }) => ({
  hasChoice: createHasChoice(prisma),
  starter: createOrderStarter(engine),
  startMarks: createStartMarks(prisma, engine.log),
});

async function untilStarted(deps: ApiDeps, orderId: string): Promise<void> {
  let looks = 0;
  await eventually(
    async () => {
      const order = await deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
      if (order.workflowStartedAt) return true;
      // A start that missed its deadline is left to the sweeper, which no test runs beside it.
      if (++looks % 20 === 0) await sweepOrders({ ...deps, now: () => new Date(Date.now() + 60_000) });
      return false;
    },
    { complaint: () => `order ${orderId} was not started` },
  );
}

function settingsFor(issuer: string, taskQueue: string): ApiSettings {
  return {
    publicUrl: 'http://shop.example',
    trustedProxies: 'loopback',
    taskQueue,
    commandWaitMs: 2_000,
    policy: STANDARD_POLICY,
    shipsTo: [countryOf('BD')],
    timeZone: 'Asia/Dhaka',
    appeasements: STANDARD_LIMITS,
    storeCredit: { refunds: [], goodwill: [countryOf('BD')] },
    courierNeeds: COURIER_NEEDS,
    paymentProviders: PAYMENT_PROVIDERS,
    amountRefusals: AMOUNT_REFUSALS,
    erp: 'unierp',
    payoutBanks: ['bank', 'csv'],
    payoutPollMs: 60_000,
    payoutSchedule: undefined,
    payoutFile: { provider: CSV, head: FILE_HEAD, rows: fileRows },
    shippingPrices: { standard: 0 },
    taxRules: {},
    clocks: undefined,
    auth: { issuer, audience: AUDIENCE, devIssuer: true },
    temporalUi: { url: 'http://temporal.example', namespace: 'default' },
    requestsPerMinute: undefined,
    webRoot: undefined,
    production: false,
    checkResponses: true,
  };
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const foreign = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
  const server: Server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(jwks);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: (sub: string, roles: readonly string[], options: TokenOptions = {}) =>
      new SignJWT({ roles })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setSubject(sub)
        .setIssuer(options.issuer ?? url)
        .setAudience(options.audience ?? AUDIENCE)
        .setExpirationTime(Math.floor(Date.now() / 1_000) + (options.expiresIn ?? 300))
        .sign(options.foreignKey ? foreign.privateKey : privateKey),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A request to order that nothing is wrong with, for the SKUs and quantities given. */
export function orderOf(
  lines: Readonly<Record<string, number>>,
  changes: Partial<CreateOrderRequestJson> = {},
): CreateOrderRequestJson {
  return {
    currency: 'GBP',
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    shippingAddress: {
      name: 'Mina Rahman',
      line1: '12 Lake Road',
      city: 'Dhaka',
      postcode: '1205',
      country: 'BD',
      phone: '+8801712345678',
    },
    contact: { email: 'mina@example.com' },
    payment: { method: 'card', token: 'pm_card_visa' },
    ...changes,
  };
}
