import type { Measurement } from '../measure/measurement';
import type { Placing } from '../shop/place';
import { isMet, ratiosOf } from './ratios';
import type { PlacingResult, Series } from './result';

function measured(concurrency: number, p50Ms: number, perSecond: number): Series<Measurement> {
  return { whole: { concurrency, count: 100, p50Ms, p99Ms: p50Ms * 2, perSecond, cpuMs: {} }, rounds: [] };
}

function placed(concurrency: number, p50Ms: number, perSecond: number, leftToSweeper = 0): Series<Placing> {
  const started = { startedP50Ms: p50Ms - 1, startedP99Ms: p50Ms * 3 };
  return {
    whole: { ...measured(concurrency, p50Ms, perSecond).whole, leftToSweeper, ...started },
    rounds: [],
  };
}

const PLACING: PlacingResult = {
  starts: [measured(1, 4, 240), measured(32, 100, 300)],
  inserts: [measured(1, 1, 1_000), measured(32, 10, 2_000)],
  orders: [placed(1, 11, 90), placed(32, 198, 150)],
};

test('placing is held against a start and an insert at the same concurrency, and its rate at the highest', () => {
  expect(ratiosOf({ placing: PLACING }).map(({ name, value }) => [name, value])).toEqual([
    ['place p50 / (bare start p50 + bare insert p50), 1 at once', 2.2],
    ['place and start p50 / (bare start p50 + bare insert p50), 1 at once', 2],
    ['place p50 / (bare start p50 + bare insert p50), 32 at once', 1.8],
    ['place and start p50 / (bare start p50 + bare insert p50), 32 at once', 197 / 110],
    ['placements / bare starts a second, 32 at once', 0.5],
    ['share of orders left to the sweeper', 0],
  ]);
});

test('an aim is met at its very value and missed beyond it', () => {
  expect(ratiosOf({ placing: PLACING }).map(isMet)).toEqual([false, true, true, true, true, true]);
  const left = { ...PLACING, orders: [placed(1, 10, 90, 0.001), placed(32, 198, 149)] };
  expect(ratiosOf({ placing: left }).map(isMet)).toEqual([true, true, true, true, false, false]);
});

test('a life is held against the bare workflow, and its events against what is allowed', () => {
  const histories = { count: 40, events: { median: 63, max: 121 }, bytes: { median: 20_000, max: 24_000 } };
  const bare = { count: 40, events: { median: 54, max: 57 }, bytes: { median: 7_600, max: 8_000 } };
  const floor = measured(8, 500, 16).whole;
  const order = { ...measured(8, 1_500, 4).whole, placeP50Ms: 30, placeP99Ms: 90 };
  const ratios = ratiosOf({
    lives: {
      eightSteps: [{ whole: { ...floor, cpuMs: { Temporal: 70 } }, rounds: [] }],
      orders: [{ whole: { ...order, cpuMs: { Temporal: 84 } }, rounds: [] }],
      eightStepsHistories: bare,
      histories,
    },
  });
  expect(ratios.map((ratio) => [ratio.value, isMet(ratio)])).toEqual([
    [0.25, undefined],
    [1.2, undefined],
    [63 / 54, undefined],
    [121, false],
  ]);
});

test('without CPU times there is no ratio of them', () => {
  const series = { ...measured(8, 500, 16) };
  const order = { whole: { ...series.whole, placeP50Ms: 1, placeP99Ms: 1 }, rounds: [] };
  const histories = { count: 1, events: { median: 60, max: 60 }, bytes: { median: 1, max: 1 } };
  const names = ratiosOf({
    lives: { eightSteps: [series], orders: [order], histories, eightStepsHistories: histories },
  }).map(({ name }) => name);
  expect(names.filter((name) => name.includes('CPU'))).toEqual([]);
});

test('orders-go is held against at what both were measured at, but not one at a time', () => {
  const lives = (concurrency: number, perSecond: number) => ({
    whole: { ...measured(concurrency, 500, perSecond).whole, placeP50Ms: 1, placeP99Ms: 1 },
    rounds: [],
  });
  const histories = { count: 1, events: { median: 60, max: 60 }, bytes: { median: 1, max: 1 } };
  const ours = { eightSteps: [], orders: [lives(1, 3), lives(8, 6), lives(32, 5)] };
  const peer = { orders: [lives(1, 2), lives(8, 6), lives(32, 8)], histories };
  const ratios = ratiosOf({ lives: { ...ours, peer, histories, eightStepsHistories: histories } });
  expect(ratios.filter(({ name }) => name.includes('orders-go')).map((it) => [it.value, isMet(it)])).toEqual([
    [1, true],
    [0.625, false],
  ]);
});
