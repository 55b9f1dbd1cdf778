import { ORDER_STATUSES } from '../../domain/order/status';
import type { PrismaClient } from '../../prisma/client';
import type { StatusCountsJson } from '../schema/admin';

/** How many orders stand in each status, in the order of an order's life; statuses without orders are 0. */
export async function countByStatus(prisma: PrismaClient): Promise<StatusCountsJson> {
  const [groups, held] = await Promise.all([
    prisma.order.groupBy({ by: ['status'], _count: { _all: true } }),
    prisma.order.count({ where: { holdReason: { not: null } } }),
  ]);
  const counted = new Map(groups.map(({ status, _count }) => [status, _count._all]));
  const counts = ORDER_STATUSES.map((status) => ({ status, count: counted.get(status) ?? 0 }));
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0), held };
}
