import { ApplicationFailure } from '@temporalio/common';
import type { Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';

/** Why a placed order can't be had: the SKUs that ran out, and the pieces of its lines that are not held for it. */
export interface Shortage {
  readonly skus: readonly string[];
  readonly lacking: readonly { readonly lineId: string; readonly quantity: number }[];
}

/**
 * Makes sure that a placed order's pieces are held, taking what is missing.
 * @throws {ApplicationFailure} `OutOfStock`, not retryable, when they can't be had: with a {@link Shortage}.
 */
export async function reserveInventory({ prisma }: ActivityDeps, orderId: string): Promise<void> {
  const rows = await prisma.rows<{
    shortages: readonly { readonly sku: string }[];
  }>`SELECT verify_reservation(${orderId}) AS shortages`;
  const skus = (rows[0]?.shortages ?? []).map(({ sku }) => sku);
  if (skus.length === 0) return;
  const shortage: Shortage = { skus, lacking: await readLacking(prisma, orderId) };
  throw ApplicationFailure.nonRetryable(`Out of stock: ${skus.join(', ')}`, 'OutOfStock', shortage);
}

/** What of a line the order should hold and doesn't; a shortage takes nothing, so it stays so. */
function readLacking(prisma: Sql, orderId: string): Promise<{ lineId: string; quantity: number }[]> {
  return prisma.rows`
    SELECT id AS "lineId", (quantities->>'reserved')::int - reserved AS quantity FROM order_items
    WHERE order_id = ${orderId} AND stocked AND (quantities->>'reserved')::int > reserved
    ORDER BY position`;
}
