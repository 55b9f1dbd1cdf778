import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaSource } from './schemaEngine';

/** One folder of `prisma/migrations`; folders apply in the order of their names. */
export interface Migration {
  /** The folder's name, `20261121000001_init`. */
  readonly name: string;
  readonly sql: string;
}

/** Where the migrations of this checkout lie. */
export const MIGRATIONS_FOLDER = path.join(__dirname, '..', 'migrations');

/** Reads all migrations, in the order in which they apply. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** Reads `schema.prisma`. */
export async function readSchema(): Promise<SchemaSource> {
  const file = path.join(__dirname, '..', 'schema.prisma');
  return { path: file, content: await readFile(file, 'utf8') };
}
