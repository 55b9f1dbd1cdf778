import { ofRounds, type Measurement } from './measurement';
import { placingOfRounds } from '../shop/place';
import { createTally } from './tally';

function round(concurrency: number, p50Ms: number, api: number | null): Measurement {
  return { concurrency, count: 10, p50Ms, p99Ms: p50Ms * 3, perSecond: 1_000 / p50Ms, cpuMs: { API: api } };
}

test('rounds become one by the median of each figure', () => {
  const whole = ofRounds([round(8, 10, 5), round(8, 500, null), round(8, 20, 7)]);
  expect(whole).toEqual({
    concurrency: 8,
    count: 30,
    p50Ms: 20,
    p99Ms: 60,
    perSecond: 50,
    cpuMs: { API: 6 },
  });
});

test('of orders left to the sweeper every one counts', () => {
  const rounds = [0, 0, 0.1].map((leftToSweeper) => ({
    ...round(8, 10, 5),
    ...{ leftToSweeper, startedP50Ms: 20 + leftToSweeper, startedP99Ms: 30 },
  }));
  expect(placingOfRounds(rounds)).toMatchObject({
    ...{ leftToSweeper: expect.closeTo(1 / 30), startedP50Ms: 20, startedP99Ms: 30 },
  });
});

test('a tally keeps the rounds of each concurrency together', () => {
  const tally = createTally(ofRounds);
  for (const concurrency of [1, 8, 1, 8]) tally.add(round(concurrency, concurrency * 10, 1));
  expect(tally.series().map(({ whole, rounds }) => [whole.concurrency, whole.p50Ms, rounds.length])).toEqual([
    [1, 10, 2],
    [8, 80, 2],
  ]);
});
