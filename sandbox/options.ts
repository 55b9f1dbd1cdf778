import { z } from 'zod';
import type { PathaoOptions } from './pathao/routes';
import type { SendgridOptions } from './sendgrid/routes';
import type { StripeOptions } from './stripe/routes';
import type { TwilioOptions } from './twilio/routes';
import type { UnierpOptions } from './unierp/routes';

export interface SandboxOptions {
  /** Where state and keys are kept; undefined: in memory only. */
  readonly dataDir?: string;
  /** The origin that webhooks are sent to. */
  readonly webhookTarget: string;
  /** How many times faster than the standard pace parcels move. */
  readonly speed: number;
  /** Of the generator that decides which calls fail. */
  readonly seed: number;
  readonly issuer: {
    readonly audience: string;
    /** The `iss` of tokens; undefined: the sandbox's own address. */
    readonly url?: string;
  };
  readonly stripe: StripeOptions;
  readonly pathao: PathaoOptions;
  readonly twilio: TwilioOptions;
  readonly sendgrid: SendgridOptions;
  readonly unierp: UnierpOptions;
}

const port = z.coerce.number().int().min(1).max(65_535);

/** The same names and defaults as in the product's own configuration: the vendors' side of the same secrets. */
const environment = z.object({
  PORT: port.default(3000),
  PUBLIC_URL: z.url().optional(),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SPEED: z.coerce.number().positive().default(1),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  SANDBOX_DATA_DIR: z.string().default('.data/sandbox'),
  SANDBOX_WEBHOOK_TARGET: z.url().optional(),
  AUTH_ISSUER: z.url().optional(),
  AUTH_AUDIENCE: z.string().default('throughline'),
  STRIPE_SECRET_KEY: z.string().default('sk_test_sandbox'),
  STRIPE_WEBHOOK_SECRET: z.string().default('whsec_sandbox'),
  PATHAO_CLIENT_ID: z.string().default('sandbox-client'),
  PATHAO_CLIENT_SECRET: z.string().default('sandbox-secret'),
  PATHAO_USERNAME: z.string().default('merchant@example.com'),
  PATHAO_PASSWORD: z.string().default('sandbox-password'),
  PATHAO_WEBHOOK_SECRET: z.string().default('sandbox-pathao-webhook'),
  TWILIO_ACCOUNT_SID: z.string().default('AC00000000000000000000000000000000'),
  TWILIO_AUTH_TOKEN: z.string().default('sandbox-twilio-token'),
  SENDGRID_API_KEY: z.string().default('SG.sandbox'),
  UNIERP_API_KEY: z.string().default('sandbox-unierp-key'),
});

/** Names of the variables that the sandbox reads. */
export const SANDBOX_VARIABLES: readonly string[] = Object.keys(environment.shape);

export interface SandboxEnvironment {
  readonly host: string;
  readonly port: number;
  readonly options: SandboxOptions;
}

/**
 * Reads where to listen and how to behave from environment variables; an empty one counts as unset.
 * @throws {z.ZodError} naming the variables that make no sense.
 */
export function readSandboxEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): SandboxEnvironment {
  const env = environment.parse(
    Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
  );
  return {
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    options: {
      dataDir: env.SANDBOX_DATA_DIR,
      webhookTarget: env.SANDBOX_WEBHOOK_TARGET ?? env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      speed: env.SANDBOX_SPEED,
      seed: env.SANDBOX_SEED,
      issuer: {
        audience: env.AUTH_AUDIENCE,
        ...(env.AUTH_ISSUER === undefined ? {} : { url: env.AUTH_ISSUER }),
      },
      stripe: { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET },
      pathao: {
        clientId: env.PATHAO_CLIENT_ID,
        clientSecret: env.PATHAO_CLIENT_SECRET,
        username: env.PATHAO_USERNAME,
        password: env.PATHAO_PASSWORD,
        webhookSecret: env.PATHAO_WEBHOOK_SECRET,
      },
      twilio: { accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN },
      sendgrid: { apiKey: env.SENDGRID_API_KEY },
      unierp: { apiKey: env.UNIERP_API_KEY },
    },
  };
}
