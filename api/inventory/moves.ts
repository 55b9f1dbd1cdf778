import type { z } from 'zod';
import type { Database } from '../../prisma/client';
import { readStockDifferences } from '../../prisma/stock/readStockDifferences';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import type { MoveListJson, StockCheckJson, movesQuery } from '../schema/inventory';

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
  return {
    items: page.items.map(
      ({ id, warehouse: place, kind, onHand, reserved, orderId, reason, actorId, at }) => ({
        ...{ id: String(id), warehouse: place, kind, onHand, reserved, orderId, reason, actorId },
        at: at.toISOString(),
      }),
    ),
    nextCursor: page.nextCursor,
  };
}

/** Where ledger, counts and orders part; nothing when all is well. */
export async function checkStock(prisma: Database, now: Date): Promise<StockCheckJson> {
  return { checkedAt: now.toISOString(), items: [...(await readStockDifferences(prisma))] };
}
