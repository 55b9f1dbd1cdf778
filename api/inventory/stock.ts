import type { PrismaClient } from '../../prisma/client';

/** Where orders take their pieces from. */
export const FULFILLING_WAREHOUSE = 'main';

/** Every warehouse that the shop has. */
const WAREHOUSES: readonly string[] = [FULFILLING_WAREHOUSE];

/** Whether the shop has a warehouse of that very name. */
export const isWarehouse = (name: string): boolean => WAREHOUSES.includes(name);

/** What is wrong with the name of a warehouse that the shop doesn't have. */
export const noSuchWarehouse = (name: string): string =>
  `There is no warehouse "${name}". The shop has: ${WAREHOUSES.join(', ')}.`;

/** Pieces that can be ordered now, by SKU; a SKU without stock is not in it. */
export async function readAvailable(
  prisma: PrismaClient,
  skus: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await prisma.stock.findMany({
    where: { sku: { in: [...new Set(skus)] }, warehouse: FULFILLING_WAREHOUSE },
  });
  return new Map(rows.map(({ sku, onHand, reserved }) => [sku, onHand - reserved]));
}
