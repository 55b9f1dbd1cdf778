import { formOf, isComplete, movedUp, strategyOf } from './strategyForm';

const FULL = {
  name: 'Near',
  when: {
    cities: ['Dhaka', 'Sylhet'],
    countries: ['BD'],
    skus: ['A'],
    totalFrom: { amount: 5, currency: 'BDT' },
  },
  rankBy: 'cost',
  warehouses: ['main'],
  maxParcels: 2,
} as const;

test('a strategy fills the form that makes it again', () => {
  const kept = { ...FULL, when: { ...FULL.when, cities: [...FULL.when.cities] }, warehouses: ['main'] };
  expect(strategyOf(formOf(JSON.parse(JSON.stringify(kept))))).toEqual(FULL);
  expect(strategyOf({ ...formOf(undefined), name: ' All ' })).toEqual({ name: 'All', rankBy: 'nearest' });
  expect(strategyOf({ ...formOf(undefined), name: 'x', countries: ' bd,, in ', maxParcels: '৩' })).toEqual({
    ...{ name: 'x', rankBy: 'nearest', maxParcels: 3 },
    when: { countries: ['BD', 'IN'] },
  });
});

test.each([
  ['', '', false],
  ['x', '', true],
  ['x', '1', true],
  ['x', '12', true],
  ['x', '0', false],
  ['x', '13', false],
  ['x', 'two', false],
])('a form named %j with %j parcels is complete: %s', (name, maxParcels, expected) => {
  expect(isComplete({ ...formOf(undefined), name, maxParcels })).toBe(expected);
});

test('what is moved up changes places with what was before it; the first stays', () => {
  expect([movedUp(['a', 'b', 'c'], 2), movedUp(['a', 'b'], 0)]).toEqual([
    ['a', 'c', 'b'],
    ['a', 'b'],
  ]);
});
