import fc from 'fast-check';
import { allocate } from './allocate';
import { availableOf, choose, chooseAgain, type Asking, type Source } from './choice';
import { strategyFaults, type Strategy } from './strategy';
import type { FreeStock, Wanted } from './wanted';

const PLACES: readonly Source[] = [
  { code: 'main', rank: 0, city: 'dhaka', zone: 'sameCountry', cost: 90, leavesOn: '2026-12-03' },
  { code: 'north', rank: 1, city: 'rangpur', zone: 'sameCity', cost: 60, leavesOn: '2026-12-02' },
  { code: 'south', rank: 2, city: 'khulna', zone: 'sameCountry', cost: 40, leavesOn: '2026-12-01' },
  { code: 'west', rank: 3 },
];
const stock = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>): FreeStock =>
  new Map(Object.entries(counts).map(([sku, at]) => [sku, new Map(Object.entries(at))]));
const one = (sku: string, quantity: number, lineId = '1'): Wanted => ({ lineId, sku, quantity });
const ask = (
  wanted: readonly Wanted[],
  free: FreeStock,
  strategies: readonly Strategy[],
  more: Partial<Asking> = {},
) => choose(wanted, { places: PLACES, free }, { city: 'rangpur', strategies, ...more });
const places = ({ allotted }: { readonly allotted: readonly { readonly warehouse: string }[] }) => [
  ...new Set(allotted.map(({ warehouse }) => warehouse)),
];

describe('each ranking', () => {
  const everywhere = stock({ A: { main: 2, north: 2, south: 2, west: 2 } });
  test.each([
    ['nearest', ['north']],
    ['priority', ['main']],
    ['cost', ['south']],
    ['soonest', ['south']],
    ['fewest-parcels', ['north']],
  ] as const)('%s asks %j first', (rankBy, expected) => {
    expect(places(ask([one('A', 2)], everywhere, [{ name: 's', rankBy }]))).toEqual(expected);
  });

  test('nearest takes what is near, and the rest from farther away; fewest parcels takes one that has all', () => {
    const free = stock({ A: { north: 1, south: 3 } });
    expect(places(ask([one('A', 3)], free, [{ name: 's', rankBy: 'nearest' }]))).toEqual(['north', 'south']);
    expect(places(ask([one('A', 3)], free, [{ name: 's', rankBy: 'fewest-parcels' }]))).toEqual(['south']);
  });

  test('cost compares what all parcels cost together, and a cost that nobody knows is the highest', () => {
    const two = stock({ A: { main: 3, north: 1, south: 2 } });
    expect(places(ask([one('A', 3)], two, [{ name: 's', rankBy: 'cost' }]))).toEqual(['main']);
    const west = stock({ A: { main: 1, west: 1 } });
    expect(places(ask([one('A', 1)], west, [{ name: 's', rankBy: 'cost' }]))).toEqual(['main']);
  });
});

test('the first strategy that is for the order and has enough within its parcels is used, and why others were not is kept', () => {
  const free = stock({ A: { main: 1, north: 1, south: 2 } });
  const strategies: readonly Strategy[] = [
    { name: 'Sylhet', when: { cities: ['Sylhet'] }, rankBy: 'nearest' },
    { name: 'dear', when: { totalFrom: { amount: 500, currency: 'BDT' } }, rankBy: 'nearest' },
    { name: 'one parcel', rankBy: 'priority', maxParcels: 1 },
    { name: 'two parcels', when: { countries: ['BD'], skus: ['A'] }, rankBy: 'priority', maxParcels: 2 },
  ];
  const total = { amount: 499, currency: 'BDT' };
  const choice = ask([one('A', 3)], free, strategies, { country: 'BD', total });
  expect(choice).toMatchObject({
    strategy: 'two parcels',
    passed: [
      { name: 'Sylhet', because: 'CONDITIONS' },
      { name: 'dear', because: 'CONDITIONS' },
      { name: 'one parcel', because: 'TOO_MANY_PARCELS' },
    ],
  });
  expect(places(choice)).toEqual(['main', 'south']);
  const nothing = ask([one('A', 9)], free, strategies);
  expect(nothing.strategy).toBeUndefined();
  expect(nothing.passed?.at(-1)).toEqual({ name: 'two parcels', because: 'CONDITIONS' });
  expect(nothing.passed?.[2]).toEqual({ name: 'one parcel', because: 'NOT_ENOUGH' });
});

