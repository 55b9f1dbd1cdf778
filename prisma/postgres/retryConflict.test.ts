import { retryConflict } from './retryConflict';

/** A transaction that fails that often before it succeeds. */
function failing(times: number, error: unknown): { run: () => Promise<string>; tries: () => number } {
  let tries = 0;
  return {
    tries: () => tries,
    run: async () => {
      tries += 1;
      if (tries <= times) throw error;
      return 'done';
    },
  };
}

const coded = (code: string, message = 'no'): Error => Object.assign(new Error(message), { code });

test.each([
  ['a deadlock', coded('40P01')],
  ['a serialization failure', coded('40001')],
  ['what Prisma calls either', coded('P2034')],
  ['a raw query’s deadlock', coded('P2010', 'Raw query failed. Code: `40P01`. Message: `deadlock detected`')],
])('a transaction that was given up for %s is repeated', async (_why, error) => {
  const transaction = failing(3, error);
  await expect(retryConflict(transaction.run)).resolves.toBe('done');
  expect(transaction.tries()).toBe(4);
});

test('after four attempts the conflict is the answer', async () => {
  const error = coded('40P01');
  const transaction = failing(9, error);
  await expect(retryConflict(transaction.run)).rejects.toBe(error);
  expect(transaction.tries()).toBe(4);
});

test.each([coded('23505'), coded('23514'), new Error('connection terminated'), 'no error'])(
  'any other failure is not repeated',
  async (error) => {
    const transaction = failing(1, error);
    await expect(retryConflict(transaction.run)).rejects.toBe(error);
    expect(transaction.tries()).toBe(1);
  },
);
