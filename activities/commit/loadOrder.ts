import { ApplicationFailure } from '@temporalio/common';
import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import type { ActivityDeps } from '../deps';

/** The order's snapshot. A workflow started by hand for an order that doesn't exist fails at once. */
export async function loadOrder({ prisma }: ActivityDeps, orderId: string): Promise<OrderState> {
  const row = await prisma.order.findUnique({ where: { id: orderId }, select: { state: true } });
  if (!row) throw ApplicationFailure.nonRetryable(`There is no order ${orderId}`, 'OrderNotFound');
  // Written by commit_order and place_order only, from this very type or as an earlier release had it.
  return reviveHolds(row.state as unknown as StoredOrder);
}
