import { watchOrders, type Stage } from './arrivals';
import type { Parts } from '../measure/cpu';
import { drive } from '../measure/load';
import { measure, ofRounds, type Measurement } from '../measure/measurement';
import type { Shop } from './shop';
import { median, percentile } from '../measure/statistics';

/** Orders from the checkout to the customer's door; `p50Ms`, `p99Ms` and `perSecond` are of whole lives. */
export interface Lives extends Measurement {
  readonly placeP50Ms: number;
  readonly placeP99Ms: number;
}

/** Has so many orders come to a stage, so many on their way at once. */
export async function measureLives(
  shop: Shop,
  parts: Parts,
  load: { readonly count: number; readonly concurrency: number; readonly stage?: Stage },
  onArrived: (orderId: string) => void = () => undefined,
): Promise<Lives> {
  const arrivals = watchOrders(shop.database, load.stage ?? 'delivered');
  try {
    return await timeLives(parts, load, async () => {
      const { id, latencyMs } = await shop.place();
      await arrivals.of(id);
      onArrived(id);
      return latencyMs;
    });
  } finally {
    await arrivals.close();
  }
}

/**
 * Lives so many lives, so many at once.
 * @param live lives one, and tells how long its placement took.
 */
export async function timeLives(
  parts: Parts,
  { count, concurrency }: { readonly count: number; readonly concurrency: number },
  live: (index: number) => Promise<number>,
): Promise<Lives> {
  const placing: number[] = [];
  const measured = await measure(concurrency, parts, () =>
    drive(count, concurrency, async (index) => {
      placing.push(await live(index));
    }),
  );
  return { ...measured, placeP50Ms: percentile(placing, 0.5), placeP99Ms: percentile(placing, 0.99) };
}

/** Rounds as one: the median of each figure. */
export function livesOfRounds(rounds: readonly Lives[]): Lives {
  return {
    ...ofRounds(rounds),
    placeP50Ms: median(rounds.map(({ placeP50Ms }) => placeP50Ms)),
    placeP99Ms: median(rounds.map(({ placeP99Ms }) => placeP99Ms)),
  };
}
