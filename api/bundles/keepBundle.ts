import type { BundleComponent } from '../../domain/bundles/bundle';
import { bundleFaults, type ComponentProduct, type FutureBundle } from '../../domain/bundles/bundleFaults';
import { DomainError } from '../../domain/errors';
import { present } from '../../domain/present';
import type { Prisma, PrismaClient } from '../../prisma/client';
import { bySku, knownSkus } from '../catalogue/knownSkus';
import { invalidAll } from '../http/problems';
import type { BundleRequestJson } from '../schema/stock/bundles';

/** What defining a bundle takes. */
export interface BundleDeps {
  readonly prisma: PrismaClient;
  readonly now: () => Date;
}

/**
 * Says what a product consists of, and if asked what it costs, from the next order on.
 * @throws {DomainError} `not-found`, or `validation` with a pointer to each fault; nothing is changed then.
 */
export async function keepBundle(
  { prisma, now }: BundleDeps,
  given: string,
  bundle: BundleRequestJson,
): Promise<void> {
  const components = bundle.components.map(asComponent);
  const skus = await knownSkus(prisma, [given, ...components.map(({ sku }) => sku)]);
  await prisma.$transaction(async (database) => {
    const products = await lockProducts(database, [...skus.values()]);
    const own = products.get(given);
    if (!own?.active) throw new DomainError('not-found', 'There is no such product.');
    const { sku: bundleSku } = own;
    const price = bundle.price ?? own.price;
    const faults = bundleFaults(
      { ...own, price, ...(await usesOf(database, bundleSku)) },
      components,
      products,
    );
    if (faults.length > 0) throw invalidAll(faults);
    const stocked = components.some(({ sku }) => products.get(sku)?.stocked);
    await database.product.update({
      where: { sku: bundleSku },
      data: { bundle: true, bundleTogether: bundle.together, price, stocked, updatedAt: now() },
    });
    await database.bundleComponent.deleteMany({ where: { bundleSku } });
    await database.bundleComponent.createMany({
      data: components.map(({ sku, quantity, share = null }, position) => ({
        ...{ bundleSku, position, quantity, share },
        sku: products.get(sku)?.sku ?? sku,
      })),
    });
  });
}

/**
 * Makes a bundle a product by itself, with a stock of its own; orders stay as they are.
 * @throws {DomainError} `not-found` when it is no bundle.
 */
export async function endBundle({ prisma, now }: BundleDeps, given: string): Promise<void> {
  const sku = (await knownSkus(prisma, [given])).get(given) ?? given;
  await prisma.$transaction(async (database) => {
    const { count } = await database.product.updateMany({
      where: { sku, bundle: true, active: true },
      data: { bundle: false, bundleTogether: false, updatedAt: now() },
    });
    if (count === 0) throw new DomainError('not-found', 'There is no such bundle.');
    await database.bundleComponent.deleteMany({ where: { bundleSku: sku } });
  });
}

const asComponent = ({ sku, quantity, share }: BundleRequestJson['components'][number]): BundleComponent => ({
  ...{ sku, quantity },
  ...present({ share }),
});

type LockedProduct = ComponentProduct & { readonly price: number; readonly stocked: boolean };

/** Of two that would nest bundles the second waits here, and sees what the first has made. */
async function lockProducts(
  database: Prisma.TransactionClient,
  skus: readonly string[],
): Promise<ReadonlyMap<string, LockedProduct>> {
  return bySku(
    await database.$queryRaw<LockedProduct[]>`
      SELECT sku, active, bundle, currency, price, stocked FROM products WHERE sku = ANY(${[...skus]}) ORDER BY sku FOR UPDATE`,
  );
}

/** Where the product is used by itself. */
async function usesOf(
  database: Prisma.TransactionClient,
  sku: string,
): Promise<Pick<FutureBundle, 'partOf' | 'pieces'>> {
  const partOf = await database.bundleComponent.findMany({ where: { sku }, orderBy: { bundleSku: 'asc' } });
  const [row] = await database.$queryRaw<{ pieces: number }[]>`
    SELECT (coalesce((SELECT sum(on_hand) FROM stock WHERE sku = ${sku}), 0) + coalesce((
      SELECT sum(quantity - received) FROM incoming_stock WHERE sku = ${sku} AND closed_at IS NULL), 0))::int AS pieces`;
  return { partOf: partOf.map(({ bundleSku }) => bundleSku), pieces: row?.pieces ?? 0 };
}
