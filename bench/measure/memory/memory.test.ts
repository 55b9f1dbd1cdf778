import { existsSync } from 'node:fs';
import { memoryOf, parseResident, sampleMemory } from './memory';

test('what lies in memory is read among all that the kernel tells', () => {
  expect(parseResident('Name:\tnode\nVmHWM:\t  9000 kB\nVmRSS:\t  2048 kB\nThreads:\t11\n')).toBe(2_097_152);
});

test('a process that has ended holds nothing that is known', () => {
  expect(parseResident('Name:\tnode\nState:\tZ (zombie)\n')).toBeNull();
  expect(memoryOf(2 ** 30)).toBeNull();
});

/** Elsewhere there is nothing to read. */
const hasProc = existsSync('/proc/self/status');

test('memory is looked at when it begins and when it ends, whatever lies between', () => {
  const parts = { ours: [process.pid], partly: [process.pid, 2 ** 30], unknown: [] };
  const samples = sampleMemory(parts, 60_000)();
  const known = samples.map(({ memory }) => [typeof memory['ours'], memory['partly'], memory['unknown']]);
  const ours = hasProc ? 'number' : 'object';
  expect(known).toEqual([
    [ours, null, null],
    [ours, null, null],
  ]);
});

test('several processes of a part count together', () => {
  const [sample] = sampleMemory({ one: [process.pid], both: [process.pid, process.ppid] }, 60_000)();
  const { one, both } = sample?.memory ?? {};
  expect((both ?? 0) > (one ?? 0)).toBe(hasProc);
});
