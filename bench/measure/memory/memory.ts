import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Parts } from '../cpu';

/** Bytes by the name of the part; null: not known here. */
export type Memory = Readonly<Record<string, number | null>>;

/** What parts held in memory at one moment. */
export interface MemorySample {
  /** By `performance.now()`. */
  readonly atMs: number;
  readonly memory: Memory;
}

/** Bytes of a process that lie in memory (RSS), without its children; null where the system has no `/proc` or the process is gone. */
export function memoryOf(pid: number): number | null {
  try {
    return parseResident(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return null;
  }
}

/** Reads `/proc/<pid>/status`; null when it says nothing of memory, as a process that has ended does. */
export function parseResident(status: string): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
}

/** Bytes of a part's processes together, those that they share counted in each; null where one's are not known, or none is named. */
function memoryOfAll(pids: readonly number[]): number | null {
  const known = pids.map(memoryOf).filter((bytes) => bytes !== null);
  return known.length === 0 || known.length < pids.length ? null : known.reduce((sum, bytes) => sum + bytes);
}

/** Looks at the parts' memory again and again; the function returned ends it and gives what was seen. */
export function sampleMemory(parts: Parts, everyMs: number): () => readonly MemorySample[] {
  const samples: MemorySample[] = [];
  const look = (): void => {
    const memory = Object.fromEntries(Object.entries(parts).map(([name, pids]) => [name, memoryOfAll(pids)]));
    samples.push({ atMs: performance.now(), memory });
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    look();
    return samples;
  };
}
