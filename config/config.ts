import { isIP } from 'node:net';
import { z } from 'zod';
import type { CountryCode } from '../domain/address/address';
import { CLOCK_SET_NAMES, type ShopClocks } from '../domain/clocks/clockSets';
import { STANDARD_LIMITS, type AppeasementLimits } from '../domain/appeasement/limits';
import type { TaxRules } from '../domain/money/tax';
import { DEMO_POLICY, STANDARD_POLICY, type OrderPolicy } from '../domain/order/policy';
import type { TransitTimes } from '../domain/promise/transit';
import type { PayoutSchedule } from '../domain/payouts/schedule';
import { MOST_HOLD_MINUTES, STANDARD_QUOTE_HOLDS, type QuoteHolds } from '../domain/stock/quoteHold';
import type { StoreCreditCountries } from '../domain/storeCredit/policy';
import { readCountry } from '../reference/country';
import { VENDOR_SETTINGS, readVendorConfigs, type VendorConfigs } from '../providers/settings';
import { DEVELOPMENT_COMMAND_KEYS, type CommandKeys } from './commandKeys';
import { goodwillLimits } from './settings/goodwillLimits';
import { keyList } from './keyList';
import { DEVELOPMENT_PAYLOAD_KEYS, type PayloadKeys } from './payloadKeys';
import { days, timesOfDay, weekdays } from './settings/payoutSchedule';
import { STAND_INS, productionFaults } from './standIns';
import { taxRules } from './settings/taxRules';
import { transitTimes } from './settings/transitTimes';

const url = z.url();
const port = z.coerce.number().int().min(1).max(65_535);

/** What Express takes for `trust proxy`: names of networks, addresses and ranges. */
const proxies = z
  .string()
  .refine(
    (text) => text.split(',').every((part) => isProxy(part.trim())),
    'must be networks such as "loopback, uniquelocal, 10.0.0.0/8"',
  );

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === undefined) return longest > 0;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest;
}

/** Countries by code or name, separated by commas, as their codes. */
const countries = z.string().transform((text, context): CountryCode[] => {
  const names = text.split(',').map((name) => name.trim());
  const codes = names.flatMap((name) => readCountry(name) ?? []);
  if (codes.length === names.length) return [...new Set(codes)];
  context.addIssue({ code: 'custom', message: 'must be countries such as "BD, IN"' });
  return z.NEVER;
});

const timeZone = z.string().refine(isTimeZone, 'must be a time zone such as "Asia/Dhaka"');

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** An empty variable counts as unset: that is how `.env` files and compose files leave things out. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: url.optional(),
  TRUSTED_PROXIES: proxies.default('loopback'),
  DATABASE_URL: url.default(STAND_INS.DATABASE_URL),
  PHOTO_DIR: z.string().default('.data/photos'),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('orders'),
  TEMPORAL_UI_URL: url.optional(),
  WORKER_METRICS_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  PAYLOAD_KEYS: keyList.optional(),
  SHIPS_TO: countries.prefault('BD'),
  STORE_CREDIT_REFUNDS: countries.optional(),
  STORE_CREDIT_GOODWILL: countries.optional(),
  GOODWILL_LIMITS: goodwillLimits.optional(),
  SHOP_TIME_ZONE: timeZone.default('Asia/Dhaka'),
  TAX_RULES: taxRules.prefault('{}'),
  CLOCK_SET: z.enum(['none', ...CLOCK_SET_NAMES]).default('none'),
  SHOP_CITY: z.string().default('Dhaka'),
  TRANSIT_TIMES: transitTimes.optional(),
  QUOTE_HOLD_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_HOLD_MINUTES)
    .default(STANDARD_QUOTE_HOLDS.minutes),
  QUOTE_HOLD_PIECES: z.coerce.number().int().min(1).max(10_000).default(STANDARD_QUOTE_HOLDS.pieces),
  COMMAND_KEYS: keyList.optional(),
  UNSIGNED_COMMANDS: z.enum(['refused', 'believed']).default('refused'),
  COMMAND_WAIT_SECONDS: z.coerce.number().positive().max(60).default(2),
  ORDER_POLICY: z.enum(['standard', 'demo']).default('standard'),
  PAYOUT_BATCHES_AT: timesOfDay.optional(),
  SHOP_WORKING_DAYS: weekdays.prefault('sat,sun,mon,tue,wed,thu'),
  SHOP_HOLIDAYS: days.optional(),
  PAYOUT_POLL_SECONDS: z.coerce.number().positive().max(86_400).default(600),
  RECONCILE_EVERY_SECONDS: z.coerce.number().positive().max(86_400).default(60),
  AUTH_ISSUER: url.optional(),
  AUTH_JWKS_URL: url.optional(),
  AUTH_AUDIENCE: z.string().default('throughline'),
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SPEED: z.coerce.number().positive().default(1),
});

