import { formatLong, longMissed, longRatios } from './longReport';
import type { LongRun } from './longRun';
import type { Quarter } from './quarters';

const MB = 1_048_576;

function quarter(worker: number, p99: number): Quarter {
  const times = { lifeP50Ms: 900, lifeP99Ms: p99, placeP50Ms: 20, placeP99Ms: 50 };
  const memory = { worker: worker * MB, API: 100 * MB, Temporal: null };
  return { orders: 25, perSecond: 6, ...times, memory, heap: { worker: 40 * MB, API: null } };
}

const RUN: LongRun = {
  ...{ orders: 100, concurrency: 16, late: [], open: 0, stored: 140 },
  quarters: [quarter(200, 1_000), quarter(210, 1_100), quarter(215, 1_000), quarter(220, 1_200)],
  relations: [
    { name: 'order_events', kind: 'table', bytes: 1_400_000 },
    { name: 'order_events_pkey', kind: 'index', bytes: 140_000 },
    { name: 'products', kind: 'table', bytes: 0 },
  ],
  vacuumed: [
    { table: 'products', live: 500, dead: 900, times: 2, secondsAgo: 30 },
    { table: 'order_events', live: 2_000, dead: 100, times: 0, secondsAgo: null },
  ],
  temporalBytes: 14_000_000,
};

test('the last quarter is held against the first, and what isn’t known is not', () => {
  expect(longRatios(RUN).map(({ name, value }) => [name, value])).toEqual([
    ['memory of the worker, last quarter / first', 1.1],
    ['heap of the worker after collections, last quarter / first', 1],
    ['memory of the API, last quarter / first', 1],
    ['life p99, last quarter / first', 1.2],
    ['place p99, last quarter / first', 1],
    ['orders not delivered within a minute', 0],
    ['orders that did not close', 0],
    ['dead / live rows at most, of tables of 1000 rows', 0.05],
  ]);
});

test.each([
  ['memory grew', { quarters: [quarter(200, 1_000), quarter(221, 1_000)] }, true],
  ['orders got slower', { quarters: [quarter(200, 1_000), quarter(200, 1_201)] }, true],
  ['an order came late', { late: ['one'] }, true],
  ['an order did not close', { open: 1 }, true],
  ['nothing grew', {}, false],
])('%s: an aim is missed: %p %p', (_what, change, missed) => {
  expect(longMissed({ ...RUN, ...change })).toBe(missed);
});

test('what a Temporal server keeps that was there before is not told', () => {
  const machine = { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' };
  expect(formatLong({ ...RUN, temporalBytes: null }, machine)).not.toContain('Temporal’s file');
});

test('a report has a row for each quarter, each relation and each table', () => {
  const machine = { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' };
  const lines = formatLong(RUN, machine)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('| 4 | 25 | 6.00 | 900 | 1200 | 20.0 | 50.0 | 220 | 100 | n/a | 40.0 | n/a |');
  expect(lines).toContain('| order_events | table | 10000 | 1.34 |');
  expect(lines).toContain('| all 3 | | 11000 | 1.47 |');
  expect(lines).toContain('| Temporal’s file | | 100000 | 13.4 |');
  expect(lines).toContain('| order_events | 2000 | 100 | 0.05 | 0 | n/a |');
  expect(lines).toContain('| products | 500 | 900 | 1.80 | 2 | 30.0 |');
});
