import { askedOf, bundleOf, groupsOf, piecesOf } from './groups';

const money = { amount: 0, currency: 'BDT' };
const bundle = (id: string, lineIds: string[], quantity = 1) => ({
  ...{ id, sku: `SET-${id}`, name: 'Set', variant: null, quantity, lineIds, together: false },
  ...{ unitPrice: money, total: money },
});
const line = (id: string, sku: string, quantity = 1) => ({ id, sku, quantity });
const LINES = [line('1', 'MUG'), line('2', 'PHONE', 2), line('3', 'CASE', 2), line('4', 'CASE', 4)];
const BUNDLES = [bundle('1', ['2', '3', '4'], 2)];

test('lines of a bundle stand together, in the place of the first', () => {
  expect(groupsOf(LINES, BUNDLES)).toMatchObject([
    { key: '1', lines: [{ sku: 'MUG' }] },
    { key: 'bundle 1', bundle: { sku: 'SET-1' }, lines: [{ id: '2' }, { id: '3' }, { id: '4' }] },
  ]);
  expect(groupsOf(LINES, [])).toHaveLength(4);
});

test('pieces of one product are one', () => {
  expect(piecesOf(LINES.slice(1))).toEqual([line('2', 'PHONE', 2), line('3', 'CASE', 6)]);
});

test('a cart is emptied of the bundles that were ordered, not of their components', () => {
  const asked = askedOf({ lines: LINES, bundles: BUNDLES });
  expect(asked.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['MUG', 1],
    ['SET-1', 2],
  ]);
});

test('a line knows its bundle', () => {
  expect([bundleOf(BUNDLES, '3')?.sku, bundleOf(BUNDLES, '1')]).toEqual(['SET-1', undefined]);
});
