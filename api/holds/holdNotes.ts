import { z } from 'zod';
import type { OrderState } from '../../domain/order/order';
import type { PrismaClient } from '../../prisma/client';

const putHold = z.object({ reason: z.string(), key: z.string().optional(), notes: z.string().optional() });

/** What was written with each hold of the order that stands, by its key; none for a hold that nobody wrote to. */
export async function readHoldNotes(
  prisma: PrismaClient,
  { id, holds }: Pick<OrderState, 'id' | 'holds'>,
): Promise<ReadonlyMap<string, string>> {
  if (holds.length === 0) return new Map();
  const events = await prisma.orderEvent.findMany({
    where: { orderId: id, type: 'OrderHeld', at: { in: holds.map(({ since }) => since) } },
    select: { data: true, at: true },
  });
  const notes = events.flatMap(({ data, at }) => {
    const { reason, key = reason, ...put } = putHold.parse(data);
    // A key that was released may be used again.
    const stands = holds.some((hold) => hold.key === key && hold.since === at.toISOString());
    return stands && put.notes !== undefined ? [[key, put.notes] as const] : [];
  });
  return new Map(notes);
}
