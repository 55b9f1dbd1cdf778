import type { z } from 'zod';
import { ORDER_STATUSES } from '../../domain/order/status';
import type { StatusCountsJson, adminCountQuery } from '../schema/admin';
import { matching, type OrderListDeps } from './orderList';

/**
 * How many of the orders that match the filters stand in each status, in the order of an order's life; statuses without
 * orders are 0.
 */
export async function countByStatus(
  { prisma, settings }: OrderListDeps,
  filter: z.output<typeof adminCountQuery>,
): Promise<StatusCountsJson> {
  const where = await matching(prisma, filter, settings);
  const [groups, held] = await Promise.all([
    prisma.order.groupBy({ by: ['status'], where, _count: { _all: true } }),
    prisma.order.count({ where: { AND: [where, { holdReason: { not: null } }] } }),
  ]);
  const counted = new Map(groups.map(({ status, _count }) => [status, _count._all]));
  const counts = ORDER_STATUSES.map((status) => ({ status, count: counted.get(status) ?? 0 }));
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0), held };
}
