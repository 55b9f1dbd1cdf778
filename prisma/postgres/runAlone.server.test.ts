import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { runAlone } from './runAlone';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('while one is at it another leaves the same work out and may do other work', async () => {
  const outcomes: boolean[] = [];
  const first = await runAlone(database.url, 'counting', async () => {
    outcomes.push(
      await runAlone(database.url, 'counting', () => Promise.reject(new Error('at the same time'))),
    );
    outcomes.push(await runAlone(database.url, 'washing', async () => undefined));
  });
  expect([first, ...outcomes]).toEqual([true, false, true]);
});

test('work that failed tells so, and leaves the way free for the next', async () => {
  await expect(runAlone(database.url, 'failing', () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  );
  expect(await runAlone(database.url, 'failing', async () => undefined)).toBe(true);
});

test('the same work on another database is none of its business', async () => {
  const other = await createTestDatabase();
  let there: boolean | undefined;
  await runAlone(database.url, 'counting', async () => {
    there = await runAlone(other.url, 'counting', async () => undefined);
  });
  expect(there).toBe(true);
  await other.drop();
});
