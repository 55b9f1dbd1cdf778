import { setTimeout as delay } from 'node:timers/promises';
import { drive } from './load';

test('everything is done once, so many at a time', async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  const load = await drive(20, 4, async (index) => {
    now += 1;
    most = Math.max(most, now);
    await delay(2);
    done.push(index);
    now -= 1;
  });
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(4);
  expect(load).toMatchObject({ count: 20, latenciesMs: { length: 20 } });
  expect(load.elapsedMs).toBeGreaterThanOrEqual(Math.max(...load.latenciesMs));
});

test('a latency may be told by who did it', async () => {
  expect(await drive(2, 2, (index) => Promise.resolve(100 + index))).toMatchObject({
    latenciesMs: [100, 101],
  });
});

test('after a failure nothing more is begun', async () => {
  let begun = 0;
  const failing = drive(100, 2, async (index) => {
    begun += 1;
    await delay(1);
    if (index === 3) throw new Error('the fourth failed');
  });
  await expect(failing).rejects.toThrow('the fourth failed');
  await delay(20);
  expect(begun).toBeLessThanOrEqual(6);
});
