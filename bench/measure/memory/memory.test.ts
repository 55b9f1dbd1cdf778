import { existsSync } from 'node:fs';
import { memoryOf, parseResident, sampleMemory } from './memory';

test('what lies in memory is read among all that the kernel tells', () => {
  expect(parseResident('Name:\tnode\nVmHWM:\t  9000 kB\nVmRSS:\t  2048 kB\nThreads:\t11\n')).toBe(2_097_152);
});

test('a process that has ended holds nothing that is known', () => {
  expect(parseResident('Name:\tnode\nState:\tZ (zombie)\n')).toBeNull();
  expect(memoryOf(2 ** 30)).toBeNull();
});

test('memory is looked at when it begins and when it ends, whatever lies between', () => {
  const samples = sampleMemory({ ours: process.pid, nobody: 2 ** 30 }, 60_000)();
  const known = samples.map(({ memory }) => [typeof memory['ours'], memory['nobody']]);
  const ours = existsSync('/proc/self/status') ? 'number' : 'object';
  expect(known).toEqual([
    [ours, null],
    [ours, null],
  ]);
});
