import { createHash } from 'node:crypto';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { Client, Pool } from 'pg';
import { MigrationAdapter } from './migrationAdapter';
import { MIGRATIONS_FOLDER, readMigrations, readSchema, type Migration } from './migrationFolder';
import { openSchemaEngine } from './schemaEngine';

/** The database and the migrations of this checkout don't fit together; the message says which migration and why. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Any number known to this product alone: it is the key of the advisory lock that lets one process migrate while
 * others wait. (The engine has a lock of its own, but gives up on it after ten seconds.)
 */
const LOCK_KEY = 7_418_805_023;

/** Where the migrations lie; another folder in tests only. */
export interface MigrateOptions {
  readonly folder?: string;
}

/**
 * Brings the database to this checkout's schema with Prisma's own engine and bookkeeping (`_prisma_migrations`), so that
 * `prisma migrate deploy` and this function may be mixed. Safe to call from several processes at once.
 * @returns the names of the migrations applied now; empty when there was nothing to do.
 * @throws {MigrationError} when an applied migration was changed afterwards, or one fails.
 */
export async function migrate(
  databaseUrl: string,
  { folder = MIGRATIONS_FOLDER }: MigrateOptions = {},
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const { applied, unfinished } = await readHistory(client);
    refuseChanged(migrations, applied);
    if (migrations.every(({ name }) => applied.has(name))) return [];
    return await apply(databaseUrl, { folder, migrations, unfinished });
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

interface History {
  /** Checksums by name of the migrations that were applied to the end. */
  readonly applied: ReadonlyMap<string, string>;
  /** Names of those that failed or were interrupted. */
  readonly unfinished: readonly string[];
}

async function readHistory(client: Client): Promise<History> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (table.rows[0]?.found !== true) return { applied: new Map(), unfinished: [] };
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations
      WHERE rolled_back_at IS NULL`,
  );
  return {
    applied: new Map(rows.filter((row) => row.finished).map((row) => [row.name, row.checksum])),
    unfinished: rows.filter((row) => !row.finished).map((row) => row.name),
  };
}

/** Prisma's own `deploy` only warns of this; a database that differs from what tests ran on is a fault. */
function refuseChanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const changed = migrations.filter(({ name, sql }) => {
    const checksum = applied.get(name);
    return checksum !== undefined && checksum !== createHash('sha256').update(sql).digest('hex');
  });
  if (changed.length === 0) return;
  throw new MigrationError(
    `Changed after it was applied: ${changed.map(({ name }) => name).join(', ')}. ` +
      'Restore the file and put the change into a new migration (npm run migration:new -- name). ' +
      'On a database without data worth keeping, delete it and start again.',
  );
}

interface Work {
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly unfinished: readonly string[];
}

async function apply(databaseUrl: string, work: Work): Promise<readonly string[]> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = new MigrationAdapter(pool);
  const engine = await openSchemaEngine(adapter, await readSchema());
  try {
    return await applyAll(engine, work);
  } catch (error) {
    const cause = adapter.scriptFailure ?? error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`A migration failed and changed nothing: ${reason}`, { cause });
  } finally {
    engine.free();
    await pool.end();
  }
}

async function applyAll(
  engine: SchemaEngine,
  { folder, migrations, unfinished }: Work,
): Promise<readonly string[]> {
  // Nobody else migrates while we hold the lock, and a script is one transaction: what didn't finish left no trace
  // but its record, which would make the engine refuse for ever.
  for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: asMigrationList(folder, migrations),
    filters: { externalTables: [], externalEnums: [] },
  });
  return appliedMigrationNames;
}

function asMigrationList(folder: string, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
