import { Client } from 'pg';

/**
 * Does work that one process is enough for: whoever finds another at it, on the same database, leaves it out.
 * The lock belongs to a connection of its own and goes with it, so a process that dies leaves nothing behind.
 * @returns whether it was done here.
 */
export async function runAlone(
  databaseUrl: string,
  work: string,
  run: () => Promise<void>,
): Promise<boolean> {
  const session = new Client({ connectionString: databaseUrl, application_name: `throughline-${work}` });
  // A connection that breaks meanwhile gives the lock away; it must not end the process.
  session.on('error', () => undefined);
  try {
    await session.connect();
    const { rows } = await session.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
      [`throughline/${work}`],
    );
    if (rows[0]?.locked !== true) return false;
    await run();
    return true;
  } finally {
    await session.end().catch(() => undefined);
  }
}
