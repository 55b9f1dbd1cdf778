import { readFileSync, readdirSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every Linux that Node runs on. */
const MS_PER_TICK = 10;

interface ProcessTimes {
  readonly parent: number;
  /** Its own time and that of children that have ended, in milliseconds. */
  readonly cpuMs: number;
}

/** Process ids by the name of the part that they are together; none where nobody knows them. */
export type Parts = Readonly<Record<string, readonly number[]>>;

/**
 * CPU time that processes and their descendants have used since they started, in milliseconds, each counted once; null where
 * the system has no `/proc`, a process is gone, or none is named.
 */
export function cpuTimeOf(...pids: readonly number[]): number | null {
  const processes = readProcesses();
  if (!processes || pids.length === 0 || !pids.every((pid) => processes.has(pid))) return null;
  return [...processes].reduce(
    (sum, [id, { cpuMs }]) => (descendsFrom(processes, id, pids) ? sum + cpuMs : sum),
    0,
  );
}

function readProcesses(): ReadonlyMap<number, ProcessTimes> | undefined {
  try {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(ids.flatMap((id) => readOne(Number(id))));
  } catch {
    return undefined;
  }
}

/** Nothing when the process has ended meanwhile: its time is in its parent's then. */
function readOne(pid: number): [number, ProcessTimes][] {
  try {
    return [[pid, parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))]];
  } catch {
    return [];
  }
}

/** A line of `/proc/<pid>/stat`: a name in parentheses, which may hold anything, then fields by position. */
export function parseStat(line: string): ProcessTimes {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // proc(5) counts from 1 and counts the two before these: field 4 is the parent, 14 to 17 the times.
  const field = (position: number): number => Number(fields[position - 3]);
  const ticks = field(14) + field(15) + field(16) + field(17);
  return { parent: field(4), cpuMs: ticks * MS_PER_TICK };
}

function descendsFrom(
  processes: ReadonlyMap<number, ProcessTimes>,
  pid: number,
  ancestors: readonly number[],
): boolean {
  for (let at: number | undefined = pid; at !== undefined; at = processes.get(at)?.parent) {
    if (ancestors.includes(at)) return true;
  }
  return false;
}

/** Milliseconds by the name of the part; null: not known here. */
export type CpuTimes = Readonly<Record<string, number | null>>;

/** Starts counting; the function returned gives what each part has used since. */
export function countCpu(parts: Parts): () => CpuTimes {
  const before = readAll(parts);
  return () => {
    const after = readAll(parts);
    return Object.fromEntries(
      Object.keys(parts).map((name) => [name, difference(before[name], after[name])]),
    );
  };
}

function readAll(parts: Parts): CpuTimes {
  return Object.fromEntries(Object.entries(parts).map(([name, pids]) => [name, cpuTimeOf(...pids)]));
}

function difference(before: number | null | undefined, after: number | null | undefined): number | null {
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}
