import type { Measurement } from './measurement';
import type { Series } from '../report/result';

/** Collects the rounds of one thing. */
export interface Tally<Figures extends Measurement> {
  add(figures: Figures): void;
  /** One series for each concurrency, in the order in which they came first. */
  series(): Series<Figures>[];
}

/** @param merge makes one of several rounds. */
export function createTally<Figures extends Measurement>(
  merge: (rounds: readonly Figures[]) => Figures,
): Tally<Figures> {
  const byConcurrency = new Map<number, Figures[]>();
  return {
    add: (figures) => {
      const rounds = byConcurrency.get(figures.concurrency) ?? [];
      byConcurrency.set(figures.concurrency, [...rounds, figures]);
    },
    series: () => [...byConcurrency.values()].map((rounds) => ({ whole: merge(rounds), rounds })),
  };
}
