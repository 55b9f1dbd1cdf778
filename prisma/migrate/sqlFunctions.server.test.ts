import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { functionChanges, functionsAfter, readFunctions, type SqlFunction } from './sqlFunctions';

describe('a migrated database', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(() => client.query('BEGIN'));
  afterEach(() => client.query('ROLLBACK'));

  /** The functions in schema `public`, as PostgreSQL would create them again; not those of extensions. */
  async function definitions(): Promise<Readonly<Record<string, string>>> {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `SELECT oid::regprocedure::text AS name,
              CASE prokind WHEN 'a' THEN 'aggregate' ELSE pg_get_functiondef(oid) END AS definition
         FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
              SELECT 1 FROM pg_depend
               WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')`,
    );
    return Object.fromEntries(rows.map(({ name, definition }) => [name, definition]));
  }

  /** What the database has, and what it would have with these functions alone. */
  async function compare(functions: readonly SqlFunction[]) {
    const found = await definitions();
    for (const name of Object.keys(found)) await client.query(`DROP ROUTINE ${name} CASCADE`);
    for (const { statement } of functions) await client.query(statement);
    return { found, wanted: await definitions() };
  }

  test('has exactly the functions that lie in prisma/functions', async () => {
    const { found, wanted } = await compare(await readFunctions());
    expect(found).toEqual(wanted);
    expect(Object.keys(found)).toContain('commit_order(jsonb)');
  });

  test('differs when a file is edited and no migration is made of it', async () => {
    const functions = await readFunctions();
    const { found, wanted } = await compare(
      functions.map((one) => ({
        ...one,
        statement: one.statement.replace('coalesce(excluded.fee, s.fee)', 's.fee'),
      })),
    );
    expect(Object.keys(found)).toEqual(expect.arrayContaining(Object.keys(wanted)));
    expect(Object.keys(found).filter((name) => found[name] !== wanted[name])).toEqual([
      'write_shipments(text,jsonb)',
    ]);
  });

  test('differs when it alone has a function', async () => {
    await client.query('CREATE FUNCTION write_notes(id_ text) RETURNS void LANGUAGE sql AS $$ $$');
    const { found, wanted } = await compare(await readFunctions());
    expect(Object.keys(found).filter((name) => !(name in wanted))).toEqual(['write_notes(text)']);
  });
});

describe('what a migration does to functions', () => {
  const one = (name: string, signature: string, body = 'RETURN 1;') =>
    `CREATE OR REPLACE FUNCTION ${name}${signature} LANGUAGE plpgsql AS $$\nBEGIN\n  ${body}\nEND $$;`;
  const after = (...statements: readonly string[]) =>
    functionsAfter(statements.map((sql, index) => ({ name: String(index), sql: `-- First.\n${sql}\n` })));
  const current = (...statements: readonly string[]) => [...after(...statements).values()];

  test('nothing when their texts are the same', () => {
    const a = one('a', '(x int) RETURNS int');
    expect(functionChanges(after(a.replace('CREATE OR REPLACE', 'CREATE')), current(a))).toEqual([]);
  });

  test('the text that was written last counts', () => {
    const [first, last] = [one('a', '() RETURNS int'), one('a', '() RETURNS int', 'RETURN 2;')];
    expect(functionChanges(after(first, last), current(last))).toEqual([]);
    expect(functionChanges(after(first, last), current(first))).toEqual([first]);
  });

  test('one that is dropped is written again, whatever it was before', () => {
    const a = one('a', '() RETURNS int');
    expect(functionChanges(after(a, 'DROP FUNCTION a;'), current(a))).toEqual([a]);
    expect(functionChanges(after(a, 'DROP FUNCTION IF EXISTS a;'), [])).toEqual([]);
  });

  test.each([
    ['an argument', '(x int) RETURNS int', '(y int) RETURNS int'],
    ['the result', '() RETURNS int', '() RETURNS numeric(10, 2)'],
  ])('PostgreSQL replaces none that has changed %s: it is dropped first', (_what, before, now) => {
    const kept = one('kept', '() RETURNS int');
    const changes = functionChanges(after(kept, one('a', before)), current(kept, one('a', now)));
    expect(changes).toEqual(['DROP FUNCTION a;', one('a', now)]);
  });

  test('bodies in any kind of dollar quotes', () => {
    const a = 'CREATE OR REPLACE FUNCTION a() RETURNS text LANGUAGE sql AS $body$ SELECT $$;$$ $body$;';
    expect(functionChanges(after(a), [])).toEqual(['DROP FUNCTION a;']);
    expect(functionChanges(new Map(), current(a))).toEqual([a]);
  });
});

describe('a file of prisma/functions', () => {
  const A = 'CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\n';

  async function read(file: string, text: string) {
    const folder = await mkdtemp(path.join(tmpdir(), 'functions-'));
    try {
      await writeFile(path.join(folder, file), text);
      return await readFunctions(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('holds one function, after comments about it', async () => {
    expect(await read('a.sql', `-- One.\n\n-- Always.\n${A}`)).toEqual([
      { name: 'a', signature: '() RETURNS int', statement: A.trim() },
    ]);
  });

  test.each([
    ['of another name', 'b.sql', A],
    ['and something else', 'a.sql', `${A}DROP TABLE orders;\n`],
    ['and another one', 'a.sql', A + A.replace('a()', 'b()')],
    ['that is not replaced', 'a.sql', A.replace('OR REPLACE ', '')],
    ['that is none', 'a.sql', '-- Nothing.\n'],
  ])('is refused with a function %s', async (_what, file, text) => {
    await expect(read(file, text)).rejects.toThrow(`${file} must hold one function of its name`);
  });
});
