import { Prisma, type Database } from '../../prisma/client';
import { eventually } from './eventually';

/**
 * Lets nobody write a row of a table until as many wait as ask at once, all of whom may have read it before: whoever comes second without a
 * lock has not seen what the first writes.
 * @param waiting how many have to wait before they are let go: for the table, or for one another.
 */
export async function insertsHeldBack<T>(
  prisma: Database,
  table: 'appeasements' | 'credit_entries',
  { ask, waiting }: { readonly ask: () => readonly Promise<T>[]; readonly waiting: number },
): Promise<T[]> {
  const asked = await prisma.$transaction(
    async (transaction) => {
      await transaction.$executeRaw(Prisma.sql`LOCK TABLE ${Prisma.raw(table)} IN SHARE MODE`);
      const answers = ask();
      await eventually(async () => {
        const [row] = await prisma.rows<{ count: number }>`
          SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return (row?.count ?? 0) >= waiting;
      });
      // Not awaited here: they end after this transaction.
      return { answers };
    },
    { timeout: 20_000 },
  );
  return Promise.all(asked.answers);
}
