import { z } from 'zod';
import type { Database } from '../../prisma/client';
import type { RefundJson } from '../schema/refunds';

const STEPS = {
  RefundRequested: 'REQUESTED',
  RefundApproved: 'APPROVED',
  RefundRejected: 'REJECTED',
} as const satisfies Readonly<Record<string, RefundJson['steps'][number]['step']>>;

const written = z.object({ refundId: z.string(), notes: z.string().optional() });

/** Who asked for a refund and who decided on it, the oldest first, by the order's id and the refund's. */
export type RefundSteps = ReadonlyMap<string, readonly RefundJson['steps'][number][]>;

/** The place of a refund among those of all orders. */
export const refundKey = (orderId: string, refundId: string): string => `${orderId}/${refundId}`;

/** Reads who asked for and who decided on the refunds of some orders, each with what they wrote. */
export async function readRefundSteps(prisma: Database, orderIds: readonly string[]): Promise<RefundSteps> {
  const events = await prisma.orderEvent.findMany({
    where: { orderId: { in: [...new Set(orderIds)] }, type: { in: Object.keys(STEPS) } },
    select: { orderId: true, type: true, at: true, actorId: true, actorRole: true, data: true },
    orderBy: { version: 'asc' },
  });
  const steps = new Map<string, RefundJson['steps'][number][]>();
  for (const { orderId, type, at, actorId, actorRole, data } of events) {
    const { refundId, notes = null } = written.parse(data);
    const key = refundKey(orderId, refundId);
    const by = { id: actorId, role: actorRole };
    const step = { step: STEPS[type as keyof typeof STEPS], by, at: at.toISOString(), notes };
    steps.set(key, [...(steps.get(key) ?? []), step]);
  }
  return steps;
}
