import { burstMissed, formatBursts } from './burstReport';
import { lostOf } from './lostOrders';
import type { Burst } from './runBurst';

test('an order is lost when it was promised and isn’t there, or is there and was not delivered', () => {
  const written = [
    { id: 'delivered', delivered: true, startedAt: 1 },
    { id: 'waiting', delivered: false, startedAt: 1 },
    { id: 'unanswered', delivered: false, startedAt: null },
  ];
  expect(lostOf(['delivered', 'waiting', 'gone'], written)).toEqual(['waiting', 'gone', 'unanswered']);
});

const UP: Burst = {
  ...{ worker: 'up', offered: 1_000, seconds: 10, workerAfterS: null, refused: [] },
  ...{
    p50Ms: 40,
    p99Ms: 900,
    leftToSweeper: 0.123,
    startedAfterS: 14,
    halfAfterS: 90,
    deliveredAfterS: 170,
    lost: [],
  },
};
const MACHINE = { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' };

test('a burst is a row, and why orders were refused stands below', () => {
  const down: Burst = {
    ...UP,
    worker: 'down',
    workerAfterS: 5,
    refused: ['503', '503'],
    deliveredAfterS: null,
  };
  const lines = formatBursts([down, UP], MACHINE)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('| worker up | 1000 | 10.0 | 0 | 40.0 | 900 | 12.3 % | 14.0 | 90.0 | 170 | 0 |');
  expect(lines).toContain(
    '| worker down, started after 5.00 s | 1000 | 10.0 | 2 | 40.0 | 900 | 12.3 % | 14.0 | 90.0 | n/a | 0 |',
  );
  expect(lines.filter((line) => line === '- Refused: 503')).toHaveLength(1);
});

test.each([
  ['one was lost', { lost: ['one'] }, true],
  ['one was refused', { refused: ['503'] }, true],
  ['all were delivered', {}, false],
])('%s: an aim is missed: %p %p', (_what, change, missed) => {
  expect(burstMissed([{ ...UP, ...change }])).toBe(missed);
});
