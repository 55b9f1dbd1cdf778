import { ApplicationFailure } from '@temporalio/common';
import type { ActivityDeps } from './deps';

/**
 * Makes sure that a placed order's pieces are held, taking what is missing.
 * @throws {ApplicationFailure} `OutOfStock`, not retryable, with the SKUs, when they can't be had.
 */
export async function reserveInventory({ prisma }: ActivityDeps, orderId: string): Promise<void> {
  const rows = await prisma.$queryRaw<
    { shortages: readonly { readonly sku: string }[] }[]
  >`SELECT verify_reservation(${orderId}) AS shortages`;
  const skus = (rows[0]?.shortages ?? []).map(({ sku }) => sku);
  if (skus.length > 0) {
    throw ApplicationFailure.nonRetryable(`Out of stock: ${skus.join(', ')}`, 'OutOfStock', ...skus);
  }
}
