import { askBroker } from './environment';
import { createOpenings, openedByFile } from './openings';

/** A database of a test file's own. */
export interface TestDatabase {
  readonly url: string;
  /**
   * Gives it back; the run removes it.
   * @throws {Error} when somebody is still connected to it.
   */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated, empty database on the run's PostgreSQL (`TEST_DATABASE_URL` names another server).
 *
 * ```ts
 * let database: TestDatabase;
 * beforeAll(async () => { database = await createTestDatabase(); });
 * afterAll(() => database.drop());
 * ```
 * @param openings of the world that it belongs to, which gives it back at its own end.
 */
export async function createTestDatabase(openings = createOpenings()): Promise<TestDatabase> {
  const { name, url } = await askBroker('database');
  openedByFile()?.databases.add(url);
  openings.add('a database', async () => {
    openedByFile()?.databases.delete(url);
    const { leftovers } = await askBroker('returnDatabase', name);
    if (leftovers.length > 0) throw new Error(`The file left open:\n  ${leftovers.join('\n  ')}`);
  });
  return { url, drop: openings.close };
}
