import type { PayloadCodec } from '@temporalio/common';
import type { Database } from '../prisma/client';
import type { CodeDeps } from './codes/oneTimeCodes';
import type { BatchDeps } from './payouts/batches/batches';
import type { PayoutSchedule } from '../domain/payouts/schedule';
import type { PayoutBatch } from '../providers/payouts/payoutBank';
import type { AppeasementDeps } from './appeasements/claims';
import type { Authenticate } from './auth/principal';
import type { CommandDeps } from './commands/sendCommand';
import type { ReconcilerDeps } from './engine/reconciler';
import type { StartDeps } from './engine/startOrder';
import type { SweeperDeps } from './engine/sweeper';
import type { RequestsPerMinute } from './http/rateLimit';
import type { RequestLogDeps } from './http/requestLog';
import type { SecuritySettings } from './http/secureHeaders';
import type { ChangeFeed } from './live/changeFeed';
import type { StreamDeps } from './live/orderStream';
import type { OrderListDeps } from './orders/orderList';
import type { OrderReadDeps } from './orders/orderReads';
import type { PreparationDeps } from './placing/preparePlacement';
import type { PlacementDeps } from './placing/placeOrder';
import type { LinkDeps } from './payments/links';
import type { ReadinessDeps } from './service/readiness';
import type { PhotoDeps } from './photos/photos';
import type { WarehouseDeps } from './warehouses/keepWarehouses';
import type { ReceiverDeps } from './webhooks/webhooks';

/**
 * Everything the API is made of: what its rooms each declare to need, together. `server.ts` puts it together, tests put
 * in what they need. Only the app and the routes' handlers see it whole; a room's functions take their own part.
 */
export type ApiDeps = AppDeps &
  BatchDeps &
  CodeDeps &
  AppeasementDeps &
  CommandDeps &
  OrderListDeps &
  OrderReadDeps &
  LinkDeps &
  PhotoDeps &
  PlacementDeps &
  PreparationDeps &
  ReadinessDeps &
  ReceiverDeps &
  ReconcilerDeps &
  RequestLogDeps &
  StartDeps &
  StreamDeps &
  SweeperDeps &
  WarehouseDeps;

/** What is configured, of all rooms. */
export type ApiSettings = ApiDeps['settings'];

/** What the app and the handlers use by themselves. */
interface AppDeps {
  readonly prisma: Database;
  /** What followers listen to; whoever made it closes it. */
  readonly changes: ChangeFeed;
  readonly authenticate: Authenticate;
  /** What encrypts the payloads that Temporal keeps, for the Web UI to read them by. */
  readonly codec: PayloadCodec;
  readonly settings: AppSettings & SecuritySettings;
}

interface AppSettings {
  /** When batches of payouts are made by themselves; undefined: by hand alone. */
  readonly payoutSchedule: PayoutSchedule | undefined;
  /** A batch of payouts as a file: its columns, and its rows. */
  readonly payoutFile: {
    /** The name of the bank in whose place it is. */
    readonly provider: string;
    readonly head: readonly string[];
    readonly rows: (batch: PayoutBatch) => readonly (readonly string[])[];
  };
  /** Proxies that name the caller's address, in the words of Express's `trust proxy`. */
  readonly trustedProxies: string;
  /** Undefined: no limit. */
  readonly requestsPerMinute: RequestsPerMinute | undefined;
  /** The built pages; undefined or absent: the API alone. */
  readonly webRoot: string | undefined;
  /** Checks every answer against the documented schema and fails on a difference; for tests. */
  readonly checkResponses: boolean;
}
