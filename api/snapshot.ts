import type { OrderState } from '../domain/order';
import type { PrismaClient } from '../prisma/client';

/** The snapshot column as what it is: the workflow and the placement write nothing else into it. */
export function asOrderState(column: unknown): OrderState {
  return column as OrderState;
}

/** The order's state as of its last commit; undefined when there is no such order. */
export async function readSnapshot(prisma: PrismaClient, orderId: string): Promise<OrderState | undefined> {
  const row = await prisma.order.findUnique({ where: { id: orderId }, select: { state: true } });
  return row ? asOrderState(row.state) : undefined;
}