/** Names of all variables that are read here. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(environment.shape),
  ...Object.values(VENDOR_SETTINGS).flatMap(({ variables }) => variables),
];

/** Everything the processes are told from outside, read once and checked. Durations are milliseconds. */
export interface Config extends VendorConfigs {
  readonly production: boolean;
  readonly logLevel: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where customers and vendors reach us: part of the links in messages and of signed callback URLs. */
    readonly publicUrl: string;
    /** Whose word on a caller's address counts, as Express's `trust proxy`: addresses, networks or their names. */
    readonly trustedProxies: string;
  };
  readonly databaseUrl: string;
  /** The folder that photos lie in; relative to where the process runs. */
  readonly photoDir: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
    /** Undefined: no links to the Web UI. */
    readonly uiUrl: string | undefined;
    /** What Temporal keeps of an order is encrypted under the first; all decrypt. */
    readonly payloadKeys: PayloadKeys;
    /** The API signs commands with the first; workers believe a signature under any. */
    readonly commandKeys: CommandKeys;
    /** Whether commands without a signature are from whom they say: while servers run that don't sign yet. */
    readonly believesUnsigned: boolean;
  };
  readonly worker: {
    /** Where the worker serves its metrics, on `http.host`; undefined: nowhere. */
    readonly metricsPort: number | undefined;
  };
  readonly tracing: {
    /** Where spans are sent, by OTLP over HTTP; undefined: nothing is traced. */
    readonly tracesUrl: string | undefined;
  };
  readonly policy: OrderPolicy;
  /** The countries that the shop ships to, one at least. */
  readonly shipsTo: readonly CountryCode[];
  /** Where refunds may be store credit, which customers choose, and goodwill may be. */
  readonly storeCredit: StoreCreditCountries;
  /** How much goodwill is given without anybody else's word. */
  readonly appeasements: AppeasementLimits;
  /** Where the shop's days begin and end, as IANA names it. */
  readonly timeZone: string;
  /** The clocks of new orders, and the city in which deliveries are near; undefined: they have none. */
  readonly clocks: ShopClocks | undefined;
  /** How long parcels are with the courier; undefined: no days are promised. */
  readonly transit: TransitTimes | undefined;
  /** How long quotes hold pieces that don't say so, and how many each at most. */
  readonly quoteHolds: QuoteHolds;
  /** How prices are taxed, by currency. */
  readonly taxRules: TaxRules;
  /** When batches of payouts are made by themselves; undefined: by hand alone. */
  readonly payoutSchedule: PayoutSchedule | undefined;
  /** How often a bank is asked what became of a batch of payouts. */
  readonly payoutPollMs: number;
  /** How long after one look for orders without a workflow the next begins. */
  readonly reconcileEveryMs: number;
  /** How long a caller waits for the outcome of a command; longer, it is answered 202. */
  readonly commandWaitMs: number;
  readonly auth: {
    readonly issuer: string;
    readonly jwksUrl: string;
    readonly audience: string;
    /** True when the simulated issuer of the sandbox signs the tokens. */
    readonly devIssuer: boolean;
  };
  readonly sandbox: { readonly port: number; readonly url: string; readonly speed: number };
}

