import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Makes V8 tell of each collection, which costs next to nothing. */
export const TELL_COLLECTIONS = '--trace-gc';

/** Makes a program collect when {@link collect} asks it to. */
export const COLLECT_WHEN_ASKED: readonly string[] = [
  '--expose-gc',
  '--require',
  path.join(__dirname, 'collectOnSignal.cjs'),
];

/** Has a program that was started with {@link COLLECT_WHEN_ASKED} make a full collection of its main thread soon. */
export function collect(pid: number): void {
  process.kill(pid, 'SIGUSR2');
}

/** What a full garbage collection of one thread left. */
export interface Collection {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The thread's heap. */
  readonly heap: string;
  readonly bytes: number;
}

const MEGABYTE = 1_024 * 1_024;
const FULL = /^\[\d+:(\S+)\]\s+\d+ ms: Mark-Compact .*?-> ([\d.]+) \(/;
const logLine = z.object({ time: z.number(), output: z.string() });

/**
 * The full collections of a program of the run.
 * @param folder the run's.
 * @param log the log's name.
 */
export function collectionsOf(folder: string, log: string): Collection[] {
  return readCollections(readFileSync(path.join(folder, 'logs', `${log}.log`), 'utf8'));
}

/** The full collections in the log of a program that was started with {@link TELL_COLLECTIONS}. */
export function readCollections(log: string): Collection[] {
  return log
    .split('\n')
    .filter((line) => line.includes('Mark-Compact'))
    .flatMap((line) => {
      const { time, output } = logLine.parse(JSON.parse(line));
      const [, heap, megabytes] = FULL.exec(output) ?? [];
      return heap && megabytes ? [{ at: time, heap, bytes: Number(megabytes) * MEGABYTE }] : [];
    });
}

/** What is in use in all threads of a process, by the last collection of each until a time; null: there was none. */
export function heapAfter(collections: readonly Collection[], until: number): number | null {
  const last = new Map<string, number>();
  for (const { at, heap, bytes } of collections) if (at <= until) last.set(heap, bytes);
  return last.size === 0 ? null : [...last.values()].reduce((sum, bytes) => sum + bytes, 0);
}
