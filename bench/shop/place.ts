import type { Parts } from '../measure/cpu';
import { drive } from '../measure/load';
import { measure, ofRounds, type Measurement } from '../measure/measurement';
import type { Shop } from './shop';

/** Placing orders while no worker runs. */
export interface Placing extends Measurement {
  /** Of the orders placed, how many the request didn't start itself: between 0 and 1. */
  readonly leftToSweeper: number;
}

/** Places so many orders, so many at once. */
export async function measurePlacing(
  shop: Shop,
  parts: Parts,
  count: number,
  concurrency: number,
): Promise<Placing> {
  const before = await shop.leftToSweeper();
  const measured = await measure(concurrency, parts, () =>
    drive(count, concurrency, async () => (await shop.place()).latencyMs),
  );
  return { ...measured, leftToSweeper: ((await shop.leftToSweeper()) - before) / count };
}

/** Rounds as one; of what was left to the sweeper the mean, because one order left in one round counts. */
export function placingOfRounds(rounds: readonly Placing[]): Placing {
  const left = rounds.reduce((sum, { leftToSweeper, count }) => sum + leftToSweeper * count, 0);
  const whole = ofRounds(rounds);
  return { ...whole, leftToSweeper: left / whole.count };
}
