import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MIGRATIONS_FOLDER } from './migrationFolder';
import { newMigration } from './newMigration';
import { FUNCTIONS_FOLDER } from './sqlFunctions';

let folder: string;
let migrations: string;
let functions: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'new-migration-'));
  migrations = path.join(folder, 'migrations');
  functions = path.join(folder, 'functions');
  await cp(MIGRATIONS_FOLDER, migrations, { recursive: true });
  await cp(FUNCTIONS_FOLDER, functions, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** What a migration made at that hour holds. */
async function write(hour: number): Promise<string> {
  const file = await newMigration('next', new Date(Date.UTC(2100, 0, 1, hour)), { migrations, functions });
  expect(path.relative(migrations, file)).toMatch(/^21000101\d{6}_next\/migration\.sql$/);
  return readFile(file, 'utf8');
}

test('nothing has changed in this checkout since its last migration', async () => {
  expect((await write(1)).trim()).toBe('');
});

test('a function whose text changed is written once, and the others are not', async () => {
  const file = path.join(functions, 'parts', 'write_notes.sql');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"createdAt"\n', 'now()\n'));
  const written = await write(1);
  expect(written.match(/CREATE OR REPLACE FUNCTION \w+/g)).toEqual([
    'CREATE OR REPLACE FUNCTION write_notes',
  ]);
  expect(written).toContain('"authorRole", now()');
  expect((await write(2)).trim()).toBe('');
});

test('a function whose file is gone is dropped', async () => {
  await rm(path.join(functions, 'parts', 'write_notes.sql'));
  expect(await write(1)).toBe('DROP FUNCTION write_notes;\n');
});

test('what changed in the tables comes before the functions that use it', async () => {
  const snapshot = path.join(migrations, 'schema.snapshot.prisma');
  const schema = await readFile(snapshot, 'utf8');
  await writeFile(snapshot, schema.replace(/^ +fee +Int\?\n/m, ''));
  await rm(path.join(functions, 'parts', 'write_notes.sql'));
  expect(await write(1)).toBe(
    '-- AlterTable\nALTER TABLE "shipments" ADD COLUMN     "fee" INTEGER;\n\nDROP FUNCTION write_notes;\n',
  );
});
