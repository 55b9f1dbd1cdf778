import path from 'node:path';
import { z } from 'zod';
import { readConfig, type Config } from '../../config/config';

const port = z.coerce.number().int().min(1).max(65_535);

const environment = z.object({
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  POSTGRES_PORT: port.default(5433),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_PORT: port.default(7233),
  TEMPORAL_UI_PORT: port.default(8233),
});

/** Names of the variables that the stack alone reads, and a few that it shares. */
export const STACK_VARIABLES: readonly string[] = Object.keys(environment.shape);

/** What the stack on this machine is to be made of. */
export interface Settings {
  readonly config: Config;
  /** Absolute; holds the databases, logs and keys of the stack. */
  readonly dataDir: string;
  /** Undefined: `DATABASE_URL` names a PostgreSQL that somebody else runs. */
  readonly postgresPort: number | undefined;
  /** Undefined: `TEMPORAL_ADDRESS` names a server that somebody else runs. */
  readonly temporalPorts: { readonly grpc: number; readonly ui: number } | undefined;
  /** The environment of the processes that the stack is made of. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the environment: which servers are ours to start, and where everything listens.
 * @throws {ConfigError | z.ZodError} naming the variables that make no sense.
 */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const env = environment.parse(
    Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
  );
  const dataDir = path.resolve(env.DATA_DIR);
  const ownPostgres = env.DATABASE_URL === undefined;
  const ownTemporal = env.TEMPORAL_ADDRESS === undefined;
  const children = {
    ...variables,
    SANDBOX_DATA_DIR: variables['SANDBOX_DATA_DIR'] || path.join(dataDir, 'sandbox'),
    ...(ownPostgres && { DATABASE_URL: embeddedDatabaseUrl(env.POSTGRES_PORT) }),
    ...(ownTemporal && {
      TEMPORAL_ADDRESS: `127.0.0.1:${env.TEMPORAL_PORT}`,
      TEMPORAL_UI_URL: variables['TEMPORAL_UI_URL'] || `http://localhost:${env.TEMPORAL_UI_PORT}`,
    }),
  };
  return {
    config: readConfig(children),
    dataDir,
    postgresPort: ownPostgres ? env.POSTGRES_PORT : undefined,
    temporalPorts: ownTemporal ? { grpc: env.TEMPORAL_PORT, ui: env.TEMPORAL_UI_PORT } : undefined,
    environment: children,
  };
}

function embeddedDatabaseUrl(postgresPort: number): string {
  return `postgresql://throughline:throughline@127.0.0.1:${postgresPort}/throughline`;
}
