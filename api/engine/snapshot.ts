import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';

/** The snapshot column as what it is: the workflow and the placement, of this release or an earlier one, write nothing else. */
export function asOrderState(column: unknown): OrderState {
  return reviveHolds(column as StoredOrder);
}

/** The order's state as of its last commit; undefined when there is no such order. */
export async function readSnapshot(prisma: Sql, orderId: string): Promise<OrderState | undefined> {
  const [row] = await prisma.rows<{ state: unknown }>`SELECT state FROM orders WHERE id = ${orderId}`;
  return row && asOrderState(row.state);
}
