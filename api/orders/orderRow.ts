import type { Prisma } from '../../prisma/client';

/** The rows an order is made of, in the order of its pages. */
export const wholeOrder = {
  items: { orderBy: { position: 'asc' } },
  payments: { orderBy: { ordinal: 'asc' } },
  shipments: { orderBy: { packedAt: 'asc' } },
  customer: true,
} as const satisfies Prisma.OrderInclude;

/** An order with all that its pages show. */
export type OrderSnapshotRow = Prisma.OrderGetPayload<{ include: typeof wholeOrder }>;
