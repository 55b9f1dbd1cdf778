import { cover } from './cover';
import type { Wanted } from './wanted';

const places = ['main', 'north', 'south'].map((code, rank) => ({ code, rank }));
const everywhere = new Map(places.map(({ code }) => [code, 100]));
const free = new Map([
  ...['A', 'B'].map((sku) => [sku, everywhere] as const),
  ['MAIN', new Map([['main', 100]])],
  ['NORTH', new Map([['north', 100]])],
]);
const group = (name: string, ...skus: readonly string[]): readonly Wanted[] =>
  skus.map((sku) => ({ lineId: `${name}-${sku}`, sku, quantity: 1, group: name }));
const many = Array.from({ length: 200 }, (_, index) => group(`g${index}`, 'A', 'B')).flat();

test('hundreds of groups are placed, and one that no warehouse has is known at once', () => {
  expect(cover(many, places, free, { rankBy: 'priority' })).toHaveLength(many.length);
  const apart = [...many, ...group('apart', 'MAIN', 'NORTH')];
  expect(cover(apart, places, free, { rankBy: 'priority' })).toBeUndefined();
});

test('where there are more ways than anybody could try, it is given up', () => {
  const eighty = new Map([['A', new Map(places.map(({ code }) => [code, 80]))]]);
  const triples = Array.from({ length: 80 }, (_, index): Wanted => ({
    ...{ lineId: String(index), sku: 'A', quantity: 3, group: `g${index}` },
  }));
  expect(cover(triples, places, eighty, { rankBy: 'priority' })).toBeUndefined();
});
