import type { Parts } from '../measure/cpu';
import { drive } from '../measure/load';
import { measure, ofRounds, type Measurement } from '../measure/measurement';
import { median, percentile } from '../measure/statistics';
import type { PlacedOrder, Shop } from './shop';
import { whenStarted } from './starts';

/** Placing orders while no worker runs. */
export interface Placing extends Measurement {
  /** Of the orders placed, how many the request didn't start itself: between 0 and 1. */
  readonly leftToSweeper: number;
  /** From the request until the order's workflow had been started, which the answer doesn't wait for. */
  readonly startedP50Ms: number;
  readonly startedP99Ms: number;
}

/** Places so many orders, so many at once. */
export async function measurePlacing(
  shop: Shop,
  parts: Parts,
  count: number,
  concurrency: number,
): Promise<Placing> {
  const before = await shop.leftToSweeper();
  const placed: PlacedOrder[] = [];
  const measured = await measure(concurrency, parts, () =>
    drive(count, concurrency, async () => {
      const order = await shop.place();
      placed.push(order);
      return order.latencyMs;
    }),
  );
  const ids = placed.map(({ id }) => id);
  const started = await whenStarted(shop.database, ids);
  const untilStarted = placed.map(({ id, sentAt }) => (started.get(id) ?? Infinity) - sentAt);
  return {
    ...measured,
    leftToSweeper: ((await shop.leftToSweeper()) - before) / count,
    startedP50Ms: percentile(untilStarted, 0.5),
    startedP99Ms: percentile(untilStarted, 0.99),
  };
}

/** Rounds as one; of what was left to the sweeper the mean, because one order left in one round counts. */
export function placingOfRounds(rounds: readonly Placing[]): Placing {
  const left = rounds.reduce((sum, { leftToSweeper, count }) => sum + leftToSweeper * count, 0);
  const whole = ofRounds(rounds);
  return {
    ...whole,
    leftToSweeper: left / whole.count,
    startedP50Ms: median(rounds.map(({ startedP50Ms }) => startedP50Ms)),
    startedP99Ms: median(rounds.map(({ startedP99Ms }) => startedP99Ms)),
  };
}
