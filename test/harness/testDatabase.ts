import { randomUUID } from 'node:crypto';
import { askBroker, type DatabaseServer } from './environment';
import { cloneTemplate, databaseUrl, dropDatabase } from './template';

/** A database of a test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Cuts off whoever is connected and removes the database. */
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
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = await askBroker<DatabaseServer>('database');
  const name = `throughline_test_${randomUUID().replaceAll('-', '')}`;
  await cloneTemplate(adminUrl, template, name);
  return { url: databaseUrl(adminUrl, name), drop: () => dropDatabase(adminUrl, name) };
}
