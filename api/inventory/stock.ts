import { AVAILABLE_STOCK } from '../../prisma/availableStock';
import type { Sql } from '../../prisma/client';

/** Where orders take their pieces from. */
export const FULFILLING_WAREHOUSE = 'main';

/** Every warehouse that the shop has. */
const WAREHOUSES: readonly string[] = [FULFILLING_WAREHOUSE];

/** Whether the shop has a warehouse of that very name. */
export const isWarehouse = (name: string): boolean => WAREHOUSES.includes(name);

/** What is wrong with the name of a warehouse that the shop doesn't have. */
export const noSuchWarehouse = (name: string): string =>
  `There is no warehouse "${name}". The shop has: ${WAREHOUSES.join(', ')}.`;

/** Pieces that can be ordered now, by SKU as its row has it; a product that isn't there is not in it. */
export async function readAvailable(sql: Sql, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ readonly sku: string; readonly available: number }>`
    SELECT p.sku, ${AVAILABLE_STOCK} AS available FROM products AS p WHERE p.sku = ANY(${[...new Set(skus)]})`;
  return new Map(rows.map(({ sku, available }) => [sku, available]));
}
