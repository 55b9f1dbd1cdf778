import { keptReadiness } from './readiness';

const READY = { status: 'ready', degraded: [], parts: {} } as const;
const answer = () => ({ ...READY, degraded: [...READY.degraded] });

test('however often readiness is asked for, it is read once a second', async () => {
  let now = 0;
  const read = jest.fn(async () => answer());
  const ask = keptReadiness(read, () => now);
  await Promise.all([ask(), ask(), ask()]);
  now = 999;
  await ask();
  expect(read).toHaveBeenCalledTimes(1);
  now = 1_001;
  expect(await ask()).toEqual(READY);
  expect(read).toHaveBeenCalledTimes(2);
});

test('it is never read twice at once, however long it takes', async () => {
  let now = 0;
  let finish: () => void = () => undefined;
  const read = jest.fn(
    () => new Promise<ReturnType<typeof answer>>((resolve) => (finish = () => resolve(answer()))),
  );
  const ask = keptReadiness(read, () => now);
  const first = ask();
  now = 60_000;
  const second = ask();
  finish();
  expect([await first, await second]).toEqual([READY, READY]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('what could not be read is read again at once', async () => {
  const read = jest.fn(async () => answer()).mockRejectedValueOnce(new Error('away'));
  const ask = keptReadiness(read, () => 0);
  await expect(ask()).rejects.toThrow('away');
  expect(await ask()).toEqual(READY);
});