/** Which variables are wrong and how; thrown before anything starts. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 * @throws {ConfigError} naming every variable that is missing or malformed.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const sandboxUrl = `http://127.0.0.1:${parsed.data?.SANDBOX_PORT}`;
  // Outside production the vendors are the sandbox, so that nothing real is charged or sent by accident.
  const simulated = given['NODE_ENV'] !== 'production';
  const vendors = readVendorConfigs(given, (path) => (simulated ? `${sandboxUrl}${path}` : undefined));
  const issues = [...(parsed.error?.issues ?? []), ...(vendors.success ? [] : vendors.issues)];
  const malformed = issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const faults = [...productionFaults(given), ...malformed];
  if (!parsed.success || !vendors.success || faults.length > 0) {
    throw new ConfigError(
      `The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
  const env = parsed.data;
  const payloadKeys = env.PAYLOAD_KEYS ?? DEVELOPMENT_PAYLOAD_KEYS;
  const issuer = env.AUTH_ISSUER ?? `${sandboxUrl}/issuer`;
  return {
    production: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    http: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      trustedProxies: env.TRUSTED_PROXIES,
    },
    databaseUrl: env.DATABASE_URL,
    photoDir: env.PHOTO_DIR,
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: env.TEMPORAL_TASK_QUEUE,
      uiUrl: env.TEMPORAL_UI_URL,
      payloadKeys,
      commandKeys: env.COMMAND_KEYS ?? DEVELOPMENT_COMMAND_KEYS,
      believesUnsigned: env.UNSIGNED_COMMANDS === 'believed',
    },
    worker: { metricsPort: env.WORKER_METRICS_PORT },
    tracing: { tracesUrl: tracesUrlOf(env) },
    policy: env.ORDER_POLICY === 'demo' ? DEMO_POLICY : STANDARD_POLICY,
    shipsTo: env.SHIPS_TO,
    // No vouchers are forced on anybody: refunds are money unless the shop says where they may be something else.
    storeCredit: {
      refunds: env.STORE_CREDIT_REFUNDS ?? [],
      goodwill: env.STORE_CREDIT_GOODWILL ?? env.SHIPS_TO,
    },
    appeasements: env.GOODWILL_LIMITS ?? STANDARD_LIMITS,
    timeZone: env.SHOP_TIME_ZONE,
    clocks: env.CLOCK_SET === 'none' ? undefined : { set: env.CLOCK_SET, city: env.SHOP_CITY },
    transit: env.TRANSIT_TIMES,
    quoteHolds: { minutes: env.QUOTE_HOLD_MINUTES, pieces: env.QUOTE_HOLD_PIECES },
    taxRules: env.TAX_RULES,
    payoutSchedule: env.PAYOUT_BATCHES_AT && {
      at: env.PAYOUT_BATCHES_AT,
      workingDays: env.SHOP_WORKING_DAYS,
      holidays: env.SHOP_HOLIDAYS ?? [],
    },
    payoutPollMs: env.PAYOUT_POLL_SECONDS * 1_000,
    reconcileEveryMs: env.RECONCILE_EVERY_SECONDS * 1_000,
    commandWaitMs: env.COMMAND_WAIT_SECONDS * 1_000,
    auth: {
      issuer,
      jwksUrl: env.AUTH_JWKS_URL ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
      audience: env.AUTH_AUDIENCE,
      devIssuer: env.AUTH_ISSUER === undefined,
    },
    sandbox: { port: env.SANDBOX_PORT, url: sandboxUrl, speed: env.SANDBOX_SPEED },
    ...vendors.configs,
  };
}

/** OpenTelemetry's rule: the endpoint for traces is taken as it is, the one for all signals is where theirs begins. */
function tracesUrlOf(env: z.output<typeof environment>): string | undefined {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, '');
  return env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
}
