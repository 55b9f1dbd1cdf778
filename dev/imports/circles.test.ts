import { findCircles } from './circles';

const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

test('files that import one another are a circle, also by way of others', () => {
  expect(findCircles(graph({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] }))).toEqual([['a', 'b', 'c']]);
});

test('two circles are told apart', () => {
  expect(findCircles(graph({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] }))).toEqual([
    ['c', 'd'],
    ['a', 'b'],
  ]);
});

test('a file that imports itself is a circle', () => {
  expect(findCircles(graph({ a: ['a'] }))).toEqual([['a']]);
});

test('two ways to one file are none', () => {
  expect(findCircles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
});
