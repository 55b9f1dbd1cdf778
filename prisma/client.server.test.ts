import { createTestDatabase, type TestDatabase } from '../test/harness/testDatabase';
import { Prisma, createPrisma } from './client';
import { eventually } from '../test/world/eventually';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a connection that breaks while idle is replaced, also when Prisma itself was never asked', async () => {
  const broken: Error[] = [];
  const idle = createPrisma(database.url, { onConnectionError: (error) => broken.push(error) });
  const other = createPrisma(database.url);
  const [row] = await idle.rows<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
  await other.rows`SELECT pg_terminate_backend(${row?.pid ?? 0})`;
  await eventually(() => broken.length > 0);
  expect(await idle.rows`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await idle.$disconnect();
  await idle.$disconnect();
  await expect(idle.rows`SELECT 1`).rejects.toThrow('after calling end');
  await other.$disconnect();
});

test('a statement takes its values as a template, or as SQL that was put together elsewhere', async () => {
  const prisma = createPrisma(database.url);
  const wanted = ['a', 'c'];
  const rows = await prisma.rows<{ name: string }>`
    SELECT name FROM unnest(ARRAY['a', 'b', 'c']) AS name WHERE name = ANY(${wanted}) AND name <> ${"'; DROP"}`;
  expect(rows).toEqual([{ name: 'a' }, { name: 'c' }]);
  expect(await prisma.rows(Prisma.sql`SELECT ${1}::int + ${2}::int AS sum`)).toEqual([{ sum: 3 }]);
  await prisma.$disconnect();
});

test('a statement is prepared once on a connection', async () => {
  const prisma = createPrisma(database.url, { poolSize: 1 });
  const twice = (value: number) => prisma.rows<{ twice: number }>`SELECT ${value}::int * 2 AS twice`;
  expect([await twice(1), await twice(2)]).toEqual([[{ twice: 2 }], [{ twice: 4 }]]);
  const prepared = await prisma.rows<{ statement: string }>`
    SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%* 2 AS twice'`;
  expect(prepared).toEqual([{ statement: 'SELECT $1::int * 2 AS twice' }]);
  await prisma.$disconnect();
});

test('a statement that a pooler or a migration has made void on its connection is answered all the same', async () => {
  const prisma = createPrisma(database.url, { poolSize: 1 });
  await prisma.rows`CREATE TABLE shown (value int)`;
  const shown = () => prisma.rows`SELECT * FROM shown`;
  await prisma.rows`INSERT INTO shown VALUES (1)`;
  expect(await shown()).toEqual([{ value: 1 }]);
  await prisma.rows`ALTER TABLE shown ALTER value TYPE text`;
  expect(await shown()).toEqual([{ value: '1' }]);
  await prisma.rows`DEALLOCATE ALL`;
  expect(await shown()).toEqual([{ value: '1' }]);
  await prisma.$disconnect();
});
