import fc from 'fast-check';
import { allocate } from './allocate';
import type { FreeStock, Place, Wanted } from './wanted';

const PLACES: readonly Place[] = [
  { code: 'main', rank: 0, city: 'dhaka' },
  { code: 'north', rank: 1, city: 'rangpur' },
  { code: 'south', rank: 2, city: 'khulna' },
];
const stock = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>): FreeStock =>
  new Map(Object.entries(counts).map(([sku, at]) => [sku, new Map(Object.entries(at))]));
const PHONES = { lineId: '1', sku: 'PHONE', quantity: 2 };
const CABLE = { lineId: '2', sku: 'CABLE', quantity: 1 };

test('all comes from one warehouse that has it, by rank', () => {
  const free = stock({ PHONE: { main: 2, north: 9 }, CABLE: { main: 1, north: 9 } });
  expect(allocate([PHONES, CABLE], PLACES, free)).toEqual([
    { lineId: '1', warehouse: 'main', quantity: 2 },
    { lineId: '2', warehouse: 'main', quantity: 1 },
  ]);
});

test('of several that have all, the one in the city that the order goes to comes first', () => {
  const free = stock({ PHONE: { main: 2, north: 9, south: 2 } });
  expect(allocate([PHONES], PLACES, free, 'khulna')).toEqual([
    { lineId: '1', warehouse: 'south', quantity: 2 },
  ]);
  expect(allocate([PHONES], PLACES, free, 'sylhet')).toEqual([
    { lineId: '1', warehouse: 'main', quantity: 2 },
  ]);
});

test('a warehouse that has all comes before a nearer one that has some', () => {
  const free = stock({ PHONE: { south: 1, north: 2 } });
  expect(allocate([PHONES], PLACES, free, 'khulna')).toEqual([
    { lineId: '1', warehouse: 'north', quantity: 2 },
  ]);
});

test('what no warehouse has all of comes from those that have most', () => {
  const free = stock({ PHONE: { main: 1, south: 2 }, CABLE: { main: 1, north: 1 } });
  expect(allocate([PHONES, CABLE], PLACES, free)).toEqual([
    { lineId: '1', warehouse: 'main', quantity: 1 },
    { lineId: '2', warehouse: 'main', quantity: 1 },
    { lineId: '1', warehouse: 'south', quantity: 1 },
  ]);
});

test('pieces that nobody has are asked of the first warehouse, which refuses them', () => {
  expect(allocate([PHONES], PLACES, stock({ PHONE: { north: 1 } }))).toEqual([
    { lineId: '1', warehouse: 'north', quantity: 1 },
    { lineId: '1', warehouse: 'main', quantity: 1 },
  ]);
});

const wanted: fc.Arbitrary<Wanted[]> = fc
  .array(fc.record({ sku: fc.constantFrom('A', 'B', 'C'), quantity: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 5,
  })
  .map((lines) => lines.map((line, index) => ({ ...line, lineId: String(index + 1) })));
const counts = fc.dictionary(
  fc.constantFrom('A', 'B', 'C'),
  fc.dictionary(fc.constantFrom('main', 'north', 'south'), fc.integer({ min: 0, max: 8 }), {
    noNullPrototype: true,
  }),
  { noNullPrototype: true },
);

test('every piece is allotted once, and no warehouse gives more than it has where there is enough', () => {
  fc.assert(
    fc.property(wanted, counts, (lines, free) => {
      const allotted = allocate(lines, PLACES, stock(free));
      for (const { lineId, quantity } of lines)
        expect(sum(allotted.filter((one) => one.lineId === lineId))).toBe(quantity);
      for (const sku of ['A', 'B', 'C']) {
        const ids = lines.filter((line) => line.sku === sku).map(({ lineId }) => lineId);
        const needed = sum(lines.filter((line) => line.sku === sku));
        const there = Object.values(free[sku] ?? {}).reduce((total, count) => total + count, 0);
        if (there < needed) continue;
        for (const { code } of PLACES) {
          const given = allotted.filter((one) => ids.includes(one.lineId) && one.warehouse === code);
          expect(sum(given)).toBeLessThanOrEqual(free[sku]?.[code] ?? 0);
        }
      }
    }),
  );
});

test('whoever has all gives all, and the same question gets the same answer', () => {
  fc.assert(
    fc.property(wanted, counts, (lines, free) => {
      const allotted = allocate(lines, PLACES, stock(free));
      expect(allocate(lines, PLACES, stock(free))).toEqual(allotted);
      const needed = (sku: string): number => sum(lines.filter((line) => line.sku === sku));
      const hasAll = PLACES.some(({ code }) =>
        ['A', 'B', 'C'].every((sku) => (free[sku]?.[code] ?? 0) >= needed(sku)),
      );
      const places = new Set(allotted.map(({ warehouse }) => warehouse)).size;
      expect(hasAll && places > 1).toBe(false);
    }),
  );
});

const sum = (parts: readonly { readonly quantity: number }[]): number =>
  parts.reduce((total, { quantity }) => total + quantity, 0);
