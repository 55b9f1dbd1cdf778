import type { Tracer } from '@opentelemetry/api';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import type { PaymentMethod } from '../domain/order/order';
import type { OrderPolicy } from '../domain/order/policy';
import type { Database } from '../prisma/client';
import type { Authenticate } from './auth/auth';
import type { ChangeFeed } from './live/changeFeed';
import type { Metrics } from './service/metrics';
import type { OrderStarter } from './engine/orderStart';
import type { StartMarks } from './engine/startMarks';
import type { OpenStreams } from './live/orderStream';
import type { WebhookReaders } from './webhooks/webhooks';

/** Everything the API is made of; `server.ts` puts it together, tests put in what they need. */
export interface ApiDeps {
  readonly prisma: Database;
  /** Connects when it is first used, so that the API starts and takes orders without a server. */
  readonly temporal: Client;
  /** What encrypts the payloads that Temporal keeps, for the Web UI to read them by. */
  readonly codec: PayloadCodec;
  readonly starter: OrderStarter;
  readonly startMarks: StartMarks;
  readonly authenticate: Authenticate;
  readonly changes: ChangeFeed;
  readonly streams: OpenStreams;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly log: Logger;
  readonly webhooks: WebhookReaders;
  /** Whether a vendor answers, by name: what `/readyz` reports and never fails for. */
  readonly vendors: Readonly<Record<string, () => Promise<boolean>>>;
  readonly now: () => Date;
  readonly settings: ApiSettings;
}

export interface ApiSettings {
  /** Where vendors and browsers reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** Proxies that name the caller's address, in the words of Express's `trust proxy`. */
  readonly trustedProxies: string;
  readonly taskQueue: string;
  /** The policy that new orders are placed under. */
  readonly policy: OrderPolicy;
  /** Which gateway takes a payment method. */
  readonly paymentProviders: Readonly<Record<PaymentMethod, string>>;
  /** The ERP that orders are pushed to; undefined: the shop has none. */
  readonly erp: string | undefined;
  /** Minor units of the order's currency for each shipping method; prices include tax. */
  readonly shippingPrices: Readonly<Record<string, number>>;
  readonly auth: { readonly issuer: string; readonly audience: string; readonly devIssuer: boolean };
  /** For links to an order's execution; undefined: no links. */
  readonly temporalUi: { readonly url: string; readonly namespace: string } | undefined;
  /** Requests a minute for one caller; undefined: no limit. The role `checkout` has none. */
  readonly requestsPerMinute: number | undefined;
  /** The built pages; undefined or absent: the API alone. */
  readonly webRoot: string | undefined;
  readonly production: boolean;
  /** Checks every answer against the documented schema and fails on a difference; for tests. */
  readonly checkResponses: boolean;
}
