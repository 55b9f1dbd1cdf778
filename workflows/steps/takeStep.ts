import type { OrderState } from '../../domain/order/order';
import type { Decision } from '../engine/journal';
import type { OrderRun } from '../engine/run';

/** A step that the story takes by itself, as soon as nothing keeps it from it. */
interface Step {
  readonly may: (order: OrderState) => boolean;
  readonly isDone: (order: OrderState) => boolean;
  readonly facts: Decision;
}

/**
 * Waits until a step may be taken, and takes it. Whether it may is asked once more when its turn to be recorded has come: a
 * hold that somebody put meanwhile stops it, and it waits again. Runs of earlier stories took it then, once and for all.
 */
export async function takeStep(run: OrderRun, { may, isDone, facts }: Step): Promise<void> {
  do {
    await run.until((order) => isDone(order) || may(order));
    await run.record((order, at) =>
      isDone(order) || (run.heedsLateHolds && !may(order)) ? [] : facts(order, at),
    );
  } while (run.heedsLateHolds && !isDone(run.state) && !run.state.cancellation);
}
