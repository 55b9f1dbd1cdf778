import type { z } from 'zod';
import type { Database } from '../../prisma/client';
import { readStockDifferences } from '../../prisma/stock/readStockDifferences';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import {
  MOVE_KINDS,
  type MoveListJson,
  type StockCheckJson,
  type movesQuery,
} from '../schema/stock/inventory';

const SORT = 'move';

/** One page of what has moved a product's counts, the newest first. */
export async function listMoves(
  prisma: Database,
  sku: string,
  { warehouse, cursor, limit }: z.output<typeof movesQuery>,
): Promise<MoveListJson> {
  const before = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.amount).value;
  const rows = await prisma.stockMove.findMany({
    where: {
      sku,
      ...(warehouse !== undefined && { warehouse }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const page = cutPage(rows, limit, SORT, ({ id }) => ({ value: Number(id), id: String(id) }));
  const numbers = await numbersOf(prisma, page.items);
  return {
    items: page.items.map(({ id, kind, orderId, at, ...move }) => ({
      ...{
        id: String(id),
        warehouse: move.warehouse,
        kind: MOVE_KINDS.find((one) => one === kind) ?? 'ORDER',
      },
      ...{ onHand: move.onHand, reserved: move.reserved, reason: move.reason, actorId: move.actorId },
      ...{ orderId, orderNumber: numbers.get(orderId ?? '') ?? null, at: at.toISOString() },
    })),
    nextCursor: page.nextCursor,
  };
}

async function numbersOf(
  prisma: Database,
  moves: readonly { readonly orderId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(moves.flatMap(({ orderId }) => orderId ?? []));
  const orders = await prisma.order.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true },
  });
  return new Map(orders.map(({ id, number }) => [id, number]));
}

/** Where ledger, counts and orders part; nothing when all is well. */
export async function checkStock(prisma: Database, now: Date): Promise<StockCheckJson> {
  const [items, newest] = await Promise.all([
    readStockDifferences(prisma),
    prisma.stockCheck.findFirst({ orderBy: { checkedAt: 'desc' } }),
  ]);
  const lastNight = newest && {
    checkedAt: newest.checkedAt.toISOString(),
    differences: newest.differences,
  };
  return { checkedAt: now.toISOString(), items: [...items], lastNight };
}
