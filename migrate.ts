import './config/sourceMaps';
import { readConfig } from './config/config';
import { migrate } from './prisma/migrate/migrate';

/** Brings the database to this version's schema. Run before the new API and workers are; safe to run twice. */
async function main(): Promise<void> {
  const applied = await migrate(readConfig().databaseUrl);
  const done = applied.length === 0 ? 'The database is up to date' : `Applied ${applied.join(', ')}`;
  process.stdout.write(`${done}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
