import { BOX, WEIGHT, requireOneParcel } from './packedAs';

test.each([1, 430, 100_000, undefined])('%p grams may be said', (grams) =>
  expect(WEIGHT(grams)).toBeUndefined(),
);
test.each([0, -1, 0.5, 100_001, '430', null, Number.NaN])('%p grams may not', (grams) =>
  expect(WEIGHT(grams)).toBe('must be whole grams from 1 to 100000'),
);

test.each(['S', 'M2', 'tube-60', 'A_4.b', undefined])('%p may be a box', (code) =>
  expect(BOX(code)).toBeUndefined(),
);
test.each(['', ' ', 'a b', '-S', 'S-', 'x'.repeat(21), 5, null])('%p may not', (code) =>
  expect(BOX(code)).toBe('must be the code of a box such as "M2"'),
);

test('a weight and a box are one parcel’s, and each is pointed at where there are several', () => {
  for (const parcels of [0, 1])
    expect(() => requireOneParcel({ weightGrams: 5, box: 'S' }, parcels)).not.toThrow();
  expect(() => requireOneParcel({}, 5)).not.toThrow();
  const at = (pointer: string): unknown => expect.objectContaining({ pointer });
  const refusal = (...pointers: string[]): unknown =>
    expect.objectContaining({ code: 'validation', extra: { errors: pointers.map(at) } });
  const both = (): void => requireOneParcel({ weightGrams: 5, box: 'S' }, 2);
  expect(both).toThrow(refusal('/weightGrams', '/box') as Error);
  expect(() => requireOneParcel({ box: 'S' }, 2)).toThrow(refusal('/box') as Error);
});
