import { availabilityMissed, formatAvailability } from './availabilityReport';
import { createKnowledge, isStale } from './knowledge';
import type { Availability } from './runAvailability';

describe('an answer is stale', () => {
  const knowledge = createKnowledge(
    new Map([
      ['A', 10],
      ['B', 5],
    ]),
  );
  const before = knowledge.of(['A', 'B']);
  knowledge.placed([
    { sku: 'A', quantity: 2 },
    { sku: 'A', quantity: 1 },
  ]);
  const after = knowledge.of(['A', 'B']);

  test.each([
    ['with all pieces of an order that came before it', 10, 5, true],
    ['with some of them', 8, 5, true],
    ['without them', 7, 5, false],
    ['without those of another that came meanwhile', 7, 4, false],
    ['that doesn’t say', null, 5, true],
  ])('%s: %p %p %p', (_what, a, b, stale) => {
    const told = [
      { sku: 'A', available: a },
      { sku: 'B', available: b },
    ];
    expect(isStale(told, after)).toBe(stale);
  });

  test('when it was sent after the order, not before', () => {
    const told = [
      { sku: 'A', available: 10 },
      { sku: 'B', available: 5 },
    ];
    expect([isStale(told, before), isStale(told, after)]).toEqual([false, true]);
    expect(isStale([{ sku: 'A', available: 7 }], after)).toBe(true);
  });
});

const offers = { perSecond: 200, offered: 4_000, p50Ms: 4, p99Ms: 12, failed: [] };
const FOUND: Availability = {
  ...{ seconds: 20, skus: 100, stale: 0, reads: offers, cores: { API: 0.5, PostgreSQL: null } },
  orders: { ...offers, perSecond: 20, offered: 400 },
};

test('reads and orders are a row each, and why some failed stands below', () => {
  const failed = { ...FOUND, reads: { ...offers, failed: ['503', '503'] } };
  const lines = formatAvailability(failed, { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' })
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('| availability of 100 SKUs | 200 | 4000 | 2 | 4.00 | 12.0 |');
  expect(lines).toContain('| order placed | 20 | 400 | 0 | 4.00 | 12.0 |');
  expect(lines).toContain('| API | 0.50 |');
  expect(lines.filter((line) => line === '- Failed: 503')).toHaveLength(1);
});

test.each([
  ['all were answered soon', {}, false],
  ['one in a hundred took too long', { reads: { ...offers, p99Ms: 31 } }, true],
  ['none was answered', { reads: { ...offers, p99Ms: NaN } }, true],
  ['one was stale', { stale: 1 }, true],
  ['an order failed', { orders: { ...offers, failed: ['503'] } }, true],
])('%s: an aim is missed: %p %p', (_what, change, missed) => {
  expect(availabilityMissed({ ...FOUND, ...change })).toBe(missed);
});
