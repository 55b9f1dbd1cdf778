import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MIGRATIONS_FOLDER, readSchema } from './migrationFolder';
import { offlineAdapter } from './offlineAdapter';
import { openSchemaEngine, type SchemaSource } from './schemaEngine';

/** The schema as of the newest migration: what the next one is the difference to. */
const SNAPSHOT = path.join(MIGRATIONS_FOLDER, 'schema.snapshot.prisma');

/**
 * Writes `prisma/migrations/<time>_<name>/migration.sql` with what changed in `schema.prisma` since the last migration.
 * The engine compares two schemas and touches no database.
 * @returns the new file's path.
 */
export async function newMigration(name: string, now: Date): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error(`"${name}" is no migration name: use lower_case_words`);
  const schema = await readSchema();
  const sql = await difference(await readSnapshot(), schema);
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp(now)}_${name}`);
  await mkdir(folder);
  const file = path.join(folder, 'migration.sql');
  await writeFile(file, sql);
  await writeFile(SNAPSHOT, schema.content);
  return file;
}

async function difference(from: SchemaSource | undefined, to: SchemaSource): Promise<string> {
  const engine = await openSchemaEngine(offlineAdapter(), to);
  try {
    const { stdout } = await engine.diff({
      from: from ? { tag: 'schemaDatamodel', files: [from] } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [to] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

async function readSnapshot(): Promise<SchemaSource | undefined> {
  try {
    return { path: SNAPSHOT, content: await readFile(SNAPSHOT, 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Prisma's own folder prefix, `20261121093000`. */
function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

async function main(): Promise<void> {
  const file = await newMigration(process.argv[2] ?? '', new Date());
  console.log(
    `Wrote ${path.relative(process.cwd(), file)}. Add by hand what Prisma can't express, then run npm test.`,
  );
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
