import { Client } from 'pg';
import request from 'supertest';
import { createApp } from '../app';
import { readReadiness } from './readiness';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

/** Has a statement run by the owner of the database, and every connection of the API be a new one. */
async function change(statement: string): Promise<void> {
  const owner = new Client({ connectionString: api.databaseUrl });
  await owner.connect();
  await owner.query('SET default_transaction_read_only = off');
  await owner.query(statement);
  await owner.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  await owner.end();
}

async function databaseIs(): Promise<string | undefined> {
  // The first question may meet a connection that was just cut.
  await api.deps.prisma.$queryRaw`SELECT 1`.catch(() => undefined);
  const { status, parts } = await readReadiness(api.deps);
  return status === 'unavailable' ? `unavailable, ${parts['database']}` : parts['database'];
}

const inDatabase = (setting: string): string =>
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${setting}', current_database()); END $$`;

test('ten who ask a server at once are answered by one reading, which is its own', async () => {
  const readings: Record<string, number> = { one: 0, other: 0 };
  const apps = Object.keys(readings).map((server) => {
    const never = () => {
      readings[server] = (readings[server] ?? 0) + 1;
      return new Promise<boolean>(() => undefined);
    };
    // As long as a vendor doesn't answer, a reading lasts, and who asks meanwhile waits for it.
    return createApp({ ...api.deps, vendors: { [server]: never } });
  });
  const asked = apps.flatMap((app) => Array.from({ length: 10 }, () => request(app).get('/readyz')));
  const answers = await Promise.all(asked);
  expect(answers.map(({ body }) => body.parts)).toEqual(
    asked.map((_one, place) => expect.objectContaining({ [place < 10 ? 'one' : 'other']: 'down' })),
  );
  expect(readings).toEqual({ one: 1, other: 1 });
});

test('orders can be taken where they can be written, and nowhere else', async () => {
  expect(await databaseIs()).toBe('up');
  await change(inDatabase('SET default_transaction_read_only = on'));
  expect(await databaseIs()).toBe('unavailable, down');
  await change(inDatabase('RESET default_transaction_read_only'));
  expect(await databaseIs()).toBe('up');
  await change('ALTER FUNCTION place_order(jsonb) RENAME TO placed_nowhere');
  expect(await databaseIs()).toBe('unavailable, down');
});
