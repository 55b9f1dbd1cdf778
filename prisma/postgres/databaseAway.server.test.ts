import { createPrisma, type Database } from '../client';
import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { isDatabaseAway } from './databaseAway';
import { toProblem } from '../../api/http/problems';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Ask = (prisma: Database) => Promise<unknown>;
const ASKED: readonly [string, Ask][] = [
  ['through a model', (prisma) => prisma.order.findMany()],
  ['by a statement of Prisma’s', (prisma) => prisma.$queryRaw`SELECT pg_sleep(30)`],
  ['by a statement of ours', (prisma) => prisma.rows`SELECT pg_sleep(30)`],
  [
    'in a transaction',
    (prisma) => prisma.$transaction((transaction) => transaction.$queryRaw`SELECT pg_sleep(30)`),
  ],
];

const failureOf = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => undefined,
    (error: unknown) => error,
  );

test.each(ASKED)('a database that nobody answers for is away, asked %s', async (_way, ask) => {
  const nobody = createPrisma('postgresql://nobody:nothing@127.0.0.1:1/none');
  expect(isDatabaseAway(await failureOf(ask(nobody)))).toBe(true);
  await nobody.$disconnect();
});

test.each(ASKED.slice(1))('one that hangs up in the middle is away, asked %s', async (_way, ask) => {
  const prisma = createPrisma(database.url);
  const other = createPrisma(database.url);
  const failure = failureOf(ask(prisma));
  for (let hung = 0; hung === 0;) {
    const ended = await other.rows`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()`;
    hung = ended.length;
  }
  expect(isDatabaseAway(await failure)).toBe(true);
  await Promise.all([prisma.$disconnect(), other.$disconnect()]);
});

test.each(ASKED.slice(1))('one whose connections are all taken is away, asked %s', async (_way, ask) => {
  const prisma = createPrisma(database.url, { poolSize: 1 });
  const taken = prisma.rows`SELECT pg_sleep(7)`;
  expect(isDatabaseAway(await failureOf(ask(prisma)))).toBe(true);
  await taken;
  await prisma.$disconnect();
});

test('a standby, which takes no orders, is away', async () => {
  const prisma = createPrisma(database.url, { poolSize: 1 });
  const writes: readonly Ask[] = [
    (on) => on.rows`DELETE FROM orders`,
    (on) => on.$executeRaw`DELETE FROM orders`,
    (on) => on.order.deleteMany(),
  ];
  for (const write of writes) {
    // Each time anew: a connection on which something failed is replaced.
    await prisma.rows`SET default_transaction_read_only = on`;
    expect(isDatabaseAway(await failureOf(write(prisma)))).toBe(true);
  }
  await prisma.$disconnect();
});

test('a database that answers with a refusal is there', async () => {
  const prisma = createPrisma(database.url);
  expect(isDatabaseAway(await failureOf(prisma.rows`SELECT * FROM nothing`))).toBe(false);
  expect(isDatabaseAway(await failureOf(prisma.order.findUniqueOrThrow({ where: { id: 'x' } })))).toBe(false);
  await prisma.$disconnect();
});

test('whoever asks meanwhile is told to come back, and with what', () => {
  const problem = toProblem(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), '/api/orders');
  expect(problem).toMatchObject({ status: 503, retryAfterSeconds: 5 });
  expect(problem.detail).toContain('same Idempotency-Key');
});
