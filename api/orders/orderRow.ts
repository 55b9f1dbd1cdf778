import type { HoldReason } from '../../domain/holds/reasons';
import type { LineStatus, OrderStatus, PaymentStatus, Stage } from '../../domain/order/status';
import type { Prisma } from '../../prisma/client';

/** The rows an order is made of, in the order of its pages. */
export const wholeOrder = {
  items: { orderBy: { position: 'asc' } },
  payments: { orderBy: { ordinal: 'asc' } },
  shipments: { orderBy: { packedAt: 'asc' } },
  customer: true,
  forecast: true,
} as const satisfies Prisma.OrderInclude;

/** An order with all that its pages show. */
export type OrderSnapshotRow = Prisma.OrderGetPayload<{ include: typeof wholeOrder }>;

/** What every page, list and stream shows first of an order. */
export interface OrderHead {
  readonly status: OrderStatus;
  readonly stage: Stage;
  readonly paymentStatus: PaymentStatus;
}

/** The columns that hold what `domain/order/status.ts` derived, as text. */
export interface OrderHeadRow {
  readonly status: string;
  readonly stage: string;
  readonly paymentStatus: string;
}

/**
 * An order's head of its columns. The casts of this file are the only ones: placing and committing write these columns,
 * from these very types. They aren't checked again, because a status that a newer release has written must not keep
 * an older one, still running beside it, from listing all other orders.
 */
export function orderHead({ status, stage, paymentStatus }: OrderHeadRow): OrderHead {
  return {
    status: toOrderStatus(status),
    stage: stage as Stage,
    paymentStatus: paymentStatus as PaymentStatus,
  };
}

/** A column with an order's status; see {@link orderHead}. */
export const toOrderStatus = (column: string): OrderStatus => column as OrderStatus;

/** A column with a line's status; see {@link orderHead}. */
export const toLineStatus = (column: string): LineStatus => column as LineStatus;

/** The column with why an order is held; see {@link orderHead}. */
export const toHoldReason = (column: string): HoldReason => column as HoldReason;
