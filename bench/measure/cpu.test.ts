import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { countCpu, cpuTimeOf, parseStat } from './cpu';

test('a process’s times are read behind its name, whatever that holds', () => {
  const line =
    '42 (node (v20) x) S 7 42 42 0 -1 4194304 100 200 0 0 150 50 30 20 20 0 11 0 12345 1000000 500 18446744073709551615';
  expect(parseStat(line)).toEqual({ parent: 7, cpuMs: 2_500 });
});

/** Elsewhere there is nothing to read. */
const hasProc = existsSync('/proc/self/stat');

test.each([[hasProc ? 100 : null]])('work counts, also that of children which have ended', (least) => {
  const stop = countCpu({ ours: [process.pid], nobody: [2 ** 30], unknown: [] });
  spawnSync(process.execPath, ['-e', 'while (process.cpuUsage().user < 200_000);']);
  const { ours, nobody, unknown } = stop();
  expect([nobody, unknown]).toEqual([null, null]);
  expect(Math.min(ours ?? Infinity, least ?? Infinity)).toBe(least ?? Infinity);
});

test('several processes count together, and one that descends from another once', () => {
  const both = cpuTimeOf(process.pid, process.ppid);
  const outer = cpuTimeOf(process.ppid);
  expect((both ?? 0) - (outer ?? 0)).toBeLessThan(1_000);
  expect(cpuTimeOf(process.pid, 2 ** 30)).toBeNull();
});

test('a process that is not there has no time', () => {
  expect(cpuTimeOf(2 ** 30)).toBeNull();
});
