import type { OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';

/** The snapshot column as what it is: the workflow and the placement write nothing else into it. */
export function asOrderState(column: unknown): OrderState {
  return column as OrderState;
}

/** The order's state as of its last commit; undefined when there is no such order. */
export async function readSnapshot(prisma: Sql, orderId: string): Promise<OrderState | undefined> {
  const [row] = await prisma.rows<{ state: unknown }>`SELECT state FROM orders WHERE id = ${orderId}`;
  return row && asOrderState(row.state);
}
