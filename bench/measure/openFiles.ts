import { readFileSync } from 'node:fs';

/** What a process has open beside its connections to listeners. */
const OTHERS = 500;

/** @throws {Error} that says what to do when processes started here may not have so many connections. */
export function requireOpenFiles(connections: number): void {
  const allowed = allowedOpenFiles();
  const needed = connections + OTHERS;
  if (allowed >= needed) return;
  throw new Error(`Only ${allowed} files may be open in a process here: set ulimit -n to ${needed} or more`);
}

function allowedOpenFiles(): number {
  try {
    return parseOpenFiles(readFileSync('/proc/self/limits', 'utf8'));
  } catch {
    return Infinity;
  }
}

/** Reads `/proc/<pid>/limits`: how many files Node may open, which raises its limit as far as it may. */
export function parseOpenFiles(limits: string): number {
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === undefined || hard === 'unlimited' ? Infinity : Number(hard);
}
