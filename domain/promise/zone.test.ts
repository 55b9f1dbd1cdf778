import { zoneBetween } from './zone';

const dhaka = { city: 'Dhaka', country: 'BD' };

test.each([
  [{ city: ' dhaka', country: 'BD' }, 'sameCity'],
  [{ city: 'Sylhet', country: 'BD' }, 'sameCountry'],
  [{ city: 'Dhaka Cantonment', country: 'BD' }, 'sameCountry'],
  [{ city: 'Dhaka', country: 'IN' }, 'abroad'],
] as const)('to %j it is %s', (to, zone) => {
  expect(zoneBetween(dhaka, to)).toBe(zone);
});

test('of a warehouse without a place nothing is known', () => {
  expect(zoneBetween(undefined, dhaka)).toBeUndefined();
});
