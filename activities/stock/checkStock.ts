import { readStockDifferences } from '../../prisma/stock/readStockDifferences';
import type { ActivityDeps } from '../deps';

/**
 * Writes down where counts, ledger and orders part; the gauge `stock_differences` tells how many shelves of the newest check do.
 * @param id the check's: the same id is the same check.
 */
export async function checkStock(
  { prisma, now, log }: Pick<ActivityDeps, 'prisma' | 'now' | 'log'>,
  id: string,
): Promise<number> {
  const items = await readStockDifferences(prisma);
  const found = { checkedAt: now(), differences: items.length, items: JSON.parse(JSON.stringify(items)) };
  await prisma.stockCheck.upsert({ where: { id }, create: { id, ...found }, update: found });
  if (items.length > 0) log.error({ items: items.slice(0, 20) }, 'stock and its ledger differ');
  return items.length;
}