test('what is to come together comes from one warehouse that has all, before any strategy', () => {
  const free = stock({ A: { north: 1, south: 3 } });
  const nearest: readonly Strategy[] = [{ name: 's', rankBy: 'nearest' }];
  expect(ask([one('A', 3)], free, nearest, { together: true }).strategy).toBe('together');
  expect(places(ask([one('A', 4)], free, nearest, { together: true }))).toEqual(['north', 'south']);
});

test('lines of a group come from one warehouse, whoever else could give a part', () => {
  const free = stock({ CASE: { main: 2, north: 1, south: 1 }, PHONE: { main: 1, south: 2 } });
  const bundle = [
    { ...one('CASE', 1, '1'), group: 'kit' },
    { ...one('PHONE', 1, '2'), group: 'kit' },
  ];
  const strategies: readonly Strategy[] = [{ name: 's', rankBy: 'nearest' }];
  expect(places(ask(bundle, free, strategies))).toEqual(['main']);
  expect(places(ask(bundle, free, []))).toEqual(['main']);
  // The single phone must not take the one that the kit needs from the same shelf.
  const withOne = [...bundle, one('PHONE', 2, '3')];
  const choice = ask(withOne, free, strategies);
  const kit = choice.allotted.filter(({ lineId }) => lineId !== '3');
  expect(places({ allotted: kit })).toHaveLength(1);
  expect(availableOf(choice)).toEqual(choice.allotted);
  const apart = stock({ CASE: { north: 1 }, PHONE: { south: 1 } });
  expect(availableOf(ask(bundle, apart, strategies))).toEqual([]);
});

test('a strategy may name the warehouses that it asks', () => {
  const free = stock({ A: { main: 2, north: 2 } });
  const only: readonly Strategy[] = [{ name: 's', rankBy: 'nearest', warehouses: ['main', 'west'] }];
  expect(places(ask([one('A', 2)], free, only))).toEqual(['main']);
  expect(ask([one('A', 3)], free, only).passed).toEqual([{ name: 's', because: 'NOT_ENOUGH' }]);
});

test('what is wrong with strategies is said by the field', () => {
  const rankBy = 'nearest' as const;
  const faults = (...strategies: readonly Strategy[]) =>
    strategyFaults(strategies, ['main']).map(({ pointer }) => pointer);
  expect(faults()).toEqual(['/strategies']);
  expect(faults({ name: 'a', rankBy, maxParcels: 1, warehouses: ['main'] }, { name: 'b', rankBy })).toEqual(
    [],
  );
  expect(
    faults(
      { name: 'together', rankBy },
      { name: 'a', rankBy, maxParcels: 0 },
      { name: 'a', rankBy, warehouses: ['main', 'moon'] },
    ),
  ).toEqual([
    '/strategies/0/name',
    '/strategies/1/maxParcels',
    '/strategies/2/name',
    '/strategies/2/warehouses/1',
  ]);
});

