import { stageOf } from '../../domain/order/status';
import type { PrismaClient } from '../../prisma/client';
import { orderHead, toOrderStatus, type OrderHeadRow } from '../orders/orderRow';
import type { OrderChangeJson } from '../schema/order';
import type { ChangeNotice } from './changeFeed';

const withOrder = {
  orderId: true,
  version: true,
  type: true,
  at: true,
  status: true,
  paymentStatus: true,
  order: { select: { status: true, stage: true, paymentStatus: true } },
} as const;

/** An order's changes after a version, oldest first. */
export async function changesAfter(
  prisma: PrismaClient,
  orderId: string,
  version: number,
): Promise<readonly OrderChangeJson[]> {
  const rows = await prisma.orderEvent.findMany({
    where: { orderId, version: { gt: version } },
    orderBy: { version: 'asc' },
    select: withOrder,
  });
  return rows.map(toChange);
}

/** The changes that were announced, oldest first. */
export async function changesOf(
  prisma: PrismaClient,
  notices: readonly ChangeNotice[],
): Promise<readonly OrderChangeJson[]> {
  if (notices.length === 0) return [];
  const rows = await prisma.orderEvent.findMany({
    where: { OR: notices.map(({ orderId, version }) => ({ orderId, version })) },
    orderBy: [{ at: 'asc' }, { version: 'asc' }],
    select: withOrder,
  });
  return rows.map(toChange);
}

/** 0 where there is no order. */
export async function newestVersion(prisma: PrismaClient, orderId: string): Promise<number> {
  const row = await prisma.order.findUnique({ where: { id: orderId }, select: { version: true } });
  return row?.version ?? 0;
}

interface ChangeRow {
  readonly orderId: string;
  readonly version: number;
  readonly type: string;
  readonly at: Date;
  readonly status: string | null;
  readonly paymentStatus: string | null;
  readonly order: OrderHeadRow;
}

function toChange({ orderId, version, type, at, ...row }: ChangeRow): OrderChangeJson {
  return { orderId, version, type, at: at.toISOString(), ...orderHead(headAt(row)) };
}

/** The order's head at a version: the same whenever it is asked for. Events of earlier releases don't know it, and tell the newest. */
function headAt({ status, paymentStatus, order }: Pick<ChangeRow, 'status' | 'paymentStatus' | 'order'>) {
  if (!status || !paymentStatus) return order;
  return { status, paymentStatus, stage: stageOf(toOrderStatus(status)) };
}
