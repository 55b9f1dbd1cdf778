import { setTimeout as delay } from 'node:timers/promises';
import { eachConcurrently } from './eachConcurrently';

const NUMBERS = Array.from({ length: 20 }, (_, index) => index);

it('runs every item once, never more at a time than allowed', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await eachConcurrently(NUMBERS, 3, async (number) => {
    most = Math.max(most, (running += 1));
    await delay(1);
    running -= 1;
    done.push(number);
  });
  expect(most).toBe(3);
  expect(done.sort((a, b) => a - b)).toEqual(NUMBERS);
});

it('starts nothing more after the first failure, and throws it', async () => {
  const started: number[] = [];
  const run = eachConcurrently(NUMBERS, 3, async (number) => {
    started.push(number);
    await delay(1);
    if (number === 4) throw new Error('the fifth');
  });
  await expect(run).rejects.toThrow('the fifth');
  await delay(30);
  expect(started.length).toBeLessThan(10);
});
