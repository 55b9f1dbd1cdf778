import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MIGRATIONS_FOLDER, readMigrations, readSchema } from './migrationFolder';
import { offlineAdapter } from './offlineAdapter';
import { openSchemaEngine, type SchemaSource } from './schemaEngine';
import { FUNCTIONS_FOLDER, functionChanges, functionsAfter, readFunctions } from './sqlFunctions';

/** Beside the migrations, the schema as of the newest one: what the next one is the difference to. */
const SNAPSHOT = 'schema.snapshot.prisma';

/** What the engine writes when nothing differs. */
const EMPTY = /^-- This is an empty migration\.\s*$/;

/** Where migrations and SQL functions lie; other folders in tests only. */
export interface NewMigrationOptions {
  readonly migrations?: string;
  readonly functions?: string;
}

/**
 * Writes `prisma/migrations/<time>_<name>/migration.sql` with what changed since the last migration in `schema.prisma`
 * and, after it, in `prisma/functions`. The engine compares two schemas and touches no database.
 * @returns the new file's path.
 */
export async function newMigration(
  name: string,
  now: Date,
  { migrations = MIGRATIONS_FOLDER, functions = FUNCTIONS_FOLDER }: NewMigrationOptions = {},
): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error(`"${name}" is no migration name: use lower_case_words`);
  const schema = await readSchema();
  const snapshot = path.join(migrations, SNAPSHOT);
  const statements = [
    await difference(await readSnapshot(snapshot), schema),
    ...functionChanges(functionsAfter(await readMigrations(migrations)), await readFunctions(functions)),
  ];
  const folder = path.join(migrations, `${timestamp(now)}_${name}`);
  await mkdir(folder);
  const file = path.join(folder, 'migration.sql');
  await writeFile(file, joinStatements(statements));
  await writeFile(snapshot, schema.content);
  return file;
}

function joinStatements(statements: readonly string[]): string {
  const written = statements.map((statement) => statement.trim()).filter((statement) => statement !== '');
  return `${written.join('\n\n')}\n`;
}

/** The statements from one schema to the other; empty when they are the same. */
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
    return stdout?.replace(EMPTY, '') ?? '';
  } finally {
    engine.free();
  }
}

async function readSnapshot(file: string): Promise<SchemaSource | undefined> {
  try {
    return { path: file, content: await readFile(file, 'utf8') };
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
