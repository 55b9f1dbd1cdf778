import { performance } from 'node:perf_hooks';

/** What came of doing one thing many times. */
export interface Load {
  readonly count: number;
  /** How long each took, in milliseconds. */
  readonly latenciesMs: readonly number[];
  /** From the first one's start to the last one's end, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * Does something so many times, so many at once: each lane begins the next as soon as its last one is done.
 * @param act does it once; its number counts from 0. What it returns, when it returns a number, is its latency in
 *   milliseconds; otherwise the time until it resolved is.
 * @throws the first failure; no lane begins anything after it.
 */
export async function drive(
  count: number,
  concurrency: number,
  act: (index: number) => Promise<number | void>,
): Promise<Load> {
  const latenciesMs: number[] = [];
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < count && !failed) {
      const index = next;
      next += 1;
      const from = performance.now();
      try {
        latenciesMs.push((await act(index)) ?? performance.now() - from);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane));
  return { count, latenciesMs, elapsedMs: performance.now() - from };
}
