import fc from 'fast-check';
import { addressLine, type Door } from './addressLine';

const DOOR: Door = { line1: '12 Lake Road', city: 'Dhaka', country: 'Bangladesh' };

test('an address that has room is whole, without what it has not', () => {
  expect(addressLine(DOOR, 220)).toBe('12 Lake Road, Dhaka, Bangladesh');
  expect(addressLine({ ...DOOR, line2: 'Flat 3B', postcode: '1205' }, 220)).toBe(
    '12 Lake Road, Flat 3B, Dhaka, 1205, Bangladesh',
  );
  expect(addressLine({ ...DOOR, line2: null, postcode: '' }, 31)).toBe('12 Lake Road, Dhaka, Bangladesh');
});

test('a street that is too long is shortened, and city and postcode arrive', () => {
  const door = {
    ...DOOR,
    line1: 'a'.repeat(200),
    line2: 'b'.repeat(93),
    city: 'Chattogram',
    postcode: '4000',
  };
  const line = addressLine(door, 220) ?? '';
  expect(line).toHaveLength(220);
  expect(line.endsWith('…, Chattogram, 4000, Bangladesh')).toBe(true);
});

test('an address is refused where hardly anything of its street would be left', () => {
  const door = { ...DOOR, line1: 'a'.repeat(200) };
  const place = ', Dhaka, Bangladesh'.length;
  expect(addressLine(door, place + 40)).toBe(`${'a'.repeat(39)}…, Dhaka, Bangladesh`);
  expect(addressLine(door, place + 39)).toBeUndefined();
});

test('whatever is typed, the line fits, is well formed and ends with the place', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 60, max: 300 }), (line1, line2, city, max) => {
      const line = addressLine({ ...DOOR, line1, line2, city }, max);
      if (line === undefined) return;
      expect(line.length).toBeLessThanOrEqual(max);
      expect(line.endsWith(`, ${city}, Bangladesh`)).toBe(true);
      expect(/\p{Surrogate}/u.test(line)).toBe(false);
    }),
  );
});
