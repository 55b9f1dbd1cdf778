import { sample } from './sample';

const ITEMS = Array.from({ length: 1_000 }, (_, index) => index);

test('the same seed chooses the same, another seed something else', () => {
  expect(sample(ITEMS, 30, 7)).toEqual(sample(ITEMS, 30, 7));
  expect(sample(ITEMS, 30, 8)).not.toEqual(sample(ITEMS, 30, 7));
});

test('each is chosen once, in the order of the list', () => {
  const chosen = sample(ITEMS, 300, 7);
  expect(new Set(chosen).size).toBe(300);
  expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
});

test('who asks for more than there is gets all', () => {
  expect(sample(ITEMS, 2_000, 7)).toEqual(ITEMS);
});

test('no part of the list is left out', () => {
  for (const seed of [1, 2, 3]) {
    const tenths = new Set(sample(ITEMS, 300, seed).map((index) => Math.floor(index / 100)));
    expect(tenths.size).toBe(10);
  }
});
