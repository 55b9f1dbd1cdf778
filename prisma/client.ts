import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Prisma, PrismaClient } from './generated/client';

export { Prisma, PrismaClient };

export interface PrismaOptions {
  /** Connections at most. A process needs about as many as it does things at once. */
  readonly poolSize?: number;
  /** Named in `pg_stat_activity`, so that a slow query can be traced to its process. */
  readonly applicationName?: string;
  /** Told of connections that broke while idle; the pool replaces them. */
  readonly onConnectionError?: (error: Error) => void;
}

/** How long a caller waits for a connection before it fails: long enough for a burst, short enough to answer 503. */
const CONNECTION_TIMEOUT_MS = 5_000;

/**
 * The database client over a pool of its own; `$disconnect()` ends the pool too. It connects lazily. Models through
 * Prisma's API, SQL functions through `$queryRaw`:
 *
 * ```ts
 * const rows = await prisma.$queryRaw<{ version: number }[]>`SELECT version FROM some_function(${id})`;
 * ```
 * @param databaseUrl a `postgresql://` URL.
 */
export function createPrisma(databaseUrl: string, options: PrismaOptions = {}): PrismaClient {
  const { poolSize = 10, applicationName = 'throughline', onConnectionError } = options;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    allowExitOnIdle: true,
  });
  // Without a listener a connection that breaks while idle (a database restart) would end the process.
  const onPoolError = onConnectionError ?? ignoreIdleConnectionError;
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true, onPoolError }) });
}

function ignoreIdleConnectionError(): void {
  // The pool has dropped the connection already; whoever queries next gets a new one or an error of their own.
}
