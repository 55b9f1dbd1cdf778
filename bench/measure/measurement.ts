import { countCpu, type CpuTimes, type Parts } from './cpu';
import type { Load } from './load';
import { median, medianKnown, percentile } from './statistics';

/** One thing done many times at one concurrency. */
export interface Measurement {
  readonly concurrency: number;
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  /** CPU milliseconds each, by part; null where the system doesn't tell. */
  readonly cpuMs: CpuTimes;
}

/** Runs a load and counts what the parts use of the CPU meanwhile. */
export async function measure(
  concurrency: number,
  parts: Parts,
  run: () => Promise<Load>,
): Promise<Measurement> {
  const stop = countCpu(parts);
  const load = await run();
  const used = Object.entries(stop());
  return {
    concurrency,
    count: load.count,
    p50Ms: percentile(load.latenciesMs, 0.5),
    p99Ms: percentile(load.latenciesMs, 0.99),
    perSecond: (load.count / load.elapsedMs) * 1_000,
    cpuMs: Object.fromEntries(used.map(([name, ms]) => [name, ms === null ? null : ms / load.count])),
  };
}

/**
 * Rounds of the same measurement as one: the median of each figure, so that what else the machine did during one
 * round doesn't count.
 * @throws {RangeError} when there are no rounds.
 */
export function ofRounds(rounds: readonly Measurement[]): Measurement {
  const [first] = rounds;
  if (first === undefined) throw new RangeError('Nothing was measured');
  return {
    concurrency: first.concurrency,
    count: rounds.reduce((sum, { count }) => sum + count, 0),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    cpuMs: Object.fromEntries(
      Object.keys(first.cpuMs).map((name) => [
        name,
        medianKnown(rounds.map(({ cpuMs }) => cpuMs[name] ?? null)),
      ]),
    ),
  };
}
