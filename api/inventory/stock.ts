import type { PrismaClient } from '../../prisma/client';

/** Where orders take their pieces from. */
export const FULFILLING_WAREHOUSE = 'main';

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
