import { CancellationScope, continueAsNew } from '@temporalio/workflow';
import { compensate } from './compensation';
import { fulfil } from './fulfilment';
import { receiveMessages } from './engine/handlers';
import type { OrderInput } from './messages';
import { capturePayment, securePayment, untilOrPaid } from './payment';
import { reserveInventory } from './reservation';
import { passReview } from './review';
import { openRun, RunTooLong, type OrderRun } from './engine/run';

/**
 * An order's life, from checkout to the end of its return window, in as many runs as it takes. The one entry
 * for the first start, for continuing a long history as new, for reopening and for repair from the snapshot
 * in SQL: every step looks at the state first, so the story can be taken up anywhere.
 */
export async function order(input: OrderInput): Promise<void> {
  const run = openRun(input);
  receiveMessages(run);
  await CancellationScope.nonCancellable(async () => {
    await run.loaded;
    try {
      await live(run);
    } catch (error) {
      if (!(error instanceof RunTooLong)) throw error;
      await run.drained({ effects: false });
      await continueAsNew<typeof order>({ orderId: input.orderId, state: run.state });
    }
  });
}

async function live(run: OrderRun): Promise<void> {
  // A message may open a closed order again, also while this run is about to end.
  while (!(await isOver(run))) {
    await run.tell(async () => {
      await reserveInventory(run);
      await securePayment(run);
      await passReview(run);
      await fulfil(run);
    });
    if (run.state.cancellation) await compensate(run);
    await waitOutReturns(run);
    await close(run);
  }
}

/** Closed, and nobody is waiting to be heard or told. */
async function isOver(run: OrderRun): Promise<boolean> {
  if (!run.state.closedAt) return false;
  await run.drained({ effects: true });
  return run.state.closedAt !== undefined;
}

/** Delivered isn't done: the customer may send it back, a person may still have to decide something. */
async function waitOutReturns(run: OrderRun): Promise<void> {
  const { deliveredAt, policy } = run.state;
  if (deliveredAt) {
    const at = new Date(Date.parse(deliveredAt) + policy.returns.windowMs).toISOString();
    await untilOrPaid(run, ({ reopenedUntil }) => reopenedUntil !== undefined, { at, of: 'return window' });
  }
  while (run.state.holds.length > 0) {
    await untilOrPaid(run, ({ holds }) => holds.length === 0);
    await capturePayment(run);
  }
  while (run.state.reopenedUntil && Date.parse(run.state.reopenedUntil) > Date.now()) {
    await untilOrPaid(run, () => false, { at: run.state.reopenedUntil, of: 'reopened' });
  }
}

async function close(run: OrderRun): Promise<void> {
  await run.record(({ closedAt }) => (closedAt ? [] : [{ type: 'OrderClosed' }]));
}
