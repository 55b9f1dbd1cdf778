import { z } from 'zod';
import { VENDORS, readVendorOptions, type VendorOptions } from './vendors';

export interface SandboxOptions extends VendorOptions {
  /** Where state and keys are kept; undefined: in memory only. */
  readonly dataDir?: string;
  /** The origin that webhooks are sent to. */
  readonly webhookTarget: string;
  /** How many times faster than the standard pace parcels move. */
  readonly speed: number;
  /** How long a gateway keeps a card's money reserved, in seconds. */
  readonly captureWindowS: number;
  /** Of the generator that decides which calls fail. */
  readonly seed: number;
  readonly issuer: {
    readonly audience: string;
    /** The `iss` of tokens; undefined: the sandbox's own address. */
    readonly url?: string;
  };
}

const port = z.coerce.number().int().min(1).max(65_535);

/** The same names and defaults as in the product's own configuration. */
const environment = z.object({
  PORT: port.default(3000),
  PUBLIC_URL: z.url().optional(),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SPEED: z.coerce.number().positive().default(1),
  SANDBOX_CAPTURE_WINDOW_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(7 * 24 * 3_600),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  SANDBOX_DATA_DIR: z.string().default('.data/sandbox'),
  SANDBOX_WEBHOOK_TARGET: z.url().optional(),
  AUTH_ISSUER: z.url().optional(),
  AUTH_AUDIENCE: z.string().default('throughline'),
});

/** Names of the variables that the sandbox reads. */
export const SANDBOX_VARIABLES: readonly string[] = [
  ...Object.keys(environment.shape),
  ...VENDORS.flatMap(({ variables }) => variables),
];

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
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const env = environment.parse(given);
  return {
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    options: {
      dataDir: env.SANDBOX_DATA_DIR,
      webhookTarget: env.SANDBOX_WEBHOOK_TARGET ?? env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      speed: env.SANDBOX_SPEED,
      captureWindowS: env.SANDBOX_CAPTURE_WINDOW_SECONDS,
      seed: env.SANDBOX_SEED,
      issuer: {
        audience: env.AUTH_AUDIENCE,
        ...(env.AUTH_ISSUER === undefined ? {} : { url: env.AUTH_ISSUER }),
      },
      ...readVendorOptions(given),
    },
  };
}
