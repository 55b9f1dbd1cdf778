import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../test/world/eventually';
import { supervise, type Running } from './supervise';

/** A part whose end the test decides. */
function part(): Running & { crash(): void } {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, crash: end, stop: () => Promise.resolve(end()) };
}

test('a part that crashes is started again, and people are told', async () => {
  const parts = [part(), part()];
  const started: number[] = [];
  const said: string[] = [];
  const supervised = await supervise({
    name: 'the worker',
    delayMs: 5,
    say: (text) => said.push(text),
    start: () => {
      const index = started.push(0) - 1;
      return Promise.resolve(parts[index] ?? part());
    },
  });
  parts[0]?.crash();
  await eventually(() => said.length === 2);
  expect(started).toHaveLength(2);
  expect(said).toEqual([
    'the worker ended unexpectedly; starting it again in 0.005 s',
    'the worker is running again',
  ]);
  await supervised.stop();
});

test('its process is known, and told when it is another one', async () => {
  const parts = [
    { ...part(), pid: 11 },
    { ...part(), pid: 12 },
  ];
  let starts = 0;
  const said: string[] = [];
  const supervised = await supervise({
    name: 'the worker',
    delayMs: 1,
    say: (text) => said.push(text),
    start: () => Promise.resolve(parts[starts++] ?? part()),
  });
  expect(supervised.pid()).toBe(11);
  parts[0]?.crash();
  await eventually(() => said.length === 2);
  expect(said).toContain('the worker is running again as process 12');
  expect(supervised.pid()).toBe(12);
  await supervised.stop();
});

test('a part that is stopped stays stopped', async () => {
  let starts = 0;
  const supervised = await supervise({
    name: 'the API',
    delayMs: 1,
    say: () => undefined,
    start: () => {
      starts += 1;
      return Promise.resolve(part());
    },
  });
  await supervised.stop();
  await delay(20);
  expect(starts).toBe(1);
});

test('a part that is stopped while it comes back is stopped', async () => {
  const parts = [part(), part()];
  let comeBack: () => void = () => undefined;
  const back = new Promise<void>((resolve) => (comeBack = resolve));
  let starts = 0;
  const supervised = await supervise({
    name: 'the worker',
    delayMs: 1,
    say: () => undefined,
    start: async () => {
      const started = parts[starts] ?? part();
      starts += 1;
      if (starts === 2) await back;
      return started;
    },
  });
  parts[0]?.crash();
  await eventually(() => starts === 2);
  const stopped = supervised.stop();
  comeBack();
  await stopped;
  await parts[1]?.ended;
  expect(starts).toBe(2);
});

test('a restart that fails is tried again until it works', async () => {
  let attempts = 0;
  const first = part();
  const supervised = await supervise({
    name: 'PostgreSQL',
    delayMs: 1,
    maxDelayMs: 2,
    say: () => undefined,
    start: () => {
      attempts += 1;
      if (attempts === 1) return Promise.resolve(first);
      return attempts < 4 ? Promise.reject(new Error('not yet')) : Promise.resolve(part());
    },
  });
  first.crash();
  await eventually(() => attempts === 4);
  expect(attempts).toBe(4);
  await supervised.stop();
});

test('a part that never started is reported, not retried', async () => {
  const start = (): Promise<Running> => Promise.reject(new Error('no such program'));
  await expect(supervise({ name: 'x', start, say: () => undefined })).rejects.toThrow('no such program');
});
