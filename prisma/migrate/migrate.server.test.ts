import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { createPrisma, type PrismaClient } from '../client';
import { migrate } from './migrate';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, { poolSize: 4 });
});

afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

async function createProduct(sku: string): Promise<void> {
  await prisma.product.create({ data: { sku, name: 'Charger', price: 149_000, currency: 'BDT' } });
}

describe('the migrations of this checkout', () => {
  test('are all applied to a fresh database, and a second run applies nothing', async () => {
    expect(await migrate(database.url)).toEqual([]);
    const rows = await prisma.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1`;
    expect(rows[0]?.name).toBe('20261121000001_init');
  });

  test('make the tables of the data model', async () => {
    expect(await prisma.order.count()).toBe(0);
    expect(await prisma.webhookInbox.count()).toBe(0);
    expect(await prisma.pendingCredit.count()).toBe(0);
  });

  test.each([
    ['more reserved than there is', { onHand: 2, reserved: 3 }],
    ['a negative reservation', { onHand: 2, reserved: -1 }],
    ['negative stock', { onHand: -1, reserved: 0 }],
  ])('refuse %s', async (_what, stock) => {
    const sku = `refused-${stock.onHand}-${stock.reserved}`;
    await createProduct(sku);
    await expect(prisma.stock.create({ data: { sku, ...stock } })).rejects.toThrow(
      /stock_reserved_within_on_hand/,
    );
    expect(await prisma.stock.count({ where: { sku } })).toBe(0);
  });

  test('refuse a negative price', async () => {
    const free = { sku: 'negative', name: 'Gift', price: -1, currency: 'BDT' };
    await expect(prisma.product.create({ data: free })).rejects.toThrow(/products_price_not_negative/);
  });
});

describe('migrating', () => {
  let folder: string;
  let own: TestDatabase;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
    own = await createTestDatabase();
    const drop = createPrisma(own.url, { poolSize: 1 });
    await drop.$executeRaw`DROP SCHEMA public CASCADE`;
    await drop.$executeRaw`CREATE SCHEMA public`;
    await drop.$disconnect();
  });

  afterEach(async () => {
    await own.drop();
    await rm(folder, { recursive: true });
  });

  async function writeMigration(name: string, sql: string): Promise<void> {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'migration.sql'), sql);
  }

  test('by several processes at once applies each migration once', async () => {
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id int);');
    await writeMigration('20260102000000_b', 'CREATE TABLE b (id int);');
    const runs = await Promise.all([1, 2, 3].map(() => migrate(own.url, { folder })));
    expect(runs.flat().sort()).toEqual(['20260101000000_a', '20260102000000_b']);
  });

  test('keeps functions with semicolons in one piece', async () => {
    await writeMigration(
      '20260101000000_f',
      'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
    );
    await migrate(own.url, { folder });
    const client = createPrisma(own.url, { poolSize: 1 });
    expect(await client.$queryRaw`SELECT two()`).toEqual([{ two: 2 }]);
    await client.$disconnect();
  });

  test('names a migration that was changed after it was applied, and applies nothing more', async () => {
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id int);');
    await migrate(own.url, { folder });
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id bigint);');
    await writeMigration('20260102000000_b', 'CREATE TABLE b (id int);');
    await expect(migrate(own.url, { folder })).rejects.toThrow(/20260101000000_a/);
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id int);');
    expect(await migrate(own.url, { folder })).toEqual(['20260102000000_b']);
  });

  test('says where a migration fails, leaves nothing of it, and goes on once it is mended', async () => {
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id int);\nCREATE TABLE b (id nonsense);');
    await expect(migrate(own.url, { folder })).rejects.toThrow(/nonsense.*line 2/);
    await writeMigration('20260101000000_a', 'CREATE TABLE a (id int);');
    expect(await migrate(own.url, { folder })).toEqual(['20260101000000_a']);
  });
});
