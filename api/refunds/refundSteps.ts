import { z } from 'zod';
import { APPROVAL_CAUSES, type ApprovalCause } from '../../domain/appeasement/appeasement';
import type { Database } from '../../prisma/client';
import type { RefundJson } from '../schema/money/refunds';

const STEPS = {
  RefundRequested: 'REQUESTED',
  RefundApproved: 'APPROVED',
  RefundRejected: 'REJECTED',
} as const satisfies Readonly<Record<string, RefundJson['steps'][number]['step']>>;

const written = z.object({
  refundId: z.string(),
  notes: z.string().optional(),
  because: z.array(z.enum(APPROVAL_CAUSES)).default([]),
});

/** What is told of a refund by the events of its order. */
interface Told {
  /** Who asked for it and who decided on it, the oldest first. */
  readonly steps: readonly RefundJson['steps'][number][];
  /** Why somebody else had to approve it, where its rule says so. */
  readonly because: readonly ApprovalCause[];
}

/** By the order's id and the refund's. */
export type RefundSteps = ReadonlyMap<string, Told>;

/** The place of a refund among those of all orders. */
export const refundKey = (orderId: string, refundId: string): string => `${orderId}/${refundId}`;

/** Reads who asked for and who decided on the refunds of some orders, each with what they wrote. */
export async function readRefundSteps(prisma: Database, orderIds: readonly string[]): Promise<RefundSteps> {
  const events = await prisma.orderEvent.findMany({
    where: { orderId: { in: [...new Set(orderIds)] }, type: { in: Object.keys(STEPS) } },
    select: { orderId: true, type: true, at: true, actorId: true, actorRole: true, data: true },
    orderBy: { version: 'asc' },
  });
  const told = new Map<string, Told>();
  for (const { orderId, type, at, actorId, actorRole, data } of events) {
    const { refundId, notes = null, because } = written.parse(data);
    const key = refundKey(orderId, refundId);
    const by = { id: actorId, role: actorRole };
    const step = { step: STEPS[type as keyof typeof STEPS], by, at: at.toISOString(), notes };
    const before = told.get(key) ?? { steps: [], because };
    told.set(key, { ...before, steps: [...before.steps, step] });
  }
  return told;
}
