import { quartersOf, type Life } from './quarters';

const lives: readonly Life[] = Array.from({ length: 8 }, (_, index) => ({
  endedAtMs: 1_000 + (index + 1) * 500,
  placeMs: index,
  lifeMs: 100 + index,
}));

test('a run is cut by orders delivered, and each quarter has the time and the memory of its own', () => {
  const samples = [1_000, 1_800, 2_900, 4_900].map((atMs) => ({
    atMs,
    memory: { worker: atMs, API: atMs === 2_900 ? null : 5 },
  }));
  const quarters = quartersOf(lives.toReversed(), { samples, collections: {} }, 1_000);
  expect(quarters.map(({ orders, perSecond }) => [orders, perSecond])).toEqual(Array(4).fill([2, 2]));
  expect(quarters[0]).toMatchObject({
    ...{ lifeP50Ms: 100, lifeP99Ms: 101, placeP50Ms: 0, placeP99Ms: 1, memory: { worker: 1_400, API: 5 } },
  });
  expect(quarters.map(({ memory }) => memory)).toEqual([
    { worker: 1_400, API: 5 },
    { worker: 2_900, API: null },
    {},
    { worker: 4_900, API: 5 },
  ]);
});

test('no order is lost where they don’t divide by four, and fewer orders make fewer quarters', () => {
  const sizes = (count: number): number[] =>
    quartersOf(lives.slice(0, count), { samples: [], collections: {} }, 1_000).map(({ orders }) => orders);
  expect(sizes(7)).toEqual([2, 2, 1, 2]);
  expect(sizes(1)).toEqual([1]);
  expect(sizes(0)).toEqual([]);
});