const SKUS = ['A', 'B'] as const;
const CODES = PLACES.map(({ code }) => code);
const wantedLines: fc.Arbitrary<Wanted[]> = fc
  .array(
    fc.record({
      sku: fc.constantFrom(...SKUS),
      quantity: fc.integer({ min: 1, max: 3 }),
      group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) =>
    lines.map(({ group, ...line }, index) => ({
      ...line,
      lineId: String(index + 1),
      ...(group !== undefined && { group }),
    })),
  );
const counts = fc.dictionary(
  fc.constantFrom(...SKUS),
  fc.dictionary(fc.constantFrom(...CODES), fc.integer({ min: 0, max: 4 }), { noNullPrototype: true }),
  { noNullPrototype: true },
);
const strategy: fc.Arbitrary<Strategy> = fc.record({
  name: fc.constant('s'),
  rankBy: fc.constantFrom('nearest', 'fewest-parcels', 'cost', 'priority', 'soonest'),
  maxParcels: fc.integer({ min: 1, max: 4 }),
});
const leftOuts = fc.array(
  fc.record({
    warehouse: fc.constantFrom(...CODES),
    because: fc.constant('DAMAGED' as const),
    sku: fc.option(fc.constantFrom(...SKUS), { nil: undefined }),
  }),
  { maxLength: 3 },
);
const sum = (parts: readonly { readonly quantity: number }[]): number =>
  parts.reduce((total, { quantity }) => total + quantity, 0);

/** Whether so many of the places can give all, by trying every way to give each line or group a place; slow and plain. */
function canServe(
  lines: readonly Wanted[],
  free: FreeStock,
  most: number,
  isOut: (code: string, sku: string) => boolean,
): boolean {
  const units = lines.flatMap((line) =>
    line.group === undefined
      ? Array.from({ length: line.quantity }, () => [{ ...line, quantity: 1 }])
      : lines.find(({ group }) => group === line.group) === line
        ? [lines.filter(({ group }) => group === line.group)]
        : [],
  );
  const left = new Map<string, number>(
    SKUS.flatMap((sku) =>
      CODES.map(
        (code) => [`${sku}/${code}`, isOut(code, sku) ? 0 : (free.get(sku)?.get(code) ?? 0)] as const,
      ),
    ),
  );
  const place = (index: number, used: ReadonlySet<string>): boolean => {
    const unit = units[index];
    if (!unit) return true;
    return CODES.some((code) => {
      const then = new Set([...used, code]);
      if (then.size > most) return false;
      for (const { sku, quantity } of unit)
        left.set(`${sku}/${code}`, (left.get(`${sku}/${code}`) ?? 0) - quantity);
      const fits = SKUS.every((sku) => (left.get(`${sku}/${code}`) ?? 0) >= 0) && place(index + 1, then);
      for (const { sku, quantity } of unit)
        left.set(`${sku}/${code}`, (left.get(`${sku}/${code}`) ?? 0) + quantity);
      return fits;
    });
  };
  return place(0, new Set());
}

test('a strategy serves an order exactly when stock allows it within its parcels, never from a place that is left out', () => {
  fc.assert(
    fc.property(wantedLines, counts, strategy, leftOuts, (lines, free, rule, found) => {
      const leftOut = found.map(({ sku, ...rest }) => ({ ...rest, ...(sku !== undefined && { sku }) }));
      const choice = ask(lines, stock(free), [rule], { leftOut });
      const isOut = (code: string, sku: string): boolean =>
        leftOut.some((one) => one.warehouse === code && (one.sku ?? sku) === sku);
      expect(choice.strategy === 's').toBe(canServe(lines, stock(free), rule.maxParcels ?? 4, isOut));
      for (const { lineId, quantity } of lines)
        expect(sum(choice.allotted.filter((part) => part.lineId === lineId))).toBe(quantity);
      const given = availableOf(choice);
      const isServed = choice.strategy === 's';
      expect(isServed ? given : choice.allotted).toEqual(choice.allotted);
      expect(isServed ? places(choice).length : 0).toBeLessThanOrEqual(rule.maxParcels ?? 4);
      for (const sku of SKUS)
        for (const code of CODES) {
          const ids = lines.filter((line) => line.sku === sku).map(({ lineId }) => lineId);
          const here = sum(given.filter((part) => part.warehouse === code && ids.includes(part.lineId)));
          expect(here).toBeLessThanOrEqual(isOut(code, sku) ? 0 : (free[sku]?.[code] ?? 0));
        }
      for (const group of ['g', 'h']) {
        const ids = lines.filter((line) => line.group === group).map(({ lineId }) => lineId);
        expect(places({ allotted: given.filter(({ lineId }) => ids.includes(lineId)) }).length).toBeLessThan(
          2,
        );
      }
      expect(chooseAgain(choice)).toEqual(choice.allotted);
    }),
  );
});

test('without strategies the standard rule chooses, as it always has', () => {
  fc.assert(
    fc.property(wantedLines, counts, (lines, free) => {
      const alone = lines.map(({ group: _group, ...line }) => line);
      const { allotted, ...told } = choose(alone, { places: PLACES, free: stock(free) }, { city: 'khulna' });
      expect(allotted).toEqual(allocate(alone, PLACES, stock(free), 'khulna'));
      expect(told).not.toHaveProperty('strategy');
      expect(told).not.toHaveProperty('passed');
    }),
  );
});
