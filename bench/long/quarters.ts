import { performance } from 'node:perf_hooks';
import { heapAfter, type Collection } from '../measure/memory/collections';
import type { Memory, MemorySample } from '../measure/memory/memory';
import { medianKnown, percentile } from '../measure/statistics';

/** One order's way, by `performance.now()`. */
export interface Life {
  readonly endedAtMs: number;
  readonly placeMs: number;
  readonly lifeMs: number;
}

/** What a quarter of the orders took, in the order in which they were delivered. */
export interface Quarter {
  readonly orders: number;
  readonly perSecond: number;
  readonly lifeP50Ms: number;
  readonly lifeP99Ms: number;
  readonly placeP50Ms: number;
  readonly placeP99Ms: number;
  /** The median of what was seen meanwhile. */
  readonly memory: Memory;
  /** What the last full garbage collections until then have left. */
  readonly heap: Memory;
}

/** What was seen of the parts during a run. */
export interface Seen {
  readonly samples: readonly MemorySample[];
  /** By the name of the part. */
  readonly collections: Readonly<Record<string, readonly Collection[]>>;
}

const QUARTERS = 4;

/**
 * Cuts a run into quarters of as many orders each, so that their percentiles weigh the same.
 * @param beganAtMs when the first order was placed.
 * @returns fewer when there are fewer orders than quarters.
 */
export function quartersOf(lives: readonly Life[], seen: Seen, beganAtMs: number): Quarter[] {
  const inOrder = lives.toSorted((a, b) => a.endedAtMs - b.endedAtMs);
  const cut = (part: number): number => Math.round((part * inOrder.length) / QUARTERS);
  let from = beganAtMs;
  return Array.from({ length: QUARTERS }, (_, part) => inOrder.slice(cut(part), cut(part + 1))).flatMap(
    (own) => {
      const last = own.at(-1);
      if (last === undefined) return [];
      const quarter = quarterOf(own, seen, from, last.endedAtMs);
      from = last.endedAtMs;
      return [quarter];
    },
  );
}

function quarterOf(
  lives: readonly Life[],
  { samples, collections }: Seen,
  fromMs: number,
  untilMs: number,
): Quarter {
  const [life, place] = [lives.map(({ lifeMs }) => lifeMs), lives.map(({ placeMs }) => placeMs)];
  return {
    orders: lives.length,
    perSecond: (lives.length / (untilMs - fromMs)) * 1_000,
    lifeP50Ms: percentile(life, 0.5),
    lifeP99Ms: percentile(life, 0.99),
    placeP50Ms: percentile(place, 0.5),
    placeP99Ms: percentile(place, 0.99),
    memory: medianMemory(samples.filter(({ atMs }) => fromMs <= atMs && atMs <= untilMs)),
    heap: Object.fromEntries(
      Object.entries(collections).map(([part, own]) => [
        part,
        heapAfter(own, performance.timeOrigin + untilMs),
      ]),
    ),
  };
}

function medianMemory(samples: readonly MemorySample[]): Memory {
  const parts = Object.keys(samples[0]?.memory ?? {});
  return Object.fromEntries(
    parts.map((part) => [part, medianKnown(samples.map(({ memory }) => memory[part] ?? null))]),
  );
}
