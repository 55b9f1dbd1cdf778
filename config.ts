import { z } from 'zod';
import { DEMO_POLICY, STANDARD_POLICY, type OrderPolicy } from './domain/policy';
import { DEVELOPMENT_PAYLOAD_KEYS, payloadKeyList, type PayloadKeys } from './payloadKeys';

const url = z.url();
const port = z.coerce.number().int().min(1).max(65_535);

/** An empty variable counts as unset: that is how `.env` files and compose files leave things out. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: url.optional(),
  TRUSTED_PROXIES: z.string().default('loopback'),
  DATABASE_URL: url.default('postgresql://throughline:throughline@127.0.0.1:5433/throughline'),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('orders'),
  TEMPORAL_UI_URL: url.optional(),
  PAYLOAD_KEYS: payloadKeyList.optional(),
  ORDER_POLICY: z.enum(['standard', 'demo']).default('standard'),
  AUTH_ISSUER: url.optional(),
  AUTH_JWKS_URL: url.optional(),
  AUTH_AUDIENCE: z.string().default('throughline'),
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SPEED: z.coerce.number().positive().default(1),
  STRIPE_SECRET_KEY: z.string().default('sk_test_sandbox'),
  STRIPE_WEBHOOK_SECRET: z.string().default('whsec_sandbox'),
  STRIPE_API_URL: url.optional(),
  PATHAO_BASE_URL: url.optional(),
  PATHAO_CLIENT_ID: z.string().default('sandbox-client'),
  PATHAO_CLIENT_SECRET: z.string().default('sandbox-secret'),
  PATHAO_USERNAME: z.string().default('merchant@example.com'),
  PATHAO_PASSWORD: z.string().default('sandbox-password'),
  PATHAO_STORE_ID: z.coerce.number().int().default(1),
  PATHAO_WEBHOOK_SECRET: z.string().default('sandbox-pathao-webhook'),
  TWILIO_ACCOUNT_SID: z.string().default('AC00000000000000000000000000000000'),
  TWILIO_AUTH_TOKEN: z.string().default('sandbox-twilio-token'),
  TWILIO_FROM: z.string().default('+15005550006'),
  TWILIO_API_URL: url.optional(),
  PHONE_REGION: z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166 code such as "BD"')
    .default('BD'),
  SENDGRID_API_KEY: z.string().default('SG.sandbox'),
  SENDGRID_FROM: z.email().default('orders@shop.example'),
  SENDGRID_WEBHOOK_PUBLIC_KEY: z.string().optional(),
  SENDGRID_API_URL: url.optional(),
});

/** Everything the processes are told from outside, read once and checked. Durations are milliseconds. */
export interface Config {
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
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
    /** Undefined: no links to the Web UI. */
    readonly uiUrl: string | undefined;
    /** What Temporal keeps of an order is encrypted under the first; all decrypt. */
    readonly payloadKeys: PayloadKeys;
  };
  readonly policy: OrderPolicy;
  readonly auth: {
    readonly issuer: string;
    readonly jwksUrl: string;
    readonly audience: string;
    /** True when the simulated issuer of the sandbox signs the tokens. */
    readonly devIssuer: boolean;
  };
  readonly sandbox: { readonly port: number; readonly url: string; readonly speed: number };
  readonly stripe: {
    readonly secretKey: string;
    readonly webhookSecret: string;
    /** Undefined: Stripe itself. */
    readonly apiUrl: string | undefined;
  };
  readonly pathao: {
    readonly baseUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly username: string;
    readonly password: string;
    readonly storeId: number;
    readonly webhookSecret: string;
  };
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly from: string;
    /** ISO 3166 code of the country that customers' numbers without a prefix belong to. */
    readonly region: string;
    readonly apiUrl: string | undefined;
  };
  readonly sendgrid: {
    readonly apiKey: string;
    readonly from: string;
    /** Base64 DER of the key that signs the event webhook; undefined refuses every event. */
    readonly webhookPublicKey: string | undefined;
    readonly apiUrl: string | undefined;
  };
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
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The environment is not usable:\n${faults.join('\n')}`);
  }
  const env = parsed.data;
  const payloadKeys = env.PAYLOAD_KEYS ?? developmentKeys(env.NODE_ENV);
  const sandboxUrl = `http://127.0.0.1:${env.SANDBOX_PORT}`;
  const vendors = env.NODE_ENV === 'production' ? {} : sandboxVendors(sandboxUrl);
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
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: env.TEMPORAL_TASK_QUEUE,
      uiUrl: env.TEMPORAL_UI_URL,
      payloadKeys,
    },
    policy: env.ORDER_POLICY === 'demo' ? DEMO_POLICY : STANDARD_POLICY,
    auth: {
      issuer,
      jwksUrl: env.AUTH_JWKS_URL ?? `${issuer}/.well-known/jwks.json`,
      audience: env.AUTH_AUDIENCE,
      devIssuer: env.AUTH_ISSUER === undefined,
    },
    sandbox: { port: env.SANDBOX_PORT, url: sandboxUrl, speed: env.SANDBOX_SPEED },
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiUrl: env.STRIPE_API_URL ?? vendors.stripe,
    },
    pathao: {
      baseUrl: env.PATHAO_BASE_URL ?? vendors.pathao ?? 'https://api-hermes.pathao.com',
      clientId: env.PATHAO_CLIENT_ID,
      clientSecret: env.PATHAO_CLIENT_SECRET,
      username: env.PATHAO_USERNAME,
      password: env.PATHAO_PASSWORD,
      storeId: env.PATHAO_STORE_ID,
      webhookSecret: env.PATHAO_WEBHOOK_SECRET,
    },
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      from: env.TWILIO_FROM,
      region: env.PHONE_REGION,
      apiUrl: env.TWILIO_API_URL ?? vendors.twilio,
    },
    sendgrid: {
      apiKey: env.SENDGRID_API_KEY,
      from: env.SENDGRID_FROM,
      webhookPublicKey: env.SENDGRID_WEBHOOK_PUBLIC_KEY,
      apiUrl: env.SENDGRID_API_URL ?? vendors.sendgrid,
    },
  };
}

function developmentKeys(environmentName: string): PayloadKeys {
  if (environmentName !== 'production') return DEVELOPMENT_PAYLOAD_KEYS;
  throw new ConfigError('The environment is not usable:\n  PAYLOAD_KEYS: must be set in production');
}

/** Outside production the vendors are the sandbox, so that nothing real is charged or sent by accident. */
function sandboxVendors(
  sandboxUrl: string,
): Partial<Record<'stripe' | 'pathao' | 'twilio' | 'sendgrid', string>> {
  return {
    // Stripe's SDK takes an origin only, without a path.
    stripe: sandboxUrl,
    pathao: `${sandboxUrl}/pathao`,
    twilio: `${sandboxUrl}/twilio`,
    sendgrid: `${sandboxUrl}/sendgrid`,
  };
}
