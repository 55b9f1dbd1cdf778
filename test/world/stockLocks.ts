import type { Database, Sql } from '../../prisma/client';
import { eventually } from './eventually';

/**
 * Runs a piece of work while the stock row of one SKU is taken, and looks at what it has locked by the time it waits for that
 * row: two pieces of work that lock the same rows in different orders can wait for each other for ever.
 * @returns the SKUs of the rows that were locked then, the taken one included, and what the work came to afterwards.
 */
export async function stockLockedByWaiting<T>(
  prisma: Database,
  taken: string,
  work: () => Promise<T>,
): Promise<{ readonly locked: readonly string[]; readonly result: T }> {
  const { locked, working } = await prisma.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT 1 FROM stock WHERE sku = ${taken} FOR UPDATE`;
      const working = work();
      await eventually(() => somebodyWaits(prisma));
      return { locked: await lockedRows(prisma), working: { result: working } };
    },
    { timeout: 60_000 },
  );
  return { locked, result: await working.result };
}

async function somebodyWaits(sql: Sql): Promise<boolean> {
  const waiting = await sql.rows`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

async function lockedRows(sql: Sql): Promise<string[]> {
  const free = await sql.rows<{ sku: string }>`SELECT sku FROM stock FOR UPDATE SKIP LOCKED`;
  const all = await sql.rows<{ sku: string }>`SELECT sku FROM stock ORDER BY sku`;
  const isFree = new Set(free.map(({ sku }) => sku));
  return all.map(({ sku }) => sku).filter((sku) => !isFree.has(sku));
}
