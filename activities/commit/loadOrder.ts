import { ApplicationFailure } from '@temporalio/common';
import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { ActivityDeps } from '../deps';
import type { Remembered } from './orderMemory';

/** The order's snapshot. A workflow started by hand for an order that doesn't exist fails at once. */
export async function loadOrder({ prisma }: ActivityDeps, orderId: string): Promise<Remembered> {
  const row = await prisma.order.findUnique({
    where: { id: orderId },
    select: { state: true, updatedAt: true },
  });
  if (!row) throw ApplicationFailure.nonRetryable(`There is no order ${orderId}`, 'OrderNotFound');
  // Written by commit_order and place_order only, from this very type or as an earlier release had it.
  const order = reviveHolds(row.state as unknown as StoredOrder);
  return { order, changedAt: row.updatedAt.toISOString() };
}
