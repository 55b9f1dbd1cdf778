import type { PrismaClient } from '../client';
import { seedWarehouse } from './seedWarehouse';
import { SEED_CATALOGUE, type CatalogueProduct } from './seedCatalogue';

/** What a run of the seed added; all zero on every run but the first. */
export interface Seeded {
  readonly products: number;
  readonly adjustments: number;
}

/**
 * Fills an empty shop with a catalogue in BDT and its opening stock. Adds what is missing and touches nothing that is
 * there: prices that staff changed and stock that was sold stay as they are.
 */
export async function seed(
  prisma: PrismaClient,
  catalogue: readonly CatalogueProduct[] = SEED_CATALOGUE,
): Promise<Seeded> {
  await seedWarehouse(prisma);
  const count = await createProducts(prisma, catalogue);
  let adjustments = 0;
  for (const { sku, openingStock } of catalogue) {
    if (openingStock !== undefined && (await receiveOpeningStock(prisma, sku, openingStock)))
      adjustments += 1;
  }
  return { products: count, adjustments };
}

/** A bundle comes with its components or not at all; one that is there is left as it is, also without them. */
async function createProducts(prisma: PrismaClient, catalogue: readonly CatalogueProduct[]): Promise<number> {
  return prisma.$transaction(async (transaction) => {
    const created = await transaction.product.createManyAndReturn({
      data: catalogue.map(asRow),
      skipDuplicates: true,
      select: { sku: true },
    });
    const fresh = new Set(created.map(({ sku }) => sku));
    await transaction.bundleComponent.createMany({
      data: catalogue
        .filter(({ sku }) => fresh.has(sku))
        .flatMap(({ sku: bundleSku, components = [] }) =>
          components.map((component, position) => ({ ...component, bundleSku, position })),
        ),
    });
    return created.length;
  });
}

function asRow({
  sku,
  name,
  variant,
  category,
  price,
  weightGrams,
  serials,
  warrantyMonths,
  specification,
  openingStock,
  components,
}: CatalogueProduct) {
  return {
    ...{ sku, name, variant: variant ?? null, category, price, currency: 'BDT', weightGrams },
    ...{ serials: serials ?? 'NONE', warrantyMonths: warrantyMonths ?? null },
    specification: { ...specification },
    stocked: openingStock !== undefined || components !== undefined,
    bundle: components !== undefined,
  };
}

/** The adjustment's id is its key: whoever inserts it first, also of two seeds at once, raises the stock. */
async function receiveOpeningStock(prisma: PrismaClient, sku: string, delta: number): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.stockAdjustment.createMany({
      data: [{ id: `seed/${sku}`, sku, delta, reason: 'Opening stock', actorId: 'seed' }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await transaction.stock.createMany({ data: [{ sku }], skipDuplicates: true });
    const received = {
      ...{ cause: `seed/${sku}`, sku, warehouse: 'main', kind: 'ADJUST', onHand: delta, reserved: 0 },
      ...{ reason: 'Opening stock', actorId: 'seed' },
    };
    await transaction.$executeRaw`SELECT change_stock(${JSON.stringify([received])}::jsonb)`;
    return true;
  });
}
