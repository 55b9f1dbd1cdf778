import { CancellationScope } from '@temporalio/workflow';
import { expireHolds, nextToExpire } from '../../domain/holds/expireHolds';
import type { OrderState } from '../../domain/order/order';
import { RunTooLong, type OrderRun } from '../engine/run';

/**
 * Ends the holds that have an end, beside the story and until the run ends. An order without such a hold has no timer of this:
 * its history is as if nobody watched.
 */
export function keepHolds(run: OrderRun): void {
  async function keep(): Promise<void> {
    for (;;) await endNext(run);
  }
  // Not part of a story, which is cancelled with the order: a hold may outlast that. The next run watches anew; any other error
  // is a fault, and fails the task until its mend is deployed.
  void CancellationScope.nonCancellable(keep).catch((error: unknown) => {
    if (!(error instanceof RunTooLong)) throw error;
  });
}

async function endNext(run: OrderRun): Promise<void> {
  const next = nextToExpire(run.state);
  if (!next) {
    await run.until((order) => nextToExpire(order) !== undefined);
    return;
  }
  const hasChanged = (order: OrderState): boolean => {
    const now = nextToExpire(order);
    return now?.key !== next.key || now.until !== next.until;
  };
  if (await run.until(hasChanged, { at: next.until, of: `end of hold ${next.key}` })) return;
  // What stands is looked at again: somebody may have released it while the time ran out. The timer's word counts, should the
  // clock of another machine be a little behind.
  await run.record((order, at) => expireHolds(order, laterOf(at, next.until)));
}

const laterOf = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);
