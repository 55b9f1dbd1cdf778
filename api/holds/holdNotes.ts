import { z } from 'zod';
import type { OrderState } from '../../domain/order/order';
import type { PrismaClient } from '../../prisma/client';

const putHold = z.object({ reason: z.string(), key: z.string().optional(), notes: z.string().optional() });

/**
 * What was written with each hold of the order that stands, and to it since, by its key; none for a hold that nobody wrote to.
 */
export async function readHoldNotes(
  prisma: PrismaClient,
  { id, holds }: Pick<OrderState, 'id' | 'holds'>,
): Promise<ReadonlyMap<string, string>> {
  if (holds.length === 0) return new Map();
  const [earliest = ''] = holds.map(({ since }) => since).toSorted();
  const events = await prisma.orderEvent.findMany({
    where: { orderId: id, type: 'OrderHeld', at: { gte: earliest } },
    select: { data: true, at: true },
    orderBy: { version: 'asc' },
  });
  const notes = new Map<string, Set<string>>();
  for (const { data, at } of events) {
    const { reason, key = reason, ...put } = putHold.parse(data);
    // A key that was released may be used again.
    const stands = holds.some((hold) => hold.key === key && hold.since <= at.toISOString());
    if (stands && put.notes !== undefined) notes.set(key, (notes.get(key) ?? new Set()).add(put.notes));
  }
  return new Map([...notes].map(([key, texts]) => [key, [...texts].join(' ')]));
}
