import { formatListeners, listenersMissed } from './listenersReport';
import type { Listeners } from './runListeners';

const MB = 1_048_576;
const FOUND: Listeners = {
  ...{ orders: 500, listeners: 5_000, concurrency: 8, events: 4_000, p50Ms: 6.5, p99Ms: 80 },
  memory: {
    before: { resident: 200 * MB, heap: null },
    idle: { resident: 300 * MB, heap: 90 * MB },
    after: { resident: 310 * MB, heap: 95 * MB },
  },
  ...{ missed: 0, closed: 0, deliveredPerSecond: 5, apiCpuMs: null },
};
const MACHINE = { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' };

test('a listener takes what the process holds more than before', () => {
  const lines = formatListeners(FOUND, MACHINE)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('| memory | 200 | 300 | 310 | 20.5 |');
  expect(lines).toContain('| heap after a collection | n/a | 90.0 | 95.0 | n/a |');
  expect(lines).toContain('| from commit to listener, p99 ms | 80.0 |');
});

test.each([
  ['an event was missed', { missed: 1 }, true],
  ['a stream ended', { closed: 1 }, true],
  ['all heard all', {}, false],
])('%s: an aim is missed: %p %p', (_what, change, missed) => {
  expect(listenersMissed({ ...FOUND, ...change })).toBe(missed);
});
