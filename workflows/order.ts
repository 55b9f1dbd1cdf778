import { ApplicationFailure, CancellationScope, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { keepAllocation } from './allocation/keepAllocation';
import { tellCouriers } from './money/cashChange';
import { compensate, hasMoneyToFree } from './compensation';
import { earlierStory } from './earlier/story';
import { receiveMessages } from './engine/commands/handlers';
import { openRun, RunTooLong, type OrderRun } from './engine/run';
import type { Story } from './story';
import { fulfil } from './parcels/fulfilment';
import { holdUntaken } from './parcels/holdUntaken';
import { keepHolds } from './holds/holds';
import { MALFORMED, STORY, type OrderInput } from './messages';
import { beginningOf } from './engine/start/beginning';
import { inputFault } from './engine/start/inputFault';
import { hasOpenRefund } from '../domain/refunds/refunds';
import { toGiveFree } from '../domain/payment/surplus';
import { dueMove, keepAccount } from './money/payment';
import { keepRefunds } from './money/refunds';
import { reserveInventory } from './reservation';
import { passReview } from './review';
import { isPaidOrOut } from './steps/waits';

/**
 * An order's life, from checkout to the end of its return window, in as many runs as it takes. The one entry
 * for the first start, for continuing a long history as new, for reopening and for repair from the snapshot
 * in SQL: every step looks at the state first, so the story can be taken up anywhere.
 * @throws {ApplicationFailure} of type {@link MALFORMED} when somebody started it by hand with another input.
 */
export async function order(input: OrderInput): Promise<void> {
  const fault = inputFault(input, workflowInfo().workflowId);
  if (fault !== undefined) throw ApplicationFailure.nonRetryable(fault, MALFORMED);
  const beginning = beginningOf(input);
  const run = openRun(input.orderId, beginning);
  receiveMessages(run);
  await CancellationScope.nonCancellable(async () => {
    await run.loaded;
    keepHolds(run);
    const refunds = keepRefunds(run);
    const cash = tellCouriers(run);
    const allocation = keepAllocation(run);
    const story = (beginning.story ?? 1) < 2 ? earlierStory(run) : createStory(run);
    try {
      await live(run, story);
    } catch (error) {
      if (!(error instanceof RunTooLong)) throw error;
      await story.rest?.();
      await refunds.atRest();
      await cash.atRest();
      await allocation.atRest();
      await run.drained({ effects: false });
      await continueAsNew<typeof order>({ orderId: input.orderId, story: STORY });
    }
  });
}

async function live(run: OrderRun, story: Story): Promise<void> {
  // A message may open a closed order again, also while this run is about to end.
  while (!(await isOver(run, story))) {
    if (waitsForRefundAlone(run, story)) {
      await run.until(() => !waitsForRefundAlone(run, story));
      continue;
    }
    await run.runStory(() => story.begin());
    if (run.state.cancellation) {
      await story.rest?.();
      await compensate(run);
    }
    await story.waitOutReturns();
    // A hold that was put at the last moment is waited for once more.
    await run.record((order) =>
      order.closedAt || order.holds.length > 0 || hasMoneyToFree(order) || hasOpenRefund(order)
        ? []
        : [{ type: 'OrderClosed' }],
    );
  }
}

/** The money has an account of its own, kept beside the story, which waits for what that comes to. */
function createStory(run: OrderRun): Story {
  const account = keepAccount(run);
  return {
    async begin() {
      await reserveInventory(run);
      account.open();
      await run.until(isPaidOrOut);
      await passReview(run);
      await fulfil(run);
    },
    async waitOutReturns() {
      if (run.seesDeliveriesThrough) await holdUntaken(run);
      const { deliveredAt, policy } = run.state;
      if (deliveredAt) {
        const at = new Date(Date.parse(deliveredAt) + policy.returns.windowMs).toISOString();
        await run.until(({ reopenedUntil }) => reopenedUntil !== undefined, { at, of: 'return window' });
      }
      await run.until(
        (order) => order.holds.length === 0 && dueMove(order) === undefined && !hasOpenRefund(order),
      );
      while (run.state.reopenedUntil && Date.parse(run.state.reopenedUntil) > Date.now()) {
        await run.until(() => false, { at: run.state.reopenedUntil, of: 'reopened' });
      }
    },
    rest: () => account.atRest(),
    hasSurplus: () => !run.state.cancellation && toGiveFree(run.state) !== undefined,
  };
}

/** Closed, nothing is left to undo or to give free or back, and nobody is waiting to be heard or told. */
async function isOver(run: OrderRun, story: Story): Promise<boolean> {
  if (!run.state.closedAt) return false;
  await run.drained({ effects: true });
  return hasEnded(run, story) && !hasOpenRefund(run.state);
}

const hasEnded = ({ state }: OrderRun, story: Story): boolean =>
  state.closedAt !== undefined && !hasMoneyToFree(state) && story.hasSurplus?.() !== true;

/** A closed order of which money is to be given back stays closed meanwhile. */
const waitsForRefundAlone = (run: OrderRun, story: Story): boolean =>
  hasEnded(run, story) && hasOpenRefund(run.state);
