import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** What came of one thing that was offered. */
export interface Offered<Result> {
  /** From when it was due, not from when it could be sent: what has to wait has waited. */
  readonly latencyMs: number;
  readonly result?: Result;
  /** Why there is no result. */
  readonly fault?: string;
}

/**
 * Does something so many times, evenly, whatever becomes of those before: as many come as customers do, not as many as are served.
 * @param act does it once; its number counts from 0.
 * @returns once all have come to an end; a failure is one of the ends.
 */
export async function offerEvenly<Result>(
  count: number,
  perSecond: number,
  act: (index: number) => Promise<Result>,
): Promise<readonly Offered<Result>[]> {
  const from = performance.now();
  const ends: Promise<Offered<Result>>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = from + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await delay(early);
    ends.push(endOf(act(index), due));
  }
  return Promise.all(ends);
}

async function endOf<Result>(work: Promise<Result>, due: number): Promise<Offered<Result>> {
  try {
    const result = await work;
    return { latencyMs: performance.now() - due, result };
  } catch (error) {
    return {
      latencyMs: performance.now() - due,
      fault: error instanceof Error ? error.message : String(error),
    };
  }
}
