import { readFileSync, readdirSync } from 'node:fs';
import { parseStat } from './cpu';

/**
 * Milliseconds of CPU that each kind of thread of a process has used, by the name that it gave itself (`comm` of proc(5)), the first
 * one as `main`; empty where the system has no `/proc`.
 */
export function threadTimesOf(pid: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const thread of threadsOf(pid)) {
    const folder = `/proc/${pid}/task/${thread}`;
    try {
      const name = thread === String(pid) ? 'main' : readFileSync(`${folder}/comm`, 'utf8').trim();
      const { cpuMs } = parseStat(readFileSync(`${folder}/stat`, 'utf8'));
      times.set(name, (times.get(name) ?? 0) + cpuMs);
    } catch {
      // It has ended meanwhile.
    }
  }
  return times;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
