import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { createPrisma, type PrismaClient } from '../client';
import { seed } from './seed';
import { SEED_CATALOGUE } from './seedCatalogue';

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

test('seeding fills the shop once; a second run keeps prices that staff changed and stock that was sold', async () => {
  const stocked = SEED_CATALOGUE.filter((product) => product.openingStock !== undefined);
  expect(await seed(prisma)).toEqual({ products: SEED_CATALOGUE.length, adjustments: stocked.length });

  await prisma.product.update({ where: { sku: 'CH-PD20' }, data: { price: 99_000 } });
  await prisma.stock.updateMany({ where: { sku: 'PH-105-4G' }, data: { onHand: 7, reserved: 2 } });

  expect(await seed(prisma)).toEqual({ products: 0, adjustments: 0 });
  expect(await prisma.product.findUnique({ where: { sku: 'CH-PD20' } })).toMatchObject({ price: 99_000 });
  expect(await prisma.stock.findMany({ where: { sku: 'PH-105-4G' } })).toMatchObject([
    { onHand: 7, reserved: 2 },
  ]);
});

test('seeding says when the first warehouse’s parcels leave, unless somebody has said otherwise', async () => {
  const main = () => prisma.warehouse.findUniqueOrThrow({ where: { code: 'main' } });
  expect(await main()).toMatchObject({ cutOff: '16:00', weeklyHolidays: ['fri'], revision: 1 });
  await prisma.warehouse.update({ where: { code: 'main' }, data: { cutOff: null, revision: 2 } });
  await seed(prisma);
  expect(await main()).toMatchObject({ cutOff: null });
});

test('a service is sold without stock', async () => {
  expect(await prisma.product.findUnique({ where: { sku: 'SV-GIFT' } })).toMatchObject({ stocked: false });
  expect(await prisma.stock.count({ where: { sku: 'SV-GIFT' } })).toBe(0);
});

test('a bundle is there with its components, until staff say otherwise', async () => {
  const components = () => prisma.bundleComponent.findMany({ where: { bundleSku: 'KIT-A56' } });
  expect(await prisma.product.findUnique({ where: { sku: 'KIT-A56' } })).toMatchObject({ bundle: true });
  expect(await components()).toMatchObject([
    { sku: 'PH-A56-128', share: null },
    { sku: 'CH-GAN65', share: null },
    { sku: 'CB-CC-1M', share: 0 },
  ]);
  await prisma.bundleComponent.deleteMany({ where: { bundleSku: 'KIT-A56' } });
  await seed(prisma);
  expect(await components()).toEqual([]);
});

test('phones are packed by their IMEI, and what is repaired under warranty by its serial number', async () => {
  const asks = async (sku: string) => prisma.product.findUniqueOrThrow({ where: { sku } });
  expect(await asks('PH-105-4G')).toMatchObject({ serials: 'IMEI', warrantyMonths: 12 });
  expect(await asks('LT-IP3-I5')).toMatchObject({ serials: 'SERIAL', warrantyMonths: 24 });
  expect(await asks('CB-CC-1M')).toMatchObject({ serials: 'NONE', warrantyMonths: null });
  expect(await asks('SV-GIFT')).toMatchObject({ serials: 'NONE' });
});

test('every product of the catalogue has a price, a weight or is a service, and a SKU of its own', () => {
  expect(new Set(SEED_CATALOGUE.map((product) => product.sku)).size).toBe(SEED_CATALOGUE.length);
  expect(SEED_CATALOGUE.filter((product) => product.price <= 0)).toEqual([]);
  const weightless = SEED_CATALOGUE.filter((product) => product.weightGrams === 0);
  expect(weightless.map((product) => product.sku)).toEqual(['SV-GIFT']);
});
