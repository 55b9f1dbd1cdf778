import { CancellationScope, condition } from '@temporalio/workflow';
import { hasTriesLeft, isSeeking, piecesSought } from '../../domain/allocation/elsewhere/reallocation';
import { takeElsewhere } from '../../domain/allocation/elsewhere/takeElsewhere';
import type { OrderState } from '../../domain/order/order';
import { RunTooLong, type OrderRun } from '../engine/run';

/** Pieces that a warehouse lacked or refused, looked for elsewhere beside whatever else becomes of the order. */
export interface AllocationCourse {
  /** Resolves when none are being looked for. */
  atRest(): Promise<void>;
}

/**
 * Has other warehouses hold what an order lacks, as soon as it lacks something. What nobody has, or what was lacking too often, is a person's
 * matter or cancelled: it never looks twice for the same without news. An order that lacks nothing has no event of this.
 */
export function keepAllocation(run: OrderRun): AllocationCourse {
  let looking = false;
  async function keep(): Promise<void> {
    for (;;) {
      await run.until(isSeeking);
      looking = true;
      await look(run);
      looking = false;
    }
  }
  void CancellationScope.nonCancellable(keep).catch((error: unknown) => {
    if (!(error instanceof RunTooLong)) throw error;
  });
  return { atRest: () => condition(() => !looking) };
}

async function look(run: OrderRun): Promise<void> {
  const asked = lackedBy(run.state);
  const found = hasTriesLeft(run.state) ? await run.database.findElsewhere(run.state.id) : [];
  // More may have turned out to be lacking meanwhile: then it is looked for anew.
  await run.record((order) => (lackedBy(order) === asked ? takeElsewhere(order, found) : []));
}

/** What an order lacks and where it doesn't look, to be compared. */
const lackedBy = (order: OrderState): string =>
  JSON.stringify([piecesSought(order), order.reallocation ?? null]);
