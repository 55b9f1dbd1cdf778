import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type QueryResultRow } from 'pg';
import { Prisma, PrismaClient } from './generated/client';
import { openStatements } from './postgres/statements';

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

/** Prisma's client, and a way past it for the statements that every order needs many times. */
export type Database = PrismaClient & Sql;

export interface Sql {
  /**
   * Runs one statement on a connection of the same pool, called as `$queryRaw` is. Prisma takes about half a millisecond
   * of CPU for a query that PostgreSQL answers in a tenth of that; elsewhere its types are worth it. It is prepared: what varies
   * is its values. A `bigint` of PostgreSQL's comes as a string.
   * @throws {DatabaseError} of `pg`, with PostgreSQL's code in `code`.
   */
  rows<Row extends QueryResultRow>(
    statement: TemplateStringsArray | Prisma.Sql,
    ...values: readonly unknown[]
  ): Promise<Row[]>;
}

/**
 * The database client over a pool of its own; `$disconnect()` ends the pool too. It connects lazily. Models through
 * Prisma's API, SQL functions through `$queryRaw`:
 *
 * ```ts
 * const rows = await prisma.$queryRaw<{ version: number }[]>`SELECT version FROM some_function(${id})`;
 * ```
 * @param databaseUrl a `postgresql://` URL.
 */
export function createPrisma(databaseUrl: string, options: PrismaOptions = {}): Database {
  const { poolSize = 10, applicationName = 'throughline', onConnectionError } = options;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    allowExitOnIdle: true,
  });
  // Without a listener a connection that breaks while idle (a database restart) would end the process. And the pool
  // is ours to end: Prisma would only do it after a query of its own.
  pool.on('error', onConnectionError ?? ignoreIdleConnectionError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  const disconnect = prisma.$disconnect.bind(prisma);
  let ended: Promise<void> | undefined;
  return Object.assign(prisma, {
    $disconnect: () => (ended ??= disconnect().then(() => pool.end())),
    rows: openStatements(pool),
  });
}

function ignoreIdleConnectionError(): void {
  // The pool has dropped the connection already; whoever queries next gets a new one or an error of their own.
}
