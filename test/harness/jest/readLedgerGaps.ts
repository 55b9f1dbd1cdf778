import { Client } from 'pg';
import { ledgerGapsSince } from '../../../activities/ledger/ledgerGaps';
import { isDatabaseAway } from '../../../prisma/postgres/databaseAway';
import { openStatements } from '../../../prisma/postgres/statements';

/** PostgreSQL knows no such table (`undefined_table`). */
const isOfAnEarlierRelease = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42P01';

/** Each order whose ledger has a gap, in a line, of those that have changed since; none where there is no ledger yet. */
export async function readLedgerGaps(url: string, since: Date): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: 'ledger check' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const lines: string[] = [];
    for await (const gaps of ledgerGapsSince({ rows: openStatements(client) }, since))
      lines.push(...gaps.map((gap) => JSON.stringify(gap)));
    return lines;
  } catch (error) {
    // A test took the database away, or has it at an earlier migration.
    if (isDatabaseAway(error) || isOfAnEarlierRelease(error)) return [];
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
